import type { IncidentChannels } from '../../../src/app/ports/incident-channels.ts';
import type {
  IncidentStore,
  KnownIncident,
  ListedIncident,
  ListFilter,
  ListReader,
} from '../../../src/app/ports/incidents.ts';
import type { NudgeTimes } from '../../../src/app/ports/nudge-times.ts';
import { StoreFault } from '../../../src/app/ports/store-fault.ts';
import type { IncidentEvent } from '../../../src/domain/incident/event.ts';
import { type Incident, isActive } from '../../../src/domain/incident/incident.ts';
import type { NudgeKind } from '../../../src/domain/incident/nudge-kind.ts';
import { PendingEffectsHolder } from './memory-effects.ts';

export interface IncidentCard {
  incident: Incident;
  channel: string | undefined;
  readonly formerChannels: string[];
  members: string[];
  heard: number;
  readOf: number;
  readAt: Date | undefined;
  dueAt: Date | undefined;
  scribeOut: boolean;
  nudgeAt: Date | undefined;
  readonly nudged: Partial<Record<NudgeKind, Date>>;
  events: IncidentEvent[];
  readonly pendingEffects: PendingEffectsHolder;
}

const newestFirst = (a: IncidentCard, b: IncidentCard) =>
  b.incident.declaredAt.getTime() - a.incident.declaredAt.getTime();

function mayBeSeenBy({ incident, members, channel }: IncidentCard, { user, typedIn }: ListReader): boolean {
  const holders = Object.values(incident.roles).flat();
  const typedHere = typedIn !== undefined && channel === typedIn;
  return !incident.private || members.includes(user) || holders.includes(user) || typedHere;
}

function isWanted({ declaredAt, severity, services = [], phase }: Incident, wanted: ListFilter): boolean {
  const status = phase.state === 'active' ? phase.status : phase.state;
  return (
    (wanted.since === undefined || declaredAt >= wanted.since) &&
    (wanted.severity === undefined || severity === wanted.severity) &&
    (wanted.services?.some((name) => services.includes(name)) ?? true) &&
    (wanted.status === undefined || status === wanted.status)
  );
}

export function memoryIncidents(kept: Map<string, IncidentCard>): IncidentStore {
  const all = (team: string) => [...kept.values()].filter((card) => card.incident.team === team);
  return {
    async create({ incident, events, effects, at, nudgeAt }) {
      const id = `${incident.team}.${incident.id}`;
      if (kept.has(id)) return 'known';
      if (all(incident.team).some((card) => card.incident.key === incident.key)) {
        throw new StoreFault(`Another incident has the key ${incident.key}`, { certain: true });
      }
      const pendingEffects = new PendingEffectsHolder(incident.team, incident.id);
      pendingEffects.want(effects, at);
      const channel = incident.place.kind === 'here' ? incident.place.channel : undefined;
      const state = structuredClone({ incident, events: [...events] });
      const awaited = incident.private && incident.place.kind !== 'none';
      const dueAt = awaited ? new Date(at.getTime() + 30_000) : undefined;
      const nobody = {
        members: [incident.declaredBy],
        heard: 0,
        readOf: 0,
        readAt: undefined,
        dueAt,
        scribeOut: false,
        nudgeAt,
        nudged: {},
      };
      kept.set(id, { ...state, channel, formerChannels: [], ...nobody, pendingEffects });
      return 'created';
    },
    byId: async (team, id) => known(kept.get(`${team}.${id}`)),
    byKey: async (team, key) => known(all(team).find((card) => card.incident.key === key)),
    async byChannel(team, channel) {
      const here = all(team)
        .filter((card) => card.channel === channel)
        .sort(newestFirst);
      return known(here.find((card) => isActive(card.incident)) ?? here[0]);
    },
    async list(team, { active, limit, channel, holder, seenBy, ...filter }) {
      const some = all(team).filter(
        (card) =>
          isActive(card.incident) === active &&
          (channel === undefined || card.channel === channel) &&
          isWanted(card.incident, filter) &&
          (holder === undefined || Object.values(card.incident.roles).flat().includes(holder)) &&
          (seenBy === undefined || mayBeSeenBy(card, seenBy)),
      );
      return some.sort(newestFirst).slice(0, limit).flatMap(listed);
    },
    async byKeys(team, keys, seenBy) {
      return all(team)
        .filter((card) => keys.includes(card.incident.key))
        .filter((card) => seenBy === undefined || mayBeSeenBy(card, seenBy))
        .flatMap(listed);
    },
    async save({ incident, events, effects, at, nudgeAt }) {
      const card = kept.get(`${incident.team}.${incident.id}`);
      if (card?.incident.version !== incident.version - 1) return 'conflict';
      card.incident = structuredClone(incident);
      card.nudgeAt = nudgeAt;
      card.events.push(...structuredClone(events));
      card.pendingEffects.want(effects, at);
      return 'saved';
    },
  };
}

export function memoryNudgeTimes(kept: Map<string, IncidentCard>): NudgeTimes {
  return {
    async due(now, limit) {
      return [...kept.values()]
        .flatMap(({ incident, nudgeAt }) =>
          nudgeAt !== undefined && nudgeAt <= now && isActive(incident)
            ? [{ team: incident.team, id: incident.id, nudgeAt }]
            : [],
        )
        .sort((a, b) => a.nudgeAt.getTime() - b.nudgeAt.getTime())
        .slice(0, limit);
    },
    async claim({ team, id, nudgeAt }, { seen, next, wanted, at }) {
      const card = kept.get(`${team}.${id}`);
      if (card?.nudgeAt?.getTime() !== nudgeAt.getTime() || card.incident.version !== seen.version)
        return false;
      card.nudgeAt = next;
      if (!wanted) return true;
      card.nudged[wanted.effect.nudge] = at;
      card.pendingEffects.want([wanted], at);
      return true;
    },
  };
}

export function memoryIncidentChannels(kept: Map<string, IncidentCard>): IncidentChannels {
  const others = new Map<string, string>();
  return {
    async incidentsIn(channel) {
      const here = [...kept.values()]
        .filter((card) => card.channel === channel || card.formerChannels.includes(channel))
        .sort(newestFirst);
      const active = here.filter((card) => isActive(card.incident));
      return [...active, ...here.filter((card) => !active.includes(card))].flatMap((card) => {
        const found = known(card);
        return found ? [{ ...found, room: card.formerChannels[0] ?? card.channel ?? channel }] : [];
      });
    },
    async unknownOf(channels) {
      const cards = [...kept.values()];
      const isKnown = (channel: string) =>
        cards.some((card) => card.channel === channel || card.formerChannels.includes(channel));
      return channels.filter((channel) => !isKnown(channel));
    },
    async moved(from, to) {
      for (const card of kept.values()) {
        if (card.channel !== from) continue;
        card.channel = to;
        card.formerChannels.push(from);
      }
      for (const [former, now] of others) if (now === from) others.set(former, to);
      others.set(from, to);
    },
    async addressOf(former) {
      return others.get(former);
    },
  };
}

function listed(card: IncidentCard): ListedIncident[] {
  const { events: _, externalIds: __, ...shown } = known(card) ?? {};
  return 'incident' in shown ? [shown as ListedIncident] : [];
}

function known(card: IncidentCard | undefined): KnownIncident | undefined {
  if (!card) return undefined;
  const { incident, channel, members, events, pendingEffects, heard, readOf, readAt, scribeOut } = card;
  const { externalIds } = pendingEffects;
  const nudged = Object.keys(card.nudged).length > 0 ? { nudged: card.nudged } : {};
  const membership = { heard, readAt, overheard: readOf !== heard, scribeOut };
  return structuredClone({ incident, channel, members, membership, events, externalIds, ...nudged });
}

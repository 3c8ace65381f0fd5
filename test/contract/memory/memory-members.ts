import type { MemberStore } from '../../../src/app/ports/members.ts';
import { isActive } from '../../../src/domain/incident/incident.ts';
import type { IncidentCard } from './memory-incidents.ts';

const KEY = 'members';
const CLAIM_MS = { active: 120_000, over: 3_600_000 };

export function memoryMembers(kept: Map<string, IncidentCard>): MemberStore {
  const privateIn = (channel: string) =>
    [...kept.values()].filter(({ incident, channel: its }) => incident.private && its === channel);
  const want = ({ incident: { team, id }, pendingEffects }: IncidentCard, at: Date) => {
    if (!pendingEffects.live.has(KEY)) pendingEffects.want([{ key: KEY, effect: { kind: 'members' } }], at);
    return { holder: 'incidents' as const, team, id, key: KEY };
  };
  return {
    async heard({ channel, user, present, at }) {
      return privateIn(channel).map((card) => {
        card.heard += 1;
        card.dueAt = at;
        if (!present) card.members = card.members.filter((member) => member !== user);
        return want(card, at);
      });
    },
    async scribeLeft({ team, channel, at }) {
      for (const card of privateIn(channel).filter(({ incident }) => incident.team === team))
        Object.assign(card, { heard: card.heard + 1, scribeOut: true, dueAt: at, readAt: undefined });
    },
    async keep({ team, id, heard, reading, at, next }) {
      const card = kept.get(`${team}.${id}`);
      if (card?.heard !== heard) return 'overtaken';
      switch (reading.kind) {
        case 'people':
          Object.assign(card, {
            members: [...reading.users],
            readOf: heard,
            readAt: at,
            dueAt: next,
            scribeOut: false,
          });
          break;
        case 'outside':
          Object.assign(card, { readAt: undefined, dueAt: next, scribeOut: true });
          break;
        case 'needless':
          Object.assign(card, { readAt: undefined, dueAt: next, scribeOut: false });
          break;
        default:
          return reading satisfies never;
      }
      return 'kept';
    },
    async due(now, limit) {
      const due = [...kept.values()]
        .filter(({ dueAt }) => dueAt !== undefined && dueAt <= now)
        .sort((a, b) => (a.dueAt?.getTime() ?? 0) - (b.dueAt?.getTime() ?? 0))
        .sort((a, b) => Number(isActive(b.incident)) - Number(isActive(a.incident)))
        .slice(0, limit);
      return due.map((card) => {
        card.dueAt = new Date(now.getTime() + CLAIM_MS[isActive(card.incident) ? 'active' : 'over']);
        return want(card, now);
      });
    },
    async doubt(at) {
      for (const card of kept.values()) {
        const active = isActive(card.incident);
        if (!card.dueAt || !(active || card.incident.private)) continue;
        Object.assign(card, { heard: card.heard + 1, readAt: undefined, ...(active ? { dueAt: at } : {}) });
      }
    },
    async adopt(at) {
      const old = [...kept.values()].filter(({ channel, dueAt }) => channel !== undefined && !dueAt);
      for (const card of old) card.dueAt = at;
      return old.length;
    },
  };
}

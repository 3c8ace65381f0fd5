import type { App } from '../../src/app/app.ts';
import type { KnownIncident } from '../../src/app/ports/incidents.ts';
import { atOnce } from '../../src/app/ports/offload.ts';
import { loadRecord } from '../../src/app/postmortems/load-record.ts';
import type { ActionItem } from '../../src/domain/actions/action-item.ts';
import { REMINDERS } from '../../src/domain/actions/ladder.ts';
import type { IncidentEvent } from '../../src/domain/incident/event.ts';
import type { Incident } from '../../src/domain/incident/incident.ts';
import { NO_NUDGES } from '../../src/domain/incident/nudges.ts';
import { newPostmortem, type StatedFields } from '../../src/domain/postmortem/review/postmortem-state.ts';
import type { Entry } from '../../src/domain/timeline/entry.ts';
import { memoryPorts } from '../contract/memory/memory-ports.ts';
import { incidentAfter } from './incident.ts';

const NAMES: Readonly<Record<string, string>> = { UANA: 'Ana Ruiz', UBO: 'Bo Lind' };
/** Two days after the incident. */
export const ASKED_AT = new Date('2026-11-22T09:00:00Z');

/** What is known before anybody answers. */
export interface Recorded {
  readonly incident?: Partial<Incident>;
  readonly entries?: readonly Entry[];
  readonly actions?: readonly ActionItem[];
  readonly stated?: StatedFields;
}

type Ports = Pick<
  App,
  | 'incidents'
  | 'entries'
  | 'figures'
  | 'actions'
  | 'effects'
  | 'members'
  | 'channelLookup'
  | 'people'
  | 'peopleSource'
  | 'postmortems'
  | 'counters'
  | 'queue'
  | 'journal'
  | 'policy'
  | 'clock'
  | 'offload'
>;

/** An incident in memory with everything that answers pass through; the clock does not move until `pass`. */
export class AnswerStage {
  readonly app: Ports;
  readonly known: KnownIncident;
  private now = ASKED_AT.getTime();

  private constructor(known: KnownIncident) {
    const ports = memoryPorts();
    this.known = known;
    this.app = {
      ...ports,
      peopleSource: {
        read: async (_team: string, user: string) => ({
          name: NAMES[user] ?? user,
          zone: 'UTC',
          deactivated: false,
        }),
      },
      channelLookup: { kindOf: async () => 'public', members: async () => [] },
      queue: { offer: () => undefined, echoSoon: () => undefined } as unknown as App['queue'],
      journal: { info: () => undefined, warn: () => undefined },
      policy: { holidays: new Set(), reminders: REMINDERS, nudges: NO_NUDGES } as unknown as App['policy'],
      clock: () => new Date(this.now),
      offload: atOnce,
    };
  }

  static async of({ incident, entries = [], actions = [], stated }: Recorded): Promise<AnswerStage> {
    const whole: Incident = { ...incidentAfter([], { severity: undefined }), ...incident };
    const created: IncidentEvent[] = [];
    const stage = new AnswerStage({ incident: whole, events: created } as unknown as KnownIncident);
    const { app } = stage;
    await app.incidents.create({ incident: whole, events: created, effects: [], at: whole.declaredAt });
    for (const entry of entries) await app.entries.insert(entry, [], entry.loggedAt);
    for (const item of actions)
      await app.actions.create({ item, remindAt: undefined, effects: [], at: item.createdAt });
    for (const [user, name] of Object.entries(NAMES))
      await app.people.put({
        team: whole.team,
        user,
        name,
        zone: 'UTC',
        deactivated: false,
        readAt: ASKED_AT,
      });
    const state = { ...newPostmortem(whole.team, whole.key), stated: stated ?? {}, version: 1 };
    await app.postmortems.saveState({ state, remindAt: undefined, effects: [], at: ASKED_AT });
    const known = await app.incidents.byKey(whole.team, whole.key);
    if (!known) throw new Error('The incident is gone.');
    return Object.assign(stage, { known });
  }

  pass(minutes: number): void {
    this.now += minutes * 60_000;
  }

  record() {
    return this.fresh().then((known) => loadRecord(this.app, known, undefined));
  }

  async fresh(): Promise<KnownIncident> {
    const { team, key } = this.known.incident;
    return (await this.app.incidents.byKey(team, key)) ?? this.known;
  }
}

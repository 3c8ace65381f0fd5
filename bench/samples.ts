import type { ActionItem } from '../src/domain/actions/action-item.ts';
import type { CalendarDate } from '../src/domain/actions/calendar-date.ts';
import { begin } from '../src/domain/incident/evolve.ts';
import type { Incident } from '../src/domain/incident/incident.ts';
import { emptyRecord, type IncidentRecord } from '../src/domain/postmortem/record/record.ts';
import { ENTRY_TYPES, type Entry } from '../src/domain/timeline/entry.ts';
import { TEAM, USERS } from './slack-request.ts';

const START = Date.UTC(2025, 2, 3, 10, 0);

/** An incident from a year ago; an active one owns the channel, the others are over. */
export function sampleIncident(what: {
  readonly number: number;
  readonly channel: string;
  readonly active: boolean;
}): Incident {
  const { number, channel, active } = what;
  const at = new Date(START + number * 60_000);
  const by = userOf(number);
  const declared = begin({
    kind: 'declare',
    id: `bench.${number}`,
    team: TEAM,
    key: `INC-2025-${String(number).padStart(5, '0')}`,
    title: `Checkout errors after deploy ${number}`,
    severity: 2,
    private: false,
    drill: false,
    place: { kind: 'here', channel },
    startedAt: undefined,
    by,
    at,
  });
  if (active) return declared;
  return { ...declared, phase: { state: 'resolved', at, by, summary: 'Rolled back; errors ended.' } };
}

/** One of many entries; all types take turns, one entry every 20 s. */
export function sampleEntry(number: number, incident: string): Entry {
  const at = new Date(START + number * 20_000);
  return {
    id: `bench.${number}`,
    team: TEAM,
    incident,
    text: textOf(number),
    type: ENTRY_TYPES[number % ENTRY_TYPES.length] ?? 'note',
    occurredAt: at,
    loggedAt: new Date(at.getTime() + 15_000),
    author: userOf(number),
    source: 'slash',
    standing: { state: 'standing' },
    versions: [],
    version: 0,
  };
}

/** The record of a resolved incident with that many entries and some action items. */
export function sampleRecord(entries: number): IncidentRecord {
  return {
    ...emptyRecord('Checkout errors after deploy'),
    key: 'INC-2025-00001',
    severity: 2,
    status: 'resolved',
    roles: { commander: ['U0ANA'], operations: ['U0BEN'] },
    people: Object.fromEntries(USERS.map((user) => [user, user.slice(2).toLowerCase()])),
    entries: Array.from({ length: entries }, (_, index) => {
      const { id, occurredAt, loggedAt, type, text, author } = sampleEntry(index, 'INC-2025-00001');
      return { id, at: occurredAt, loggedAt, type, text, author, source: 'slash' };
    }),
    summary: 'Checkout failed for one in twenty buyers until the release was rolled back.',
    actions: [1, 2, 3].map((number) => ({
      id: `A-${number}`,
      title: `Add a memory alarm ${number}`,
      kind: 'detect',
      owner: userOf(number),
      due: '2025-03-20',
      priority: 'P1',
      status: 'open',
    })),
  };
}

/** An open item with an owner. */
export function sampleAction(number: number, due: CalendarDate): ActionItem {
  return {
    id: `bench.${number}`,
    team: TEAM,
    number,
    key: `A-${number}`,
    incident: `INC-2025-${String((number % 10_000) + 1).padStart(5, '0')}`,
    title: `Add a memory alarm to host ${number}`,
    kind: 'detect',
    owner: userOf(number),
    due,
    priority: 'P1',
    status: { state: 'open' },
    doneWhen: undefined,
    sourceEntry: undefined,
    createdBy: userOf(number + 1),
    createdAt: new Date(START),
    moves: [],
    version: 0,
  };
}

function userOf(number: number): string {
  return USERS[number % USERS.length] ?? 'U0ANA';
}

const TEXTS = [
  'deploy of v2.4.5 to `checkout` finished',
  'alarm: 5xx rate of checkout at 4.5 %, 1,200 requests failed',
  'paged the payments team, <@U0BEN> leads',
  'looked at the dashboards: memory of *checkout-7* grows by 2 % a minute, nothing else does',
  'rolled back to v2.4.4 on half of the hosts | no effect yet',
  'error rate falls, 0.3 % now',
  'all checks are green again since five minutes',
  'status page: "We have found the cause and are working on it"',
  'we roll back instead of restarting, since the leak returns after each restart',
  'see https://example.com/graphs?id=42&range=1h for the graph',
] as const;

function textOf(number: number): string {
  return `${TEXTS[number % TEXTS.length] ?? ''} (${number})`;
}

import {
  type ActionItem,
  type ActionStatus,
  actionKey,
  DEFAULT_PRIORITY,
} from '../../domain/actions/action-item.ts';
import { readActionNumber } from '../../domain/actions/action-number.ts';
import { parseCalendarDate } from '../../domain/actions/calendar-date.ts';
import type { Declare } from '../../domain/incident/command.ts';
import { begin } from '../../domain/incident/evolve.ts';
import { type Incident, type Phase, STATUSES } from '../../domain/incident/incident.ts';
import { readKeyParts, USUAL_PREFIX } from '../../domain/incident/incident-key.ts';
import type { IncidentRecord, RecordAction, RecordEntry } from '../../domain/postmortem/record/record.ts';
import { inOrder } from '../../domain/postmortem/record/record.ts';
import { newPostmortem, type StatedFields } from '../../domain/postmortem/review/postmortem-state.ts';
import type { Entry } from '../../domain/timeline/entry.ts';
import type { App } from '../app.ts';
import { freeIncidentKey } from '../incidents/free-incident-key.ts';
import { importedId } from './imported-id.ts';

/** A record to be taken into the store. `id` is made from its content, so that the same file twice is one incident. */
export interface ImportRequest {
  readonly team: string;
  readonly id: string;
  readonly record: IncidentRecord;
  /** Who imports it; used where the record names nobody. */
  readonly by: string;
  /** Makes a new incident also of what was imported before. */
  readonly anew?: boolean;
  /** Begins the key of an incident whose record has none. */
  readonly keyPrefix?: string;
}

export type Imported =
  | {
      readonly kind: 'imported';
      readonly key: string;
      /** Of the incident in the store. */
      readonly id: string;
      readonly entries: number;
      readonly actions: number;
    }
  /** It was imported before; `private` as it stands here, whatever was wanted now. */
  | { readonly kind: 'known'; readonly key: string; readonly private: boolean }
  | { readonly kind: 'key-taken'; readonly key: string };

type Ports = Pick<
  App,
  'incidents' | 'incidentKeys' | 'entries' | 'actions' | 'postmortems' | 'revisions' | 'counters' | 'clock'
>;

/** Imports a record: the incident last, so that nobody sees half an import. Throws `StoreFault`. */
export async function importIncident(app: Ports, request: ImportRequest): Promise<Imported> {
  const { team, record } = request;
  const before = await app.incidents.byId(team, request.id);
  if (before && !request.anew) {
    const { key, private: hidden } = before.incident;
    return { kind: 'known', key, private: hidden };
  }
  const id = await freeId(app, request);
  if (record.key !== undefined && (await isTaken(app, { ...request, id }, record.key))) {
    return { kind: 'key-taken', key: record.key };
  }
  const key = record.key ?? (await nextKey(app, request));
  await keepNumber(app, team, key);
  const ids = new Map(record.entries.map((entry, index) => [entry.id, importedId(key, index, entry)]));
  for (const entry of record.entries) {
    const id = ids.get(entry.id) ?? entry.id;
    await app.entries.insert(
      entryOf(request, { key, id, entry: withStoredIds(entry, ids) }),
      [],
      loggedAt(entry),
    );
  }
  for (const action of record.actions) await addAction(app, { ...request, id }, { key, action });
  const state = { ...newPostmortem(team, key), stated: statedFields(record), version: 1 };
  await app.postmortems.saveState({ state, remindAt: undefined, effects: [], at: app.clock() });
  const { incident, declared } = incidentOf({ ...request, id }, key, app.clock());
  const event = { kind: 'declared' as const, id, by: declared.by, at: declared.at, what: declared };
  await app.incidents.create({ incident, events: [event], effects: [], at: app.clock() });
  return { kind: 'imported', key, id, entries: record.entries.length, actions: record.actions.length };
}

/** The id of the request, or the next one like it that is free. */
async function freeId(app: Pick<Ports, 'incidents'>, { team, id }: ImportRequest): Promise<string> {
  for (let copy = 1; ; copy += 1) {
    const free = copy === 1 ? id : `${id}.${copy}`;
    if (!(await app.incidents.byId(team, free))) return free;
  }
}

function nextKey(
  app: Ports,
  { team, record, keyPrefix: prefix = USUAL_PREFIX }: ImportRequest,
): Promise<string> {
  const year = (inOrder(record.entries)[0]?.at ?? app.clock()).getUTCFullYear();
  return freeIncidentKey(app, team, { year, prefix });
}

/** Whether anything else has the key. What an import of the same file left that was cut short does not count. */
async function isTaken(app: Ports, { team, id, record }: ImportRequest, key: string): Promise<boolean> {
  if (!(await app.incidentKeys.isUsed(team, key))) return false;
  const [incident, entries, actions, drafts] = await Promise.all([
    app.incidents.byKey(team, key),
    app.entries.ofIncident(team, key),
    app.actions.ofIncident(team, key),
    app.revisions.list(team, key),
  ]);
  const texts = new Map(record.entries.map((entry, index) => [importedId(key, index, entry), entry.text]));
  const isOurs =
    entries.length > 0 &&
    entries.every((entry) => texts.get(entry.id) === entry.text) &&
    actions.every(({ item }) => item.id.startsWith(`${id}.`));
  return incident !== undefined || drafts.length > 0 || !isOurs;
}

/** Incidents that are declared later never get the number from the file. */
async function keepNumber(app: Ports, team: string, key: string): Promise<void> {
  const parts = readKeyParts(key);
  if (parts) await app.counters.skipTo(team, `incident-${parts.year}`, parts.number);
}

/** What the entry means, with other entries named as the store names them. */
function withStoredIds(entry: RecordEntry, ids: ReadonlyMap<string, string>): RecordEntry {
  const { attempt, outcome } = entry;
  const named = (id: string) => ids.get(id) ?? id;
  return {
    ...entry,
    ...(attempt === undefined ? {} : { attempt: named(attempt) }),
    ...(outcome?.shown === undefined ? {} : { outcome: { ...outcome, shown: named(outcome.shown) } }),
  };
}

/** A record's entry as the store keeps it. */
export function entryOf(
  { team, by }: ImportRequest,
  { key, id, entry }: { readonly key: string; readonly id: string; readonly entry: RecordEntry },
) {
  return {
    id,
    team,
    incident: key,
    text: entry.text,
    type: entry.type,
    occurredAt: entry.at,
    loggedAt: loggedAt(entry),
    author: entry.author ?? by,
    source: entry.source ?? ('import' as const),
    standing: { state: 'standing' as const },
    versions: [],
    version: 0,
    ...(entry.permalink === undefined ? {} : { permalink: entry.permalink }),
    ...(entry.quotedFrom === undefined ? {} : quoted(entry.quotedFrom, entry.author)),
    ...(entry.language === undefined ? {} : { language: entry.language }),
    ...(entry.marks ? { marks: entry.marks } : {}),
    ...(entry.attempt === undefined ? {} : { attempt: entry.attempt }),
    ...(entry.outcome ? { outcome: entry.outcome } : {}),
  };
}

function quoted(name: string, speaker: string | undefined): Pick<Entry, 'byline' | 'quoted'> {
  return { byline: speaker ?? name, quoted: { name, ...(speaker === undefined ? {} : { speaker }) } };
}

function loggedAt({ at, loggedAt: logged }: RecordEntry): Date {
  return logged ?? at;
}

async function addAction(
  app: Ports,
  request: ImportRequest,
  { key, action }: { readonly key: string; readonly action: RecordAction },
): Promise<void> {
  const { team, id, by } = request;
  const wanted = readActionNumber(action.id ?? '');
  const free = wanted !== undefined && !(await app.actions.byNumber(team, wanted));
  const number = free ? wanted : await app.counters.next(team, 'action');
  if (free) await app.counters.skipTo(team, 'action', number);
  const at = app.clock();
  const item: ActionItem = {
    id: `${id}.${action.id ?? number}`,
    team,
    number,
    key: actionKey(number),
    incident: key,
    ...(request.record.drill ? { drill: true } : {}),
    title: action.title,
    kind: action.kind,
    owner: action.owner,
    ...(action.heldBy && action.owner === undefined ? { heldBy: action.heldBy } : {}),
    due: parseCalendarDate(action.due ?? ''),
    priority: action.priority ?? DEFAULT_PRIORITY,
    status: statusOf(action, by, at),
    doneWhen: action.doneWhen,
    sourceEntry: undefined,
    ...(action.link === undefined ? {} : { link: action.link }),
    createdBy: by,
    createdAt: at,
    moves: [],
    version: 1,
  };
  await app.actions.create({ item, remindAt: undefined, imported: true, effects: [], at });
}

function statusOf({ status = 'open' }: RecordAction, by: string, at: Date): ActionStatus {
  switch (status) {
    case 'open':
    case 'in progress':
      return { state: status };
    case 'done':
      return { state: 'done', by, at };
    case 'not doing':
      return { state: 'not doing', why: 'as the imported file states', by, at };
    default:
      return status satisfies never;
  }
}

function incidentOf(
  request: ImportRequest,
  key: string,
  now: Date,
): { incident: Incident; declared: Declare } {
  const { team, id, record, by } = request;
  const ordered = inOrder(record.entries);
  const at = record.milestones.declared ?? ordered[0]?.at ?? now;
  const declared: Declare = {
    kind: 'declare',
    id,
    team,
    key,
    title: record.title,
    severity: record.severity,
    private: record.private ?? false,
    drill: record.drill,
    place: { kind: 'none' },
    startedAt: undefined,
    by: record.roles['commander']?.[0] ?? by,
    at,
  };
  const end = record.milestones.resolved ?? ordered.at(-1)?.at ?? at;
  const incident = { ...begin(declared), roles: record.roles, phase: phaseOf(record, end, declared.by) };
  return { incident, declared };
}

function phaseOf({ status = 'resolved', summary = '' }: IncidentRecord, at: Date, by: string): Phase {
  switch (status) {
    case 'resolved':
      return { state: 'resolved', at, by, summary };
    case 'cancelled':
      return { state: 'cancelled', at, by, why: 'as the imported file states' };
    case 'merged':
      return { state: 'merged', at, by, why: 'as the imported file states', into: '' };
    case 'investigating':
    case 'identified':
    case 'mitigating':
    case 'monitoring':
      return {
        state: 'active',
        status: STATUSES.find((one) => one === status) ?? 'investigating',
        since: at,
      };
    default:
      return status satisfies never;
  }
}

/** Everything else that the file states; key times are kept as stated, and none is added. */
function statedFields(record: IncidentRecord): StatedFields {
  const {
    title: _title,
    key: _key,
    severity: _severity,
    status: _status,
    drill: _drill,
    private: _private,
    roles: _roles,
    overrides: _overrides,
    entries: _entries,
    actions: _actions,
    ...stated
  } = record;
  return stated;
}

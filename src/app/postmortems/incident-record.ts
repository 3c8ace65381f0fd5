import type { ActionItem } from '../../domain/actions/action-item.ts';
import { type Details, withFields } from '../../domain/incident/details.ts';
import type { IncidentEvent } from '../../domain/incident/event.ts';
import type { Incident, Status } from '../../domain/incident/incident.ts';
import type { FieldAnswer } from '../../domain/postmortem/questions/answers.ts';
import {
  emptyRecord,
  type IncidentRecord,
  type IncidentStatus,
  type MilestoneOverride,
  type RecordAction,
  type RecordAnswer,
  type RecordEntry,
} from '../../domain/postmortem/record/record.ts';
import type { StatedFields } from '../../domain/postmortem/review/postmortem-state.ts';
import { byOccurrence, type Entry, type QuotedFrom } from '../../domain/timeline/entry.ts';
import { type Meaning, markOn } from '../../domain/timeline/mark.ts';
import { MILESTONES, type MilestoneName } from '../../domain/timeline/milestone-name.ts';
import { idInFile, isLoggedInFile } from '../imports/imported-id.ts';
import type { Person } from '../ports/people.ts';

/** What the store holds about one incident. */
export interface RecordSources {
  readonly incident: Incident;
  /** What happened to it, in order. */
  readonly events: readonly IncidentEvent[];
  readonly entries: readonly Entry[];
  readonly actions: readonly ActionItem[];
  readonly people: readonly Person[];
  /** What an imported file stated besides. */
  readonly stated: StatedFields;
}

/** The record that facts, questions and templates read: standing entries in order, and people's names. */
export function incidentRecord({
  incident,
  events,
  entries,
  actions,
  people,
  stated,
}: RecordSources): IncidentRecord {
  const { severity, phase } = incident;
  const apps = new Set(people.filter(({ bot }) => bot).map(({ user }) => user));
  const standing = entries.filter((entry) => entry.standing.state === 'standing').sort(byOccurrence);
  return {
    ...emptyRecord(incident.title),
    ...stated,
    key: incident.key,
    ...(severity === undefined ? {} : { severity }),
    status: statusOf(incident),
    drill: incident.drill,
    private: incident.private,
    roles: incident.roles,
    overrides: overrides(incident),
    milestones: stated.milestones ?? timesOfStatuses(incident, events),
    entries: withReturns(
      standing.map((entry) => recordEntry(entry, apps)),
      events,
    ),
    people: {
      ...labelsIn(standing),
      ...Object.fromEntries(people.filter(({ name }) => name !== '').map(({ user, name }) => [user, name])),
      ...stated.people,
    },
    ...(phase.state === 'resolved' && phase.summary !== '' ? { summary: phase.summary } : {}),
    services: [...new Set([...(stated.services ?? []), ...(incident.services ?? [])])],
    ...withOwnFields(stated.fields, incident.fields),
    related: relatedIncidents(stated.related, incident.related),
    actions: actions.map(recordAction),
    answers: [...(stated.answers ?? []), ...statedTimes(incident)],
  };
}

/** What a person filled in wins over what an imported file states. */
function withOwnFields(stated: Details['fields'], own: Details['fields']): Pick<IncidentRecord, 'fields'> {
  const fields = withFields(stated, own);
  return fields.length > 0 ? { fields } : {};
}

/** An incident that an imported file names too keeps what the file says of it besides. */
function relatedIncidents(
  stated: IncidentRecord['related'] = [],
  linked: Incident['related'] = [],
): IncidentRecord['related'] {
  const rows = new Map(stated.map((one) => [one.key, one]));
  for (const { key, declared, why } of linked)
    rows.set(key, { date: declared, ...rows.get(key), key, ...(why === undefined ? {} : { why }) });
  return [...rows.values()];
}

/** Everybody whom the record names by id, so that their names can be looked up. */
export function peopleIn({
  incident,
  entries,
  actions,
  answers,
}: Pick<RecordSources, 'incident' | 'entries' | 'actions'> & {
  readonly answers: readonly FieldAnswer[];
}): readonly string[] {
  const mentioned = [
    ...namedIn(entries),
    ...answers.flatMap(({ by, text }) => [by, ...mentions(text), ...(text.match(USER) ?? [])]),
    ...Object.values(incident.milestones).map(({ by }) => by),
    ...(incident.fields ?? []).flatMap(({ value }) => mentions(value)),
    ...(incident.related ?? []).flatMap(({ by, why = '' }) => [by, ...mentions(why)]),
  ];
  const owners = actions.flatMap(({ owner, createdBy }) => [owner ?? createdBy, createdBy]);
  const ids = [incident.declaredBy, ...Object.values(incident.roles).flat(), ...mentioned, ...owners];
  return [...new Set(ids.filter((id) => id !== ''))];
}

/** Authors, and whom they mention. */
export function namedIn(entries: readonly Pick<Entry, 'author' | 'text'>[]): readonly string[] {
  return entries.flatMap(({ author, text }) => [author, ...mentions(text)]);
}

/** The names in mentions: `<@U1|kim>`. */
function labelsIn(entries: readonly Entry[]): Record<string, string> {
  const labels = entries.flatMap(({ text }) => [...text.matchAll(/<@([A-Z0-9]+)\|([^<>]+)>/g)]);
  return Object.fromEntries(labels.map(([, id = '', label = '']) => [id, label]));
}

/** In answers, people who were chosen in a form appear as plain ids. */
const USER = /\b[UW][A-Z0-9]{2,}\b/g;

function mentions(text: string): readonly string[] {
  return [...text.matchAll(/<@([A-Z0-9]+)(?:\|[^>]*)?>/g)].flatMap(([, id]) => id ?? []);
}

function statusOf({ phase }: Incident): IncidentStatus {
  return phase.state === 'active' ? phase.status : phase.state;
}

const QUESTIONS: Readonly<Record<MilestoneName, string>> = {
  impactStarted: 'impact-start',
  detected: 'detection',
  acknowledged: 'acknowledgement',
  declared: 'declaration',
  causeIdentified: 'cause-identified',
  mitigationStarted: 'mitigation-start',
  mitigated: 'mitigation',
  resolved: 'resolution',
};

/** Times that people stated, as answers. */
function statedTimes({ milestones }: Incident): RecordAnswer[] {
  return MILESTONES.flatMap((name) => {
    const { at, by, statedAt } = milestones[name] ?? {};
    if (!at || by === undefined || !statedAt) return [];
    return [
      { question: QUESTIONS[name], text: at.toISOString(), by, at: statedAt, fields: [`milestones.${name}`] },
    ];
  });
}

function overrides(incident: Incident): Partial<Record<MilestoneName, MilestoneOverride>> {
  return Object.fromEntries(
    MILESTONES.flatMap((name) => {
      const stated = incident.milestones[name];
      return stated ? [[name, { at: stated.at, by: stated.by }]] : [];
    }),
  );
}

/**
 * The times at which the incident was declared and its status said that the cause was found, or that only watching was
 * left; the latter since it was last reopened.
 */
function timesOfStatuses(
  { declaredAt }: Incident,
  events: readonly IncidentEvent[],
): IncidentRecord['milestones'] {
  const reopened = events.findLastIndex(isRelapse);
  const first = (status: Status, since: number) =>
    events.slice(since).find((event) => event.kind === 'status-changed' && event.to === status)?.at;
  const [causeIdentified, mitigated] = [first('identified', 0), first('monitoring', reopened + 1)];
  return {
    declared: declaredAt,
    ...(causeIdentified ? { causeIdentified } : {}),
    ...(mitigated ? { mitigated } : {}),
  };
}

/** It had been resolved; a cancellation that was taken back says nothing of the kind. */
function isRelapse(event: IncidentEvent): boolean {
  return event.kind === 'reopened' && event.before === undefined;
}

/** Marks the entry that Scribe wrote when the incident was reopened: somebody said that it is back. */
function withReturns(
  entries: readonly RecordEntry[],
  events: readonly IncidentEvent[],
): readonly RecordEntry[] {
  const reopened = new Map(
    events.flatMap((event) => (isRelapse(event) ? [[`evt.${event.id}.` as string, event] as const] : [])),
  );
  if (reopened.size === 0) return entries;
  return entries.map((entry) => {
    const event = reopened.get(entry.id.slice(0, entry.id.lastIndexOf('.') + 1));
    if (!event || markOn(entry, 'relapse')) return entry;
    return {
      ...entry,
      marks: [...(entry.marks ?? []), { is: 'relapse' as const, by: event.by, at: event.at }],
    };
  });
}

/** An imported entry gets its own id back, and what its file left out stays out. */
function recordEntry(entry: Entry, apps: ReadonlySet<string>): RecordEntry {
  const own = idInFile(entry.id);
  const imported = own !== undefined;
  const late = entry.loggedAt.getTime() !== entry.occurredAt.getTime();
  return {
    id: own ?? entry.id,
    at: entry.occurredAt,
    ...(imported && !late && !isLoggedInFile(entry.id) ? {} : { loggedAt: entry.loggedAt }),
    type: entry.type,
    text: entry.text,
    ...(entry.quoted ? saidOnCall(entry.quoted) : { author: entry.byline ?? entry.author }),
    ...((entry.byline !== undefined && !entry.quoted) ||
    entry.author.startsWith('B') ||
    apps.has(entry.author)
      ? { machine: true }
      : {}),
    ...(entry.source === 'import' ? {} : { source: entry.source }),
    ...(entry.permalink === undefined ? {} : { permalink: entry.permalink }),
    ...(entry.language === undefined ? {} : { language: entry.language }),
    ...meaningIn(entry),
  };
}

/** Whose words a quote is, where its file says so, and from which file. */
function saidOnCall({ speaker, name }: QuotedFrom): Pick<RecordEntry, 'author' | 'quotedFrom'> {
  return { ...(speaker === undefined ? {} : { author: speaker }), quotedFrom: name };
}

/** What the entry means, with other entries named as records name them. */
function meaningIn({ marks, attempt, outcome }: Entry): Meaning {
  const named = (id: string) => idInFile(id) ?? id;
  return {
    ...(marks ? { marks } : {}),
    ...(attempt === undefined ? {} : { attempt: named(attempt) }),
    ...(outcome
      ? { outcome: { ...outcome, ...(outcome.shown === undefined ? {} : { shown: named(outcome.shown) }) } }
      : {}),
  };
}

function recordAction(item: ActionItem): RecordAction {
  return {
    id: item.key,
    title: item.title,
    ...(item.kind === undefined ? {} : { kind: item.kind }),
    ...(item.owner === undefined ? {} : { owner: item.owner }),
    ...(item.heldBy === undefined ? {} : { heldBy: item.heldBy }),
    ...(item.due === undefined ? {} : { due: item.due }),
    priority: item.priority,
    status: item.status.state,
    ...(item.doneWhen === undefined ? {} : { doneWhen: item.doneWhen }),
    ...(item.link === undefined ? {} : { link: item.link }),
  };
}

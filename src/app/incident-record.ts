import type { ActionItem } from '../domain/actions/action-item.ts';
import type { Incident } from '../domain/incident/incident.ts';
import type { FieldAnswer } from '../domain/postmortem/questions/answers.ts';
import {
  emptyRecord,
  type IncidentRecord,
  type IncidentStatus,
  type MilestoneOverride,
  type RecordAction,
  type RecordAnswer,
  type RecordEntry,
} from '../domain/postmortem/record/record.ts';
import type { StatedFields } from '../domain/postmortem/review/postmortem-state.ts';
import { byOccurrence, type Entry } from '../domain/timeline/entry.ts';
import { MILESTONES, type MilestoneName } from '../domain/timeline/milestone-name.ts';
import { idInFile, isLoggedInFile } from './import-incident.ts';
import type { Person } from './ports/people.ts';

/** What the store holds about one incident. */
export interface RecordSources {
  readonly incident: Incident;
  readonly entries: readonly Entry[];
  readonly actions: readonly ActionItem[];
  readonly people: readonly Person[];
  /** What an imported file stated besides. */
  readonly stated: StatedFields;
}

/** The record that facts, questions and templates read: standing entries in order, and people's names. */
export function incidentRecord({
  incident,
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
    milestones: stated.milestones ?? { declared: incident.declaredAt },
    entries: standing.map((entry) => recordEntry(entry, apps)),
    people: {
      ...labelsIn(standing),
      ...Object.fromEntries(people.filter(({ name }) => name !== '').map(({ user, name }) => [user, name])),
      ...stated.people,
    },
    ...(phase.state === 'resolved' && phase.summary !== '' ? { summary: phase.summary } : {}),
    actions: actions.map(recordAction),
    answers: [...(stated.answers ?? []), ...statedTimes(incident)],
  };
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
    author: entry.byline ?? entry.author,
    ...(entry.byline !== undefined || entry.author.startsWith('B') || apps.has(entry.author)
      ? { machine: true }
      : {}),
    ...(entry.source === 'import' ? {} : { source: entry.source }),
    ...(entry.permalink === undefined ? {} : { permalink: entry.permalink }),
  };
}

function recordAction(item: ActionItem): RecordAction {
  return {
    id: item.key,
    title: item.title,
    ...(item.kind === undefined ? {} : { kind: item.kind }),
    ...(item.owner === undefined ? {} : { owner: item.owner }),
    ...(item.due === undefined ? {} : { due: item.due }),
    priority: item.priority,
    status: item.status.state,
    ...(item.doneWhen === undefined ? {} : { doneWhen: item.doneWhen }),
  };
}

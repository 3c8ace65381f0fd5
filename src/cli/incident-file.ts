import { closest, distance } from 'fastest-levenshtein';
import type { z } from 'zod';
import { emptyRecord, type IncidentRecord, type RecordEntry } from '../domain/postmortem/record/record.ts';
import type { Mark, StatedOutcome } from '../domain/timeline/mark.ts';
import { CliFault } from './cli-fault.ts';
import type { CliIo } from './cli-io.ts';
import { type IncidentFile, incidentFileSchema } from './incident-file-schema.ts';
import { reasonOf, unreadFault } from './unread-fault.ts';

/** Reads an incident file from disk. Throws a Fault of one sentence when that is not possible. */
export async function loadIncidentFile(path: string, io: CliIo): Promise<IncidentRecord> {
  let content: string;
  try {
    content = await io.readFile(path);
  } catch (error) {
    throw unreadFault(path, error);
  }
  return parseIncidentFile(content, path);
}

/** An incident file as a record. Throws a Fault that names the first field that is wrong, and shows a right one. */
export function parseIncidentFile(content: string, name = 'The incident file'): IncidentRecord {
  return readIncidentFile(parseIncidentJson(content, name), name);
}

/** The same for JSON that is parsed already. */
export function readIncidentFile(value: unknown, name: string): IncidentRecord {
  const result = incidentFileSchema.safeParse(value);
  if (!result.success) throw new CliFault(`${name}: ${sentenceOf(result.error)}`, { cause: result.error });
  return recordOf(result.data, name);
}

/** What a JSON file holds, with or without a byte order mark. Throws a Fault that shows the least that is needed. */
export function parseIncidentJson(content: string, name: string): unknown {
  try {
    // Lone surrogates, which JSON can spell, cannot be sent anywhere.
    return JSON.parse(content.replace(/^\uFEFF/, ''), (_, value: unknown) =>
      typeof value === 'string' ? value.replace(/\p{Surrogate}/gu, '\uFFFD') : value,
    );
  } catch (error) {
    throw new CliFault(
      `${name} is not JSON (${reasonOf(error)}); the least that is needed: {"title": "Checkout errors", "entries": []}.`,
      { cause: error },
    );
  }
}

function recordOf(file: IncidentFile, name: string): IncidentRecord {
  const {
    entries,
    milestones,
    roles,
    drill,
    communications,
    signOff,
    meeting,
    answers,
    files: _,
    ...rest
  } = file;
  const { at: meetingAt, ...meetingRest } = meeting ?? {};
  const read = entriesOf(entries, name);
  refuseUnknownIds(file, read, name);
  return {
    ...emptyRecord(file.title),
    ...given(rest),
    drill: drill ?? false,
    roles: Object.fromEntries(Object.entries(roles ?? {}).map(([role, held]) => [role, [held].flat()])),
    milestones: given(mapped(milestones ?? {}, (at) => at && new Date(at))),
    entries: read,
    communications: (communications ?? []).map((item) => given({ ...item, at: new Date(item.at) })),
    signOff: (signOff ?? []).map(({ at, ...item }) => given({ ...item, at: at && new Date(at) })),
    answers: (answers ?? []).map(({ at, fields = [], ...item }) => ({ ...item, at: new Date(at), fields })),
    ...(meeting ? { meeting: given({ ...meetingRest, at: meetingAt && new Date(meetingAt) }) } : {}),
  } as IncidentRecord;
}

function entriesOf(entries: IncidentFile['entries'], name: string): RecordEntry[] {
  const ids = new Set<string>();
  return entries.map(({ at, loggedAt, id, type, marks, outcome, ...rest }, index) => {
    const own = id ?? `e${index + 1}`;
    if (ids.has(own))
      throw new CliFault(`${name}: entries.${index}.id: "${own}" names two entries; each needs its own id.`);
    ids.add(own);
    return given({
      ...rest,
      id: own,
      at: new Date(at),
      type: type ?? 'note',
      loggedAt: loggedAt && new Date(loggedAt),
      marks: marks && marks.length > 0 ? marks.map(markOf) : undefined,
      outcome: outcome && outcomeOf(outcome),
    }) as RecordEntry;
  });
}

type FileEntry = IncidentFile['entries'][number];

/** `"cause"` alone says no more than that. */
function markOf(mark: NonNullable<FileEntry['marks']>[number]): Mark {
  if (typeof mark === 'string') return { is: mark };
  return given({ ...mark, at: mark.at && new Date(mark.at) }) as Mark;
}

function outcomeOf(outcome: NonNullable<FileEntry['outcome']>): StatedOutcome {
  if (typeof outcome === 'string') return { was: outcome };
  return given({ ...outcome, at: outcome.at && new Date(outcome.at) }) as StatedOutcome;
}

/** Every id by which one entry, or a loss, points at another must be that of an entry. */
function refuseUnknownIds(
  { entries, losses = [] }: IncidentFile,
  known: readonly RecordEntry[],
  name: string,
) {
  const ids = new Set(known.map(({ id }) => id));
  const check = (path: string, id: string | undefined) => {
    if (id === undefined || ids.has(id)) return;
    throw new CliFault(`${name}: ${path}: "${id}" is the id of no entry in this file${nearestId(id, ids)}.`);
  };
  entries.forEach(({ attempt, outcome }, index) => {
    check(`entries.${index}.attempt`, attempt);
    if (typeof outcome === 'object') check(`entries.${index}.outcome.shown`, outcome.shown);
  });
  losses.forEach(({ entry }, index) => {
    check(`losses.${index}.entry`, entry);
  });
}

/** Numbered ids are all alike, so that the nearest one says nothing. */
function nearestId(id: string, ids: ReadonlySet<string>): string {
  if (ids.size === 0 || /\d/.test(id)) return '';
  const nearest = closest(id, [...ids]);
  return distance(id, nearest) <= 2 ? `; did you mean "${nearest}"` : '';
}

/** The same object without what is not there, so that an absent value is absent and not `undefined`. */
function given<Fields extends object>(fields: Fields): Fields {
  return Object.fromEntries(Object.entries(fields).filter(([, value]) => value !== undefined)) as Fields;
}

function mapped<Value, Result>(
  fields: Readonly<Record<string, Value>>,
  change: (value: Value) => Result,
): Record<string, Result> {
  return Object.fromEntries(Object.entries(fields).map(([name, value]) => [name, change(value)]));
}

/** The first fault as one sentence: path, what is wrong, and an example. */
function sentenceOf(error: z.ZodError): string {
  const issue = error.issues[0] && ofUnion(error.issues[0]);
  if (!issue) return 'the file is not an incident.';
  const path = issue.path.join('.');
  const others = error.issues.length > 1 ? ` (and ${error.issues.length - 1} more)` : '';
  if (issue.code === 'unrecognized_keys') {
    const full = [...issue.path, issue.keys[0] ?? ''].join('.');
    return `${full} is not a field of the incident file${suggestion(issue.keys[0] ?? '')}${others}.`;
  }
  return `${path || 'the file'}: ${lower(issue.message)}${exampleOf(path)}${others}.`;
}

/**
 * What is wrong with a value that may be a word or an object: the fault inside the object, where it has one, or else
 * that of the word.
 */
function ofUnion(issue: z.core.$ZodIssue): z.core.$ZodIssue {
  if (issue.code !== 'invalid_union') return issue;
  const branches = issue.errors.map(([first]) => first);
  const inside = branches.find((each) => each && (each.path.length > 0 || each.code === 'unrecognized_keys'));
  const meant = inside ?? branches[0];
  return meant ? { ...meant, path: [...issue.path, ...meant.path] } : issue;
}

function lower(message: string): string {
  return message.charAt(0).toLowerCase() + message.slice(1).replace(/\.$/, '');
}

const KNOWN = Object.keys(incidentFileSchema.shape).concat(
  'at loggedAt type text author source permalink quotedFrom language marks attempt outcome part shown users regions functionality failedRequests revenue sloBudget tickets data kind owner heldBy group role team due priority status doneWhen link audience channel name normal during branch url attendees notes'.split(
    ' ',
  ),
);

function suggestion(key: string): string {
  const nearest = closest(key, KNOWN);
  return distance(key, nearest) <= 2 ? `; did you mean ${nearest}` : '';
}

const EXAMPLES: readonly (readonly [RegExp, string])[] = [
  [
    /(^|\.)(at|loggedAt|impactStarted|detected|acknowledged|declared|causeIdentified|mitigationStarted|mitigated|resolved)$/,
    '"2026-03-02T10:02:00Z"',
  ],
  [/(^|\.)due$/, '"2026-03-20"'],
  [/^severity$/, '2'],
  [/^title$/, '"Checkout errors after deploy"'],
  [/^entries$/, '[{ "at": "2026-03-02T10:00:00Z", "text": "First alarm" }]'],
  [/(^|\.)(permalink|url)$/, '"https://example.com/page"'],
];

function exampleOf(path: string): string {
  const example = EXAMPLES.find(([pattern]) => pattern.test(path))?.[1];
  return example ? `; for example ${example}` : '';
}

import type { IncidentRecord, RecordEntry } from '../domain/postmortem/record/record.ts';
import { MILESTONES } from '../domain/timeline/milestone-name.ts';
import type { SharedFile } from '../domain/timeline/shared-file.ts';

/** The record as an incident file (schema/incident.schema.json): what `scribe draft --file` and `import` read again. */
export function renderIncidentJson(record: IncidentRecord, files: readonly SharedFile[] = []): string {
  const named = files.map(({ name, at, by, permalink }) => ({ name, at, by, permalink }));
  return `${JSON.stringify({ ...incidentFile(record), ...filled({ files: named }) }, undefined, 2)}\n`;
}

type Fields = Record<string, unknown>;

/** Fields in the order of the schema; what nobody recorded is left out. */
function incidentFile(record: IncidentRecord): Fields {
  const { overrides: _overrides, milestones: _milestones, documentStatus: _document, ...rest } = record;
  const { title, key, severity, status, people, drill, kind, private: isPrivate, ...more } = rest;
  const { roles, entries, ...others } = more;
  return filled({
    title,
    key,
    severity,
    status,
    drill: drill || undefined,
    kind,
    private: isPrivate,
    roles: oneOrMore(roles),
    people: Object.fromEntries(Object.entries(people).sort(([a], [b]) => (a < b ? -1 : 1))),
    milestones: milestonesOf(record),
    entries: entries.map(entryOf),
    ...others,
  });
}

/** What a person set wins over what an earlier file stated. */
function milestonesOf({ overrides, milestones }: IncidentRecord): Fields {
  return Object.fromEntries(MILESTONES.map((name) => [name, overrides[name]?.at ?? milestones[name]]));
}

function entryOf(entry: RecordEntry): Fields {
  const { id, at, loggedAt, type, text, author, source, permalink, quotedFrom, language } = entry;
  const { marks, attempt, outcome } = entry;
  return {
    ...{ id, at, loggedAt, type, text, author, source, permalink, quotedFrom, language },
    marks: marks?.map((mark) => alone(mark, mark.is)),
    attempt,
    outcome: outcome && alone(outcome, outcome.was),
  };
}

/** Just the name where nothing else is known of it. */
function alone(said: object, name: string): object | string {
  return Object.keys(said).length === 1 ? name : said;
}

function oneOrMore(roles: IncidentRecord['roles']): Fields {
  const held = Object.entries(roles).filter(([, people]) => people.length > 0);
  return Object.fromEntries(held.map(([role, people]) => [role, people.length === 1 ? people[0] : people]));
}

/** Dates as ISO text; empty lists, empty objects and absent values are left out, except the list of entries. */
function filled(fields: Fields): Fields {
  const kept = Object.entries(fields).flatMap(([name, value]) => {
    const cleaned = clean(value);
    return cleaned === undefined && name !== 'entries' ? [] : [[name, cleaned ?? []] as const];
  });
  return Object.fromEntries(kept);
}

function clean(value: unknown): unknown {
  if (value instanceof Date) return value.toISOString();
  if (Array.isArray(value)) return value.length === 0 ? undefined : value.map(clean);
  if (typeof value !== 'object' || value === null) return value;
  const kept = Object.entries(value).flatMap(([name, inner]) => {
    const cleaned = clean(inner);
    return cleaned === undefined ? [] : [[name, cleaned] as const];
  });
  return kept.length === 0 ? undefined : Object.fromEntries(kept);
}

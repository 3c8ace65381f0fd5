import { type MarkName, markOn } from '../../timeline/mark.ts';
import type { IncidentRecord, RecordEntry } from '../record/record.ts';
import type { Suggestion } from './suggestion.ts';

/** Who confirmed what nobody did: somebody who imports old incidents took the suggestions as they are. */
export const BY_SUGGESTION = 'suggestion';

/** Suggestions that are less sure are not taken without a person who looks at them. */
const SURE_ENOUGH = 0.6;

/** Marks of which an incident has one; of two that are equally sure, neither is taken. */
const SINGLE: ReadonlySet<MarkName> = new Set<MarkName>([
  'impact-started',
  'detected',
  'acknowledged',
  'declared',
  'cause',
]);

/**
 * What suggestions with the same key answer, each in its own way; `undefined` where several may hold. The change that
 * did it and the finding that says so are two answers to what the cause is.
 */
function rival(each: Suggestion): string | undefined {
  switch (each.kind) {
    case 'answer':
      return `answer ${each.question}`;
    case 'outcome':
    case 'attempt':
      return `${each.kind} ${each.entry}`;
    case 'incident-kind':
      return each.kind;
    case 'mark':
      return SINGLE.has(each.is) ? each.is : undefined;
    case 'to-do':
      return undefined;
    default:
      return each satisfies never;
  }
}

/** The suggestions that are sure enough to be taken together, without a look at each. */
export function takenTogether(suggestions: readonly Suggestion[]): readonly Suggestion[] {
  const best = new Map<string, number>();
  const equals = new Map<string, number>();
  for (const each of suggestions) {
    const key = rival(each);
    if (key === undefined) continue;
    const before = best.get(key) ?? 0;
    if (each.confidence > before) equals.set(key, 1);
    else if (each.confidence === before) equals.set(key, (equals.get(key) ?? 0) + 1);
    best.set(key, Math.max(before, each.confidence));
  }
  return suggestions.filter((each) => {
    if (each.confidence < SURE_ENOUGH) return false;
    const key = rival(each);
    return key === undefined || (each.confidence === best.get(key) && equals.get(key) === 1);
  });
}

/** The record as if somebody had confirmed these suggestions; what a person said stays as it is. */
export function confirmed(record: IncidentRecord, suggestions: readonly Suggestion[]): IncidentRecord {
  const byEntry = new Map<string, Suggestion[]>();
  for (const each of suggestions) {
    if (!('entry' in each)) continue;
    const there = byEntry.get(each.entry);
    if (there) there.push(each);
    else byEntry.set(each.entry, [each]);
  }
  const entries = record.entries.map((entry) =>
    (byEntry.get(entry.id) ?? []).reduce((meant, each) => withMeaning(meant, each), entry),
  );
  return suggestions.reduce<IncidentRecord>(withAnswer, { ...record, entries });
}

function withMeaning(entry: RecordEntry, suggestion: Suggestion): RecordEntry {
  if (suggestion.kind === 'mark') {
    const { is, part } = suggestion;
    if (markOn(entry, is)) return entry;
    const mark = { is, ...(part === undefined ? {} : { part }), by: BY_SUGGESTION };
    return { ...entry, marks: [...(entry.marks ?? []), mark] };
  }
  if (suggestion.kind === 'outcome') {
    const { outcome: was, shown } = suggestion;
    if (entry.outcome) return entry;
    return { ...entry, outcome: { was, ...(shown === undefined ? {} : { shown }), by: BY_SUGGESTION } };
  }
  if (suggestion.kind === 'attempt') return { ...entry, attempt: entry.attempt ?? suggestion.of };
  return entry;
}

function withAnswer(record: IncidentRecord, suggestion: Suggestion): IncidentRecord {
  switch (suggestion.kind) {
    case 'incident-kind':
      return { ...record, kind: record.kind ?? suggestion.is };
    case 'to-do':
      return { ...record, actions: [...record.actions, { title: suggestion.title }] };
    case 'answer':
      if (suggestion.question === 'commander') {
        return { ...record, roles: { ...record.roles, commander: [suggestion.text] } };
      }
      if (suggestion.question === 'impact.regions') {
        return { ...record, impact: { ...record.impact, regions: suggestion.text.split(', ') } };
      }
      return record;
    default:
      return record;
  }
}

import type { RecordEntry } from '../record/record.ts';
import { type AboutIncident, wholeSuggestions } from './about-all.ts';
import { attemptSuggestions, attemptsIn } from './attempts.ts';
import { outcomesByOrder, withRelapses } from './by-order.ts';
import { causeSuggestions } from './causes.ts';
import { beginningSuggestions } from './key-times.ts';
import { outcomeSuggestions } from './outcomes.ts';
import { readWords } from './read-words.ts';
import { recoverySuggestions } from './recoveries.ts';
import type { Suggestion } from './suggestion.ts';

/**
 * What the words of a record's entries (in timeline order) seem to mean. Each entry is read once, on its own; what it
 * means among the others is weighed by its type and its place. Entries that people have marked get no suggestion of
 * what they said themselves. What is known of
 * the incident as a whole helps to tell its kind.
 */
export function suggestFromWords(
  entries: readonly RecordEntry[],
  about: AboutIncident = {},
): readonly Suggestion[] {
  const reads = readWords(entries);
  const untyped = !entries.some(({ type }) => type === 'mitigation');
  const attempts = attemptsIn(reads, untyped);
  const told = outcomeSuggestions(reads, attempts);
  const recoveries = recoverySuggestions(reads);
  const relapses = recoveries.filter((each) => each.kind === 'mark' && each.is === 'relapse');
  const ordered = [...told, ...outcomesByOrder(reads, attempts, told)];
  const outcomes = withRelapses(reads, attempts, { outcomes: ordered, relapses });
  const suggested = [
    ...beginningSuggestions(reads, about.late),
    ...attemptSuggestions(attempts),
    ...outcomes,
    ...causeSuggestions(reads, attempts, outcomes),
    ...recoveries,
    ...wholeSuggestions(reads, about),
  ];
  const said = marksSaid(entries);
  return suggested.filter((each) => !(each.kind === 'mark' && isSaid(each, said)));
}

/** Marks that there is one of: where one is set, no other is offered. */
const SINGLE: ReadonlySet<string> = new Set([
  'impact-started',
  'detected',
  'acknowledged',
  'declared',
  'cause',
]);

function marksSaid(entries: readonly RecordEntry[]): ReadonlySet<string> {
  const said = new Set<string>();
  for (const { id, marks } of entries) {
    for (const { is } of marks ?? []) {
      said.add(`${is} ${id}`);
      said.add(is);
    }
  }
  return said;
}

function isSaid({ is, entry }: { is: string; entry: string }, said: ReadonlySet<string>): boolean {
  return said.has(`${is} ${entry}`) || (SINGLE.has(is) && said.has(is));
}

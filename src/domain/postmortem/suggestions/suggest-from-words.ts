import type { RecordEntry } from '../record/record.ts';
import { wholeSuggestions } from './about-all.ts';
import { attemptSuggestions, attemptsIn } from './attempts.ts';
import { causeSuggestions } from './causes.ts';
import { beginningSuggestions } from './key-times.ts';
import { outcomeSuggestions } from './outcomes.ts';
import { readWords } from './read-words.ts';
import { recoverySuggestions } from './recoveries.ts';
import type { Suggestion } from './suggestion.ts';

/**
 * What the words of a record's entries (in timeline order) seem to mean. Each entry is read once, on its own; what it
 * means among the others is weighed by its type and its place. Entries that people have marked get no suggestion of
 * what they said themselves. The incident's title helps to tell its kind.
 */
export function suggestFromWords(entries: readonly RecordEntry[], title = ''): readonly Suggestion[] {
  const reads = readWords(entries);
  const untyped = !entries.some(({ type }) => type === 'mitigation');
  const attempts = attemptsIn(reads, untyped);
  const outcomes = outcomeSuggestions(reads, attempts);
  const suggested = [
    ...beginningSuggestions(reads),
    ...attemptSuggestions(attempts),
    ...outcomes,
    ...causeSuggestions(reads, attempts, outcomes),
    ...recoverySuggestions(reads),
    ...wholeSuggestions(reads, title),
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

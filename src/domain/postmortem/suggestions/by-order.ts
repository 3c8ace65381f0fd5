import type { Attempt } from './attempts.ts';
import type { Read } from './read-words.ts';
import type { Suggestion } from './suggestion.ts';

const SPEAKS: ReadonlySet<string> = new Set(['note', 'investigation', 'detection']);
const ENDS: ReadonlySet<string> = new Set(['recovery', 'resolution']);

/**
 * What the order of entries suggests of attempts of which no words tell: what a recovery follows, with nothing else
 * tried in between, worked. Types are data in every language. What was tried before something else may have helped in
 * part as well as not at all, so nothing is offered of it.
 */
export function outcomesByOrder(
  reads: readonly Read[],
  attempts: readonly Attempt[],
  told: readonly Suggestion[],
): Suggestion[] {
  const known = new Set(told.flatMap((each) => ('entry' in each ? [each.entry] : [])));
  return attempts.flatMap(({ first: { entry }, places }, index): Suggestion[] => {
    const stated = places.some((place) => reads[place]?.entry.outcome !== undefined);
    if (known.has(entry.id) || stated || isOver(reads, places[0] ?? 0)) return [];
    const next = attempts[index + 1]?.places[0] ?? reads.length;
    const after = reads.slice((places.at(-1) ?? 0) + 1, next);
    const end = after.findIndex((read) => ENDS.has(read.entry.type));
    // What is written in between may say that it was for nothing, in words that no rule knows.
    if (end < 0 || after.slice(0, end).some(({ entry: { type } }) => SPEAKS.has(type))) return [];
    const { id: shown } = after[end]?.entry ?? entry;
    const from = { from: 'words', confidence: 0.5, because: [shown] } as const;
    return [{ kind: 'outcome', entry: entry.id, outcome: 'worked', shown, ...from }];
  });
}

/** Whether it was over when an attempt began: what follows is tidying up. */
function isOver(reads: readonly Read[], place: number): boolean {
  const told = reads
    .slice(0, place)
    .findLast(({ entry }) => ENDS.has(entry.type) || entry.type === 'detection');
  return told !== undefined && ENDS.has(told.entry.type);
}

/** What came back after an attempt that seemed to have worked had been helped in part. */
export function withRelapses(
  reads: readonly Read[],
  attempts: readonly Attempt[],
  {
    outcomes,
    relapses,
  }: { readonly outcomes: readonly Suggestion[]; readonly relapses: readonly Suggestion[] },
): Suggestion[] {
  if (relapses.length === 0) return [...outcomes];
  const places = new Map(reads.map(({ entry }, place) => [entry.id, place]));
  const back = relapses.flatMap((each) => ('entry' in each ? (places.get(each.entry) ?? []) : []));
  const begun = attempts.map((attempt) => attempt.places[0] ?? 0);
  return outcomes.map((each): Suggestion => {
    if (each.kind !== 'outcome' || each.outcome !== 'worked') return each;
    // Who closes it has seen more than that it came up again.
    if (reads[places.get(each.shown ?? '') ?? -1]?.entry.type === 'resolution') return each;
    const own = places.get(each.entry) ?? 0;
    const next = begun.find((place) => place > own) ?? reads.length;
    const again = back.find((place) => place > own && place < next);
    if (again === undefined) return each;
    const because = [...each.because, reads[again]?.entry.id ?? each.entry];
    return { ...each, outcome: 'partly', confidence: 0.5, because };
  });
}

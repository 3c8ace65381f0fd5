import type { Offer } from './with-offers.ts';

/** A page of a list, from 1. */
interface Page {
  readonly page: number;
  readonly further: boolean;
  /** What the buttons before and after it say. */
  readonly labels: readonly [before: string, after: string];
}

/** The pages beside this one, as lines of their own. */
export function pageOffers(line: string, { page, further, labels: [before, after] }: Page): readonly Offer[] {
  const bare = line.replace(/\s+page\s+\d+/gi, '').trim();
  return [
    ...(page > 1 ? [{ line: `${bare} page ${page - 1}`, label: before }] : []),
    ...(further ? [{ line: `${bare} page ${page + 1}`, label: after }] : []),
  ];
}

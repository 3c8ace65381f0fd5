import { byOccurrence, type Entry, type EntryType } from '../timeline/entry.ts';

/** What somebody who comes late has to know beside the state of the incident. */
export interface Catchup {
  /** What was tried to end it, the latest last, with what came of it where somebody said so. */
  readonly tried: readonly Entry[];
  /** What was decided last, else what was found last: what follows from it is next. */
  readonly next: Entry | undefined;
  /** How many entries there are in all. */
  readonly entries: number;
}

/** More does not fit on a phone. */
const TRIED = 3;
const DEEDS: readonly EntryType[] = ['mitigation', 'recovery'];
const FINDINGS: readonly EntryType[] = ['investigation', 'detection', 'change'];

/** Sums up a record for one who comes late. Entries that were taken back do not count. */
export function catchupOf(entries: readonly Entry[]): Catchup {
  const standing = entries.filter(({ standing }) => standing.state === 'standing').toSorted(byOccurrence);
  const last = (types: readonly EntryType[]) => standing.findLast(({ type }) => types.includes(type));
  return {
    tried: standing.filter(({ type }) => DEEDS.includes(type)).slice(-TRIED),
    next: last(['decision']) ?? last(FINDINGS),
    entries: standing.length,
  };
}

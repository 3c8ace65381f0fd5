import type { ClaimName } from './claim.ts';

/**
 * One rule about words. The words are separated by blanks:
 *
 * | written | means |
 * |---|---|
 * | `down` | this word |
 * | `sees/saw` | one of these |
 * | `restart~` | any form of this verb: restart, restarts, restarted, restarting |
 * | `@users` | one of a list in `word-lists.ts` |
 * | `of?` | this word or none (lists and forms too) |
 * | `…` | up to three words |
 * | `#` `#%` `#money` `#clock` `5xx` | a figure of that kind |
 * | `:` | the sign itself |
 *
 * Articles and fillers (`the`, `just`, `now`) are left out of entries, and therefore of rows.
 */
export interface Row {
  readonly says: ClaimName;
  readonly words: readonly string[];
  /** How sure it is, from 0 to 1. */
  readonly sure: number;
  /** Where it holds only there: at the start of the entry, as all of it, or at the end of a clause. */
  readonly where?: 'first' | 'alone' | 'last';
  /** Words of the same clause that keep it from holding. */
  readonly unless?: readonly string[];
  /** It is read in full: `not` before it does not deny it, since it denies something itself. */
  readonly undeniable?: true;
  readonly note: string;
  /** Where the wording was met. */
  readonly source: 'chat' | 'alerts' | 'seeds' | 'published incidents';
  /** Two entries that are the row's tests: of the first it makes its claim, of the second not. */
  readonly examples: readonly [holds: string, not: string];
}

/** A verb for something that people do to end an incident; `does` names the kind, so that two entries can be compared. */
export interface DeedRow {
  readonly does: string;
  readonly words: readonly string[];
  readonly examples: readonly [holds: string, not: string];
}

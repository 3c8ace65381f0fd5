import type { Databases } from './databases.ts';
import type { Row } from './measured-row.ts';

/** What every figure is given to measure with. */
export interface BenchContext {
  readonly databases: Databases;
  /** Whether the database is one for production use; figures from the embedded one are only a hint. */
  readonly fullServer: boolean;
  /** How many turns each program under load gets, and how long one is. */
  readonly rounds: number;
  readonly seconds: number;
  /** Open action items in the larger of the two stores that are swept. */
  readonly items: number;
  /** Where Scribe writes CPU profiles of its runs under load. */
  readonly profileDir: string | undefined;
  /** Reports progress to the person at the terminal. */
  say(line: string): void;
}

/** One figure, or several that belong together. Throws when Scribe breaks a promise, such as a lost entry. */
export type Figure = (context: BenchContext) => Promise<readonly Row[]>;

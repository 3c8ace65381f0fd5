/** Counters, per team: a number is given once and never again. */
export interface Counters {
  /** The next number of a series, starting at 1. */
  next(team: string, series: string): Promise<number>;
  /** Numbers up to this one are taken, as an imported file brings them: the next one is larger. */
  skipTo(team: string, series: string, number: number): Promise<void>;
}

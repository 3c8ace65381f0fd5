/** What the load generator is given. */
export interface LoadOptions {
  readonly port: number;
  readonly connections: number;
  readonly seconds: number;
  /** Text that every valid answer contains; the empty string accepts any answer. */
  readonly expect: string;
}

/** What the load generator found; latencies in milliseconds. */
export interface LoadReport {
  readonly answered: number;
  readonly perSecond: number;
  readonly p50: number;
  readonly p99: number;
  /** Answers that were not a 200 with the expected word, and the first of them. */
  readonly unexpected: number;
  readonly example?: string;
}

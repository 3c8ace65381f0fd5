/** What the load generator is told. */
export interface LoadOptions {
  readonly port: number;
  readonly connections: number;
  readonly seconds: number;
  /** Stands in every answer that counts; the empty string stands in all. */
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

export type QueueName = 'effects' | 'echo';

/** How one run of a job ended; `failed` is tried again by the queue. */
export type JobEnd = 'done' | 'later' | 'dropped' | 'failed';

/** What jobs report to the metrics. */
export interface JobMetrics {
  /** `waitedMs` is undefined for a run that was put off on purpose. */
  ran(run: {
    readonly queue: QueueName;
    readonly end: JobEnd;
    readonly waitedMs: number | undefined;
    readonly tookMs: number;
  }): void;
  /** Jobs that could not be handed over; a sweep finds them in the database. */
  lost(queue: QueueName, count: number): void;
}

/** How much waits in one queue; `oldestMs` is the age of the job that waits longest. */
export interface QueueDepth {
  readonly queue: QueueName;
  readonly waiting: number;
  readonly active: number;
  readonly delayed: number;
  readonly oldestMs: number;
}

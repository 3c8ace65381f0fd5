/** Something that takes the longer, the larger a record is. Orders and results are plain data: no functions in them. */
export interface HeavyTask<Order, Result> {
  /** The module that exports `run` under its own name, so that a thread of its own can load it. */
  readonly module: string;
  readonly run: (order: Order) => Result | Promise<Result>;
  /** Who waits for it: a person with a form, for whom Slack waits 3 s, or a job. */
  readonly awaitedBy: 'person' | 'job';
  /** Heavy for a small record too: it draws pictures or sets pages. */
  readonly always?: true;
}

/** Runs heavy tasks so that nobody else has to wait for them. */
export interface Offload {
  /** Rejects with what the task threw, with `LimitMet` where it took too much time or memory. */
  run<Order, Result>(task: HeavyTask<Order, Result>, order: Order): Promise<Result>;
}

/** A task was stopped, since it took more time or memory than one task may. */
export class LimitMet extends Error {
  /** Stands where Slack's code stands when it is Slack that refuses. */
  readonly code: 'takes_too_long' | 'takes_too_much_memory';

  constructor(limit: 'time' | 'memory', most: string) {
    const more = limit === 'time' ? 'longer' : 'more memory';
    super(`The record is so large that this takes ${more} than the ${most} that one task may take.`);
    this.name = 'LimitMet';
    this.code = limit === 'time' ? 'takes_too_long' : 'takes_too_much_memory';
  }
}

/** Runs everything at once in its caller: for programs that serve nobody else meanwhile. */
export const atOnce: Offload = { run: async (task, order) => task.run(order) };

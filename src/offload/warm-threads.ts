import type { Worker } from 'node:worker_threads';
import { secondsToMilliseconds } from 'date-fns/secondsToMilliseconds';
import { type Limits, runIn, startThread, type ThreadTask } from './run-in-thread.ts';

/** A thread that has nothing to do ends after this (ms): what it has loaded takes some 100 MB. */
const IDLE_MS = secondsToMilliseconds(20);

/**
 * Threads that stay for the next task for a while: to load what draws a picture takes a second, and to draw it a tenth of
 * one. An incident's end, a channel's drafts or the repair of an outage want several in a row.
 */
export class WarmThreads {
  readonly #idle: { readonly thread: Worker; readonly end: () => void; readonly timer: NodeJS.Timeout }[] =
    [];
  readonly #limits: Limits;

  constructor(limits: Limits) {
    this.#limits = limits;
  }

  /** Rejects as `runInThread` does; the thread is not used again then. */
  async run<Order, Result>(task: ThreadTask<Order, Result>, order: Order): Promise<Result> {
    const thread = this.#take() ?? startThread(this.#limits);
    try {
      const result = await runIn(thread, { task, order, limits: this.#limits });
      this.#keep(thread);
      return result;
    } catch (error) {
      await thread.terminate();
      throw error;
    }
  }

  #take(): Worker | undefined {
    const { thread, end, timer } = this.#idle.pop() ?? {};
    clearTimeout(timer);
    if (end) thread?.off('error', end);
    thread?.ref();
    return thread;
  }

  #keep(thread: Worker): void {
    const end = () => {
      const at = this.#idle.findIndex((one) => one.thread === thread);
      if (at >= 0) this.#idle.splice(at, 1);
      void thread.terminate();
    };
    thread.on('error', end);
    thread.unref();
    this.#idle.push({ thread, end, timer: setTimeout(end, IDLE_MS).unref() });
  }
}

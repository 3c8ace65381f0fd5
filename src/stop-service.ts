import type { Log } from './log.ts';
import type { Shutdown } from './shutdown.ts';

/** How a service is told to stop. */
export interface StopCall {
  /** Who tells it, for the log: the name of a signal. */
  readonly by?: string;
  /** Over HTTP, how long it still takes requests in although it is not ready any more, in milliseconds; 0 without. */
  readonly drainMs?: number;
}

/** What the parts of a service and its stop tell one another. */
export interface Stopping {
  asked: boolean;
  drainMs: number;
  /** What was not done at the deadline. */
  readonly left: { requests: number; answers: number };
}

export function notStopping(): Stopping {
  return { asked: false, drainMs: 0, left: { requests: 0, answers: 0 } };
}

/** Stops a service once, however often it is called, and logs who asked, how long it took and what was left. */
export function stopOnce(parts: {
  readonly shutdown: Pick<Shutdown<string>, 'run'>;
  readonly stopping: Stopping;
  readonly log: Log;
}): (call?: StopCall) => Promise<void> {
  const { shutdown, stopping, log } = parts;
  let stopped: Promise<void> | undefined;

  async function stop({ by = 'its owner', drainMs = 0 }: StopCall): Promise<void> {
    const began = performance.now();
    stopping.asked = true;
    stopping.drainMs = drainMs;
    log.info({ by, drainMs }, 'Scribe stops');
    try {
      await shutdown.run();
    } catch (error) {
      log.error({ err: error, by }, 'A part of Scribe could not be closed');
      throw error;
    } finally {
      const tookMs = Math.round(performance.now() - began);
      log.info({ by, tookMs, left: stopping.left }, 'Scribe has stopped');
    }
  }

  return (call = {}) => {
    stopped ??= stop(call);
    return stopped;
  };
}

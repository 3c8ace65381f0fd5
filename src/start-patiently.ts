import { setTimeout as pause } from 'node:timers/promises';
import { StoreFault } from './app/ports/store-fault.ts';
import type { Log } from './log.ts';

/** A start waits so long for a database that it has reached before (ms); then whoever runs Scribe hears of it. */
const PATIENCE_MS = 60_000;
const AGAIN_MS = 1_000;

/**
 * What a start writes, tried until the database does it: one that goes away in the middle of a start is no reason to end
 * the process, which would only be started again. Throws what is no `StoreFault` at once, and that after a minute.
 */
export async function patiently<T>(
  work: () => Promise<T>,
  { log, patienceMs = PATIENCE_MS }: { readonly log: Log; readonly patienceMs?: number },
): Promise<T> {
  const until = performance.now() + patienceMs;
  for (;;) {
    try {
      return await work();
    } catch (error) {
      if (!(error instanceof StoreFault) || performance.now() > until) throw error;
      log.warn({ err: error }, 'The database does not do what a start needs; it is asked again');
      await pause(AGAIN_MS);
    }
  }
}

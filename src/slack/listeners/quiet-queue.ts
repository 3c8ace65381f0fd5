import { setTimeout as sleep } from 'node:timers/promises';

/** Between two pieces of work, so that people's commands come first. */
const PAUSE_MS = 20;
/** More than this waits only in a storm of commands; then the oldest is left out, since its moment has passed. */
const MOST_WAITING = 50;

/** One piece of work that waits for its turn. */
interface Waiting {
  readonly task: () => Promise<unknown>;
  readonly over: (end: Promise<unknown> | undefined) => void;
}

/**
 * Does work that nobody waits for one piece at a time, with pauses. What it gives resolves or rejects with the piece,
 * and resolves where the piece was left out.
 */
export function quietQueue(): (task: () => Promise<unknown>) => Promise<unknown> {
  const waiting: Waiting[] = [];
  let running = false;
  const run = async () => {
    running = true;
    for (let next = waiting.shift(); next; next = waiting.shift()) {
      await sleep(PAUSE_MS);
      const { task } = next;
      const end = (async () => task())();
      next.over(end);
      // Whoever added it hears of a failure.
      await end.catch(() => undefined);
    }
    running = false;
  };
  return (task) =>
    new Promise((over) => {
      waiting.push({ task, over });
      if (waiting.length > MOST_WAITING) waiting.shift()?.over(undefined);
      if (!running) void run();
    });
}

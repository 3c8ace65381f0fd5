import type { App as BoltApp } from '@slack/bolt';
import type { ListenerContext } from './listener-context.ts';

/** Slack waits 3 s, the way back included. Slow steps, each within its own bound, can add up to more. */
const ANSWER_TIMEOUT_MS = 2_600;

/** When each delivery arrived, on the clock of `performance.now()`: the token that it waited for took of its time. */
const arrivals = new WeakMap<object, number>();

/** Notes of each delivery when it arrives. */
export function noteArrivals(app: BoltApp): void {
  const process = app.processEvent.bind(app);
  app.processEvent = (event) => {
    arrivals.set(event.body, performance.now());
    return process(event);
  };
}

/** When the delivery with this body arrived, on the clock of `performance.now()`. */
export function arrivedAt(body: object): number {
  return arrivals.get(body) ?? performance.now();
}

/** How long an answer that began at this moment, on the clock of `performance.now()`, may still take (ms). */
export function timeLeft(began: number): number {
  return Math.max(0, began + ANSWER_TIMEOUT_MS - performance.now());
}

/**
 * What it comes to, or `late` when Slack must be answered, counted from when it `began`; the work goes on then, and a stop
 * waits for it.
 */
export async function inTime<T, Late>(
  context: Pick<ListenerContext, 'background'>,
  { running, began }: { readonly running: Promise<T>; readonly began: number },
  late: Late,
): Promise<T | Late> {
  let timer: NodeJS.Timeout | undefined;
  const timeUp = new Promise<Late>((resolve) => {
    timer = setTimeout(() => {
      context.background(running);
      resolve(late);
    }, timeLeft(began));
  });
  try {
    return await Promise.race([running, timeUp]);
  } finally {
    clearTimeout(timer);
  }
}

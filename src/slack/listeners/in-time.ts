import type { ListenerContext } from './listener-context.ts';

/** Slack waits 3 s, the way back included. Slow steps, each within its own bound, can add up to more. */
const ANSWER_TIMEOUT_MS = 2_600;

/** How long an answer that began at this moment, on the clock of `performance.now()`, may still take (ms). */
export function timeLeft(began: number): number {
  return Math.max(0, began + ANSWER_TIMEOUT_MS - performance.now());
}

/** What it comes to, or `late` when Slack must be answered; the work goes on then, and a stop waits for it. */
export async function inTime<T, Late>(
  context: Pick<ListenerContext, 'background'>,
  running: Promise<T>,
  late: Late,
): Promise<T | Late> {
  let timer: NodeJS.Timeout | undefined;
  const timeUp = new Promise<Late>((resolve) => {
    timer = setTimeout(() => {
      context.background(running);
      resolve(late);
    }, ANSWER_TIMEOUT_MS);
  });
  try {
    return await Promise.race([running, timeUp]);
  } finally {
    clearTimeout(timer);
  }
}

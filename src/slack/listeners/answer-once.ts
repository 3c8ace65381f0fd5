import type { ListenerContext } from './listener-context.ts';

/** How a delivery is answered for the first time, and whether that answer may be given again. */
interface Answering<T> {
  readonly act: () => Promise<T>;
  readonly isFinal: (answer: T) => boolean;
}

/**
 * The same delivery twice gets the same answer, without being carried out again. An answer that cannot be kept costs
 * only that: what is behind it is the same twice as once.
 */
export async function answerOnce<T>(
  context: ListenerContext,
  delivery: string,
  { act, isFinal }: Answering<T>,
): Promise<T> {
  const { inbox, journal, clock } = context.app;
  const before = await inbox.answered(delivery);
  if (before !== undefined) return before as T;
  const answer = await act();
  if (!isFinal(answer)) return answer;
  try {
    await inbox.settle(delivery, answer, clock());
  } catch (error) {
    journal.warn({ delivery, error: error instanceof Error ? error.name : typeof error }, 'answer not kept');
  }
  return answer;
}

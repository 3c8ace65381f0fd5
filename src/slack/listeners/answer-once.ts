import type { ListenerContext } from './listener-context.ts';

/** How a delivery is answered, and whether that answer is kept for the next one. */
interface Answering<T> {
  readonly act: () => Promise<T>;
  readonly isFinal: (answer: T) => boolean;
}

/**
 * Gives a delivery that arrives twice the same answer, without carrying it out again. When the answer cannot be kept,
 * the second delivery is carried out again; that is harmless, since every change is idempotent by its id.
 */
export async function answerOnce<T>(
  context: ListenerContext,
  delivery: string,
  { act, isFinal }: Answering<T>,
): Promise<T> {
  const { inbox, journal, clock } = context.app;
  const before = await inbox.answerOf(delivery);
  if (before !== undefined) return before as T;
  const answer = await act();
  if (!isFinal(answer)) return answer;
  try {
    await inbox.record(delivery, answer, clock());
  } catch (error) {
    journal.warn({ delivery, error: error instanceof Error ? error.name : typeof error }, 'answer not kept');
  }
  return answer;
}

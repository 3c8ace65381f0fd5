import type { App } from './app.ts';

/** What is asked of Slack within an answer that has 3 s in all. */
interface Asking<T> {
  readonly of: Promise<T>;
  /** How long it may take (ms). */
  readonly withinMs: number;
  /** What counts where Slack does not say it, or not in time. */
  readonly otherwise: T;
  /** For the log: `user group not read`. */
  readonly failed: string;
}

/** What Slack says in time; never rejects. */
export function soon<T>(
  { journal }: Pick<App, 'journal'>,
  { of, withinMs, otherwise, failed }: Asking<T>,
): Promise<T> {
  return Promise.race([
    of.catch((error: unknown) => {
      journal.warn({ error: error instanceof Error ? error.name : typeof error }, failed);
      return otherwise;
    }),
    new Promise<T>((resolve) => {
      setTimeout(() => resolve(otherwise), withinMs).unref();
    }),
  ]);
}

import { setTimeout as after } from 'node:timers/promises';
import { StoreFault } from '../app/ports/store-fault.ts';

/** Answers that are looked up again only when they are older than a while. */
export interface Remembering<T> {
  /**
   * What `look` found for this key. What was found before counts where the store is away or slow to say it anew; any
   * other rejection is passed on, and none is remembered.
   */
  get(key: string, look: () => Promise<T>): Promise<T>;
  forget(): void;
}

/** How long an older answer waits for a newer one (ms): a command has 3 s in all. */
const PATIENCE_MS = 300;

/**
 * Remembers for `forMs` milliseconds of this clock, and for longer where nothing newer is to be had; what `keeps` says
 * no to is never remembered.
 */
export function remembering<T>(
  clock: () => Date,
  forMs: number,
  keeps: (value: T) => boolean = () => true,
): Remembering<T> {
  let known = new Map<string, { readonly value: T; readonly until: number }>();
  return {
    async get(key, look) {
      const now = clock().getTime();
      const before = known.get(key);
      if (before && before.until > now) return before.value;
      // What is forgotten while it is looked up stays forgotten.
      const book = known;
      const looking = look().then((value) => {
        if (keeps(value)) book.set(key, { value, until: now + forMs });
        else book.delete(key);
        return value;
      });
      if (!before) return looking;
      const found = looking.catch((error: unknown) => {
        if (error instanceof StoreFault) return before.value;
        throw error;
      });
      return Promise.race([found, after(PATIENCE_MS, before.value, { ref: false })]);
    },
    forget() {
      known = new Map();
    },
  };
}

/** However often somebody asks over HTTP, what stands behind it is read once in this time (ms). */
export const READ_EVERY_MS = 1_000;

/** Everybody who asks while it looks, and for `everyMs` after it began, gets the same answer. */
export function onceInAWhile<T>(look: () => Promise<T>, everyMs = READ_EVERY_MS): () => Promise<T> {
  let last: { readonly seen: Promise<T>; readonly until: number } | undefined;
  let looking = false;
  return () => {
    if (last && (looking || performance.now() < last.until)) return last.seen;
    looking = true;
    const seen = look().finally(() => {
      looking = false;
    });
    last = { seen, until: performance.now() + everyMs };
    return seen;
  };
}

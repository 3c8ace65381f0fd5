/** Runs a task; `waited` says that others had their turn first, so that what was read before may be old. */
type Turn = <T>(key: string, task: (waited: boolean) => Promise<T>) => Promise<T>;

/** A person waits for the answer: whoever has not got the turn by then goes on without it (ms). */
const PATIENCE_MS = 500;

/**
 * Lets what concerns one key happen one after the other in this process, so that many who change one thing at once do
 * not all fail but one, round after round. A courtesy, no lock: the store's version check decides.
 */
export function turns(): Turn {
  const last = new Map<string, Promise<unknown>>();
  return async (key, task) => {
    const before = last.get(key);
    let over = () => {};
    const mine = new Promise<void>((resolve) => {
      over = resolve;
    });
    const all = Promise.all([before, mine]);
    last.set(key, all);
    try {
      if (before) await patiently(before);
      return await task(before !== undefined);
    } finally {
      over();
      if (last.get(key) === all) last.delete(key);
    }
  };
}

async function patiently(before: Promise<unknown>): Promise<void> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<void>((resolve) => {
    timer = setTimeout(resolve, PATIENCE_MS);
  });
  await Promise.race([before, late]);
  clearTimeout(timer);
}

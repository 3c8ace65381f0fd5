/** A person waits for the answer: after this long a task runs without its turn (ms). */
const MAX_WAIT_MS = 500;

/** The last task of each store and key. */
const lastTasks = new WeakMap<object, Map<string, Promise<unknown>>>();

/**
 * Runs tasks on one document one after the other within this process, so that of many who change it at once not all but
 * one fail, round after round. A courtesy and no lock: the store's version check decides. `waited` tells the task that
 * others had their turn first, so what it read before may be old.
 */
export async function queueByKey<T>(
  store: object,
  key: string,
  task: (waited: boolean) => Promise<T>,
): Promise<T> {
  const last = lastTasks.get(store) ?? new Map<string, Promise<unknown>>();
  lastTasks.set(store, last);
  const before = last.get(key);
  let over = () => {};
  const mine = new Promise<void>((resolve) => {
    over = resolve;
  });
  const all = Promise.all([before, mine]);
  last.set(key, all);
  try {
    if (before) await waitBriefly(before);
    return await task(before !== undefined);
  } finally {
    over();
    if (last.get(key) === all) last.delete(key);
  }
}

async function waitBriefly(before: Promise<unknown>): Promise<void> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<void>((resolve) => {
    timer = setTimeout(resolve, MAX_WAIT_MS);
  });
  await Promise.race([before, late]);
  clearTimeout(timer);
}

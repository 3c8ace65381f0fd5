/** A person waits for the answer: whoever has not got the turn by then goes on without it (ms). */
const MAX_WAIT_MS = 500;

/** What was asked last, by store and key. */
const lastTasks = new WeakMap<object, Map<string, Promise<unknown>>>();

/**
 * Lets what concerns one thing in a store happen one after the other in this process, so that many who change it at
 * once do not all fail but one, round after round. A courtesy, no lock: the store's version check decides. The task
 * hears whether others had their turn first, so that what was read before may be old.
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

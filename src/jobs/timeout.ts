/** Waits for a promise, but not longer than `ms`; tells whether it settled in time. Never rejects. */
export async function settlesWithin(promise: Promise<unknown>, ms: number): Promise<boolean> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<false>((resolve) => {
    timer = setTimeout(() => resolve(false), Math.max(0, ms));
  });
  const settled = promise.then(
    () => true,
    () => true,
  );
  const inTime = await Promise.race([settled, late]);
  clearTimeout(timer);
  return inTime;
}

/** The value, or `instead` when it takes longer than `ms` or fails. */
export async function valueWithin<T, I>(promise: Promise<T>, ms: number, instead: I): Promise<T | I> {
  let value: T | I = instead;
  await settlesWithin(
    promise.then((given) => {
      value = given;
    }),
    ms,
  );
  return value;
}

const AT_ONCE = 16;

/** 1 to `count`, several at once. */
export async function forEach(count: number, act: (number: number) => Promise<void>): Promise<void> {
  let next = 1;
  const lane = async () => {
    while (next <= count) await act(next++);
  };
  await Promise.all(Array.from({ length: AT_ONCE }, lane));
}

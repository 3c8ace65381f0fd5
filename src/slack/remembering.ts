/** Answers that are looked up again only when they are older than a while. */
export interface Remembering<T> {
  /** What `look` found for this key; a rejection is not remembered. */
  get(key: string, look: () => Promise<T>): Promise<T>;
  forget(): void;
}

/** Remembers for `forMs` milliseconds of this clock, except what `keeps` says no to. */
export function remembering<T>(
  clock: () => Date,
  forMs: number,
  keeps: (value: T) => boolean = () => true,
): Remembering<T> {
  const known = new Map<string, { readonly value: T; readonly until: number }>();
  return {
    async get(key, look) {
      const now = clock().getTime();
      const before = known.get(key);
      if (before && before.until > now) return before.value;
      const value = await look();
      if (keeps(value)) known.set(key, { value, until: now + forMs });
      return value;
    },
    forget: () => known.clear(),
  };
}

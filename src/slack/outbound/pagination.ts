/** One page of a list, and the cursor of the next. */
export interface Page<T> {
  readonly items: readonly T[];
  readonly next: string | undefined;
}

/** A bound on how many pages of a list are read: Slack's largest lists have a few hundred. */
const MOST_PAGES = 2_000;

/** Every item of a list, or those from a cursor on; pages are read as they are needed. */
export async function* everyItem<T>(
  read: (cursor: string | undefined) => Promise<Page<T>>,
  from?: string,
): AsyncGenerator<T> {
  let cursor = from;
  for (let page = 0; page < MOST_PAGES; page += 1) {
    const { items, next } = await read(cursor);
    yield* items;
    if (!next) return;
    cursor = next;
  }
}

/** One page of a list, and the cursor of the next. */
export interface Page<T> {
  readonly items: readonly T[];
  readonly next: string | undefined;
}

/** A bound on how many pages of a list are read. */
const MOST_PAGES = 50;

/** Every item of a list; pages are read as they are needed. */
export async function* everyItem<T>(
  read: (cursor: string | undefined) => Promise<Page<T>>,
): AsyncGenerator<T> {
  let cursor: string | undefined;
  for (let page = 0; page < MOST_PAGES; page += 1) {
    const { items, next } = await read(cursor);
    yield* items;
    if (!next) return;
    cursor = next;
  }
}

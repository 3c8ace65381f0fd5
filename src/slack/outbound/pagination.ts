/** One page of a list of Slack's, and where the next one begins. */
export interface Page<T> {
  readonly items: readonly T[];
  readonly next: string | undefined;
}

/** A list can be long; nobody needs more pages than this. */
const MOST_PAGES = 50;

/** Every item of a list, page by page, as long as somebody asks for more. */
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

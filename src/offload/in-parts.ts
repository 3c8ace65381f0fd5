/** So many items of a list are handed over at a time: a few milliseconds in which nothing else can be answered. */
export const PIECE = 1_000;

/** A list that is too long to be handed over at once, by its place in the data. */
interface LongList {
  readonly path: readonly (string | number)[];
  readonly items: readonly unknown[];
}

/** Plain data with its long lists taken out: an empty one stands in the place of each. */
export interface Parts {
  readonly frame: unknown;
  readonly lists: readonly LongList[];
}

/** What is left of plain data without its long lists, and these. */
export function inParts(data: unknown): Parts {
  const lists: LongList[] = [];
  const without = (value: unknown, path: LongList['path']): unknown => {
    if (Array.isArray(value)) {
      if (value.length <= PIECE) return value.map((each, index) => without(each, [...path, index]));
      lists.push({ path, items: value });
      return [];
    }
    if (!isPlain(value)) return value;
    return Object.fromEntries(
      Object.entries(value).map(([key, each]) => [key, without(each, [...path, key])]),
    );
  };
  return { frame: without(data, []), lists };
}

/** Dates, bytes and maps are handed over as they are. */
function isPlain(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && Object.getPrototypeOf(value) === Object.prototype;
}

/** The empty list that stands at this place of a frame, to be filled. */
export function listAt(frame: unknown, path: LongList['path']): unknown[] {
  let at = frame;
  for (const key of path) at = (at as Readonly<Record<string | number, unknown>>)[key];
  if (!Array.isArray(at)) throw new Error(`There is no list at ${path.join('.')}.`);
  return at;
}

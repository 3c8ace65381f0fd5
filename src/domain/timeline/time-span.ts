/** A length of time as somebody typed it. */
export interface SpanText {
  readonly ms: number;
  /** The text that was read. */
  readonly said: string;
}

const SECOND = 1_000;
const UNITS: Readonly<Record<string, number>> = {
  s: SECOND,
  m: 60 * SECOND,
  h: 3_600 * SECOND,
  d: 86_400 * SECOND,
  w: 7 * 86_400 * SECOND,
};

const SHORT = '(?:w|d|h|hrs?|m|mins?|s|secs?)';
const LONG = '(?:w|weeks?|d|days?|h|hrs?|hours?|m|mins?|minutes?|s|secs?|seconds?)';
const BACK = new RegExp(`^[-−–—](\\d+${SHORT}(?: ?\\d+${SHORT})*)(?: ago)?(?![\\p{L}\\p{N}.:])`, 'iu');
const AGO = new RegExp(
  `^((?:\\d+|an?) ?${LONG}(?:,? (?:and )?\\d+ ?${LONG}|\\d+${LONG})*) ago(?![\\p{L}\\p{N}])`,
  'iu',
);
const PART = new RegExp(`(\\d+ ?|an? )(${LONG})(?!\\p{L})`, 'giu');

/** Reads `-10m`, `-1h30m`, `10m ago`, `1h 20m ago` or `an hour ago` from the start of a text, and no other form. */
export function readSpanBack(text: string): SpanText | undefined {
  const match = BACK.exec(text) ?? AGO.exec(text);
  const written = match?.[1];
  if (match === null || written === undefined) return undefined;
  return { ms: sumOf(written), said: match[0] };
}

function sumOf(written: string): number {
  let ms = 0;
  for (const [, count = '', unit = ''] of written.matchAll(PART)) {
    ms += (/^an? $/i.test(count) ? 1 : Number(count)) * (UNITS[unit.charAt(0).toLowerCase()] ?? Number.NaN);
  }
  return ms;
}

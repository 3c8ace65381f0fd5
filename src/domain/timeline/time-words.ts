/** How documents write times: always UTC, from the record. */

const MINUTE = 60_000;

/** `00` to `59`. */
const TWO = Array.from({ length: 60 }, (_, number) => String(number).padStart(2, '0'));

/** `10:05`, with seconds only where the record has them. */
export function clockTime(at: Date): string {
  const minutes = `${TWO[at.getUTCHours()]}:${TWO[at.getUTCMinutes()]}`;
  return at.getTime() % MINUTE === 0 ? minutes : `${minutes}:${TWO[at.getUTCSeconds()]}`;
}

/** `2024-01-15`. */
export function day(at: Date): string {
  const year = at.getUTCFullYear();
  if (!(year >= 1000 && year <= 9999)) return at.toISOString().slice(0, 10);
  return `${year}-${TWO[at.getUTCMonth() + 1]}-${TWO[at.getUTCDate()]}`;
}

/** Only the time on the day that the reader already knows, with the date on any other: `2024-01-16 00:05`. */
export function timeOn(known: string, at: Date): string {
  const on = day(at);
  return on === known ? clockTime(at) : `${on} ${clockTime(at)}`;
}

/** Writes a moment in the way that fits a document; only its time on the day that the reader already knows. */
type TimeOn = (known: string, at: Date) => string;

/** Writes moments that stand under each other: a day stands wherever it is not the day of the line above. */
export function timesInLines(known: string, write: TimeOn = timeOn): (at: Date) => string {
  let above = known;
  return (at) => {
    const words = write(above, at);
    above = day(at);
    return words;
  };
}

/** `10:15–11:45 UTC` on one day, `2024-01-15 23:50 – 2024-01-16 00:35 UTC` over more. */
export function spanOf(from: Date, to: Date): string {
  if (day(from) === day(to)) return `${clockTime(from)}–${clockTime(to)} UTC`;
  return `${day(from)} ${clockTime(from)} – ${day(to)} ${clockTime(to)} UTC`;
}

/** From how many seconds on a length is told in a unit, and the next smaller one that it is rounded to, if any. */
const LENGTHS = [
  { from: 14 * 86_400, unit: 'day', size: 86_400 },
  { from: 48 * 3_600, unit: 'day', size: 86_400, smaller: 'hour', step: 3_600 },
  { from: 3_600, unit: 'hour', size: 3_600, smaller: 'minute', step: 60 },
  { from: 60, unit: 'minute', size: 60, smaller: 'second', step: 1 },
  { from: 0, unit: 'second', size: 1 },
] as const;

/**
 * `1 hour 30 minutes`: at most two units that lie side by side, rounded to the smaller one. Hours go up to two days
 * (`24 hours 11 minutes`), then come days and hours, and after two weeks only days; `0 minutes` for none.
 */
export function durationWords(minutes: number): string {
  const seconds = Math.round(Math.abs(minutes) * 60);
  if (seconds === 0) return '0 minutes';
  const length = LENGTHS.find(({ from }) => seconds >= from) ?? LENGTHS[4];
  const step = 'step' in length ? length.step : length.size;
  const rounded = Math.round(seconds / step) * step;
  const larger = LENGTHS.find(({ from }) => rounded >= from);
  if (larger && larger !== length) return durationWords(rounded / 60);
  const whole = Math.floor(rounded / length.size);
  const rest = (rounded - whole * length.size) / step;
  const words = counted(whole, length.unit);
  return 'smaller' in length && rest > 0 ? `${words} ${counted(rest, length.smaller)}` : words;
}

/** `1 entry`, `2 entries`. */
export function counted(count: number, one: string, many = `${one}s`): string {
  return `${grouped(count)} ${count === 1 ? one : many}`;
}

/** `12,450`. */
export function grouped(count: number): string {
  const [whole = '', ...fraction] = String(count).split('.');
  return [whole.replace(/\B(?=(?:\d{3})+$)/g, ','), ...fraction].join('.');
}

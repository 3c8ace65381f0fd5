/** How documents write times: always UTC, from the record. */

const MINUTE = 60_000;

/** `10:05`, with seconds only where the record has them. */
export function clockTime(at: Date): string {
  const iso = at.toISOString();
  return at.getTime() % MINUTE === 0 ? iso.slice(11, 16) : iso.slice(11, 19);
}

/** `2024-01-15`. */
export function day(at: Date): string {
  return at.toISOString().slice(0, 10);
}

/** Only the time on the day that the reader already knows, with the date on any other: `2024-01-16 00:05`. */
export function timeOn(known: string, at: Date): string {
  const iso = at.toISOString();
  const time = iso.slice(11, at.getTime() % MINUTE === 0 ? 16 : 19);
  return iso.startsWith(known) && known !== '' ? time : `${iso.slice(0, 10)} ${time}`;
}

/** `10:15–11:45 UTC` on one day, `2024-01-15 23:50 – 2024-01-16 00:35 UTC` over more. */
export function spanOf(from: Date, to: Date): string {
  if (day(from) === day(to)) return `${clockTime(from)}–${clockTime(to)} UTC`;
  return `${day(from)} ${clockTime(from)} – ${day(to)} ${clockTime(to)} UTC`;
}

const UNITS = [
  ['day', 86_400],
  ['hour', 3_600],
  ['minute', 60],
  ['second', 1],
] as const;

/** `1 hour 30 minutes`: the two largest units that are not zero; `0 minutes` for none. */
export function durationWords(minutes: number): string {
  let rest = Math.round(Math.abs(minutes) * 60);
  const parts: string[] = [];
  for (const [unit, size] of UNITS) {
    const count = Math.floor(rest / size);
    rest -= count * size;
    if (count > 0) parts.push(counted(count, unit));
  }
  return parts.length === 0 ? '0 minutes' : parts.slice(0, 2).join(' ');
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

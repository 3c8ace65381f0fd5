/** What a clock on somebody's wall shows: days since 1970, and minutes since midnight. */
export interface Wall {
  readonly day: number;
  readonly minutes: number;
}

const DAY_MS = 86_400_000;
const formats = new Map<string, Intl.DateTimeFormat>();
const shown = new Map<string, Map<number, Wall>>();

/** Read from Intl alone, which shares nothing with Scribe's own zones. `at` in ms. */
export function wall(at: number, zone: string): Wall {
  const there = shown.get(zone) ?? new Map<number, Wall>();
  shown.set(zone, there);
  const known = there.get(at);
  if (known) return known;
  const format =
    formats.get(zone) ??
    new Intl.DateTimeFormat('en-CA', {
      ...{ timeZone: zone, hourCycle: 'h23', year: 'numeric', month: '2-digit' },
      ...{ day: '2-digit', hour: '2-digit', minute: '2-digit' },
    });
  formats.set(zone, format);
  const parts = new Map(format.formatToParts(at).map(({ type, value }) => [type, Number(value)]));
  const part = (name: Intl.DateTimeFormatPartTypes) => parts.get(name) ?? Number.NaN;
  const read: Wall = {
    day: Date.UTC(part('year'), part('month') - 1, part('day')) / DAY_MS,
    minutes: part('hour') * 60 + part('minute'),
  };
  there.set(at, read);
  return read;
}

/** The number of a day that is written `2026-12-01`. */
export function dayOf(written: string): number {
  return Date.parse(`${written}T00:00:00Z`) / DAY_MS;
}

/** `2026-12-01`. */
export function written(day: number): string {
  return new Date(day * DAY_MS).toISOString().slice(0, 10);
}

/** The first of January 1970 was a Thursday. */
export function isWeekend(day: number): boolean {
  return [2, 3].includes(day % 7);
}

import { ruleOffset } from './zone-rules.ts';

const MINUTE = 60_000;
const DAY = 24 * 60 * MINUTE;

/** The date and time of day that a wall clock shows. `month` is 1 to 12. */
export interface WallClock {
  readonly year: number;
  readonly month: number;
  readonly day: number;
  readonly hour: number;
  readonly minute: number;
  readonly second: number;
}

/** An offset from UTC, in minutes, that Slack named at that moment. */
export interface SaidOffset {
  readonly minutes: number;
  readonly at: Date;
}

/** Where somebody is: an IANA name or a fixed offset (`+02:00`), with what Slack said where its rules differ. */
export type Zone = string | { readonly name: string; readonly said: SaidOffset };

/** How long after Slack said it an offset is taken for that of the present. */
export const SAID_OFFSET_MS = 60 * MINUTE;

/** The IANA name. */
export function zoneName(zone: Zone): string {
  return typeof zone === 'string' ? zone : zone.name;
}

/** Offset from UTC in minutes, positive to the east. An unknown zone is refused with a RangeError. */
export function offsetAt(at: Date, zone: Zone): number {
  if (typeof zone === 'string') return cachedOffset(at, zone);
  return isSaidFor(at, zone.said) ? zone.said.minutes : cachedOffset(at, zone.name);
}

/** Slack speaks of the present: of that day, until an hour after it spoke. The rules know about all other days. */
function isSaidFor(at: Date, said: SaidOffset): boolean {
  const localMidnight = Math.floor((said.at.getTime() + said.minutes * MINUTE) / DAY) * DAY;
  const from = localMidnight - said.minutes * MINUTE;
  return at.getTime() >= from && at.getTime() <= said.at.getTime() + SAID_OFFSET_MS;
}

/** Clocks change on the quarter hour, so an offset is cached per quarter; a lookup costs more than reading an entry. */
const QUARTER = 15 * MINUTE;
const REMEMBERED = 10_000;
const offsets = new Map<string, number>();

function cachedOffset(at: Date, zone: string): number {
  const quarter = `${zone} ${Math.floor(at.getTime() / QUARTER)}`;
  const known = offsets.get(quarter);
  if (known !== undefined) return known;
  const offset = ruleOffset(at, zone);
  if (offsets.size >= REMEMBERED) offsets.clear();
  offsets.set(quarter, offset);
  return offset;
}

/** The wall-clock time in `zone` at that moment. */
export function wallClock(at: Date, zone: Zone): WallClock {
  const local = new Date(at.getTime() + offsetAt(at, zone) * MINUTE);
  return {
    year: local.getUTCFullYear(),
    month: local.getUTCMonth() + 1,
    day: local.getUTCDate(),
    hour: local.getUTCHours(),
    minute: local.getUTCMinutes(),
    second: local.getUTCSeconds(),
  };
}

/** Whether the fields name a real day and a real time of day. */
export function isReal(wall: WallClock): boolean {
  const at = new Date(asUtc(wall));
  return (
    at.getUTCFullYear() === wall.year &&
    at.getUTCMonth() + 1 === wall.month &&
    at.getUTCDate() === wall.day &&
    wall.hour < 24 &&
    wall.minute < 60 &&
    wall.second < 60
  );
}

/**
 * The moments with this wall-clock time, earliest first: usually one, two when clocks go back.
 * A time that clocks skip gives one moment, later by the skipped span (02:30 becomes 03:30).
 */
export function momentsOf(wall: WallClock, zone: Zone): [Date, ...Date[]] {
  const local = asUtc(wall);
  const before = offsetAt(new Date(local - DAY), zone);
  const after = offsetAt(new Date(local + DAY), zone);
  const possible = new Set([before, after, ...(typeof zone === 'string' ? [] : [zone.said.minutes])]);
  const [first, ...others] = [...possible]
    .sort((a, b) => b - a)
    .map((offset) => new Date(local - offset * MINUTE))
    .filter((at) => at.getTime() + offsetAt(at, zone) * MINUTE === local);
  return first === undefined ? [new Date(local - before * MINUTE)] : [first, ...others];
}

/** The same time of day, `days` later or earlier. */
export function shiftDays(wall: WallClock, days: number): WallClock {
  const date = new Date(Date.UTC(wall.year, wall.month - 1, wall.day + days));
  return { ...wall, year: date.getUTCFullYear(), month: date.getUTCMonth() + 1, day: date.getUTCDate() };
}

function asUtc({ year, month, day, hour, minute, second }: WallClock): number {
  return Date.UTC(year, month - 1, day, hour, minute, second);
}

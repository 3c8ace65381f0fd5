import { tzOffset } from '@date-fns/tz';

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

/** Whether this is an IANA zone that this machine knows. */
export function isZone(zone: string): boolean {
  return zone !== '' && !Number.isNaN(tzOffset(zone, new Date(0)));
}

/** Clocks change on the quarter hour, so an offset is cached per quarter; a lookup costs more than reading an entry. */
const QUARTER = 15 * MINUTE;
const REMEMBERED = 10_000;
const offsets = new Map<string, number>();

/** Offset from UTC in minutes, positive to the east. An unknown zone is refused with a RangeError. */
export function offsetAt(at: Date, zone: string): number {
  const quarter = `${zone} ${Math.floor(at.getTime() / QUARTER)}`;
  const known = offsets.get(quarter);
  if (known !== undefined) return known;
  const offset = lookUp(at, zone);
  if (offsets.size >= REMEMBERED) offsets.clear();
  offsets.set(quarter, offset);
  return offset;
}

function lookUp(at: Date, zone: string): number {
  const offset = tzOffset(zone, at);
  if (Number.isNaN(offset)) {
    throw new RangeError(
      `"${zone}" at ${at.getTime()} has no offset. Expected an IANA zone such as Europe/Berlin.`,
    );
  }
  return offset;
}

/** The wall-clock time in `zone` at that moment. */
export function wallClock(at: Date, zone: string): WallClock {
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
export function momentsOf(wall: WallClock, zone: string): [Date, ...Date[]] {
  const local = asUtc(wall);
  const before = offsetAt(new Date(local - DAY), zone);
  const after = offsetAt(new Date(local + DAY), zone);
  const early = new Date(local - Math.max(before, after) * MINUTE);
  const late = new Date(local - Math.min(before, after) * MINUTE);
  const matching = [early, late].filter((at) => at.getTime() + offsetAt(at, zone) * MINUTE === local);
  const [first, second] = matching;
  if (first === undefined) return [new Date(local - before * MINUTE)];
  return second === undefined || second.getTime() === first.getTime() ? [first] : [first, second];
}

/** The same time of day, `days` later or earlier. */
export function shiftDays(wall: WallClock, days: number): WallClock {
  const date = new Date(Date.UTC(wall.year, wall.month - 1, wall.day + days));
  return { ...wall, year: date.getUTCFullYear(), month: date.getUTCMonth() + 1, day: date.getUTCDate() };
}

function asUtc({ year, month, day, hour, minute, second }: WallClock): number {
  return Date.UTC(year, month - 1, day, hour, minute, second);
}

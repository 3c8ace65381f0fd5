import { offsetAt, shiftDays, type WallClock, wallClock, type Zone } from './wall-clock.ts';

const WEEKDAYS = ['Sun', 'Mon', 'Tue', 'Wed', 'Thu', 'Fri', 'Sat'] as const;
const MONTHS = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec'] as const;

/** `14:05` in that zone. With `'seconds'`, `14:05:30` where the seconds are not zero. */
export function clock(at: Date, zone: Zone, detail: 'minutes' | 'seconds' = 'minutes'): string {
  const wall = wallClock(at, zone);
  const minutes = `${two(wall.hour)}:${two(wall.minute)}`;
  return detail === 'seconds' && wall.second !== 0 ? `${minutes}:${two(wall.second)}` : minutes;
}

/** Whether both moments are on one calendar day of that zone. */
export function sameDay(a: Date, b: Date, zone: Zone): boolean {
  return dayNumber(wallClock(a, zone)) === dayNumber(wallClock(b, zone));
}

/** `today`, `yesterday`, `tomorrow`, `Fri 20 Nov`, or `Fri 20 Nov 2025` when the year is another than now's. */
export function dayName(at: Date, zone: Zone, now: Date): string {
  const day = wallClock(at, zone);
  const today = wallClock(now, zone);
  switch (dayNumber(day)) {
    case dayNumber(today):
      return 'today';
    case dayNumber(shiftDays(today, -1)):
      return 'yesterday';
    case dayNumber(shiftDays(today, 1)):
      return 'tomorrow';
    default:
      return day.year === today.year ? dayAndMonth(day) : `${dayAndMonth(day)} ${day.year}`;
  }
}

/**
 * The reader's own time and UTC: `14:05 (19:05 UTC)`, `yesterday 23:50 (Fri 22:50 UTC)`. A day is named where it is
 * not today's; UTC's weekday where it would not be obvious. One time is enough where both show the same.
 */
export function twoClocks(
  at: Date,
  { zone, now }: { readonly zone: Zone; readonly now: Date },
  detail: 'minutes' | 'seconds' = 'minutes',
): string {
  const day = dayName(at, zone, now);
  const own = `${day === 'today' ? '' : `${day} `}${clock(at, zone, detail)}`;
  if (offsetAt(at, zone) === 0) return `${own} UTC`;
  const local = wallClock(at, zone);
  const utc = wallClock(at, 'UTC');
  const dateIsClear = dayNumber(local) === dayNumber(utc) && day !== 'yesterday' && day !== 'tomorrow';
  return `${own} (${dateIsClear ? '' : `${weekday(utc)} `}${clock(at, 'UTC', detail)} UTC)`;
}

/** `Thu 2026-11-19 14:05`, as a time is typed. */
export function weekdayStamp(at: Date, zone: Zone): string {
  const { year, month, day } = wallClock(at, zone);
  return `${weekday(wallClock(at, zone))} ${year}-${two(month)}-${two(day)} ${clock(at, zone, 'seconds')}`;
}

/** `19:05 UTC`. */
export function utcClock(at: Date, detail: 'minutes' | 'seconds' = 'minutes'): string {
  return `${clock(at, 'UTC', detail)} UTC`;
}

/** `2026-11-20 14:05 UTC`. */
export function utcStamp(at: Date): string {
  return `${at.toISOString().slice(0, 10)} ${utcClock(at)}`;
}

/** The same, as briefly as it goes: `31 min`, `2 h 5 min`, `1 d 3 h`, `40 s`. */
export function shortDuration(ms: number): string {
  return duration(ms).replace(/ (second|minute|hour|day)s?/g, (_, unit: string) => ` ${SHORT_UNITS[unit]}`);
}

const SHORT_UNITS: Readonly<Record<string, string>> = { second: 's', minute: 'min', hour: 'h', day: 'd' };

/** A length of time in its two largest units, rounded down: `25 minutes`, `2 days 3 hours`. */
export function duration(ms: number): string {
  const seconds = Math.floor(Math.abs(ms) / 1_000);
  const parts: readonly (readonly [number, string])[] = [
    [Math.floor(seconds / 86_400), 'day'],
    [Math.floor(seconds / 3_600) % 24, 'hour'],
    [Math.floor(seconds / 60) % 60, 'minute'],
  ];
  const first = parts.findIndex(([count]) => count > 0);
  if (first === -1) return counted(seconds, 'second');
  return parts
    .slice(first, first + 2)
    .filter(([count]) => count > 0)
    .map(([count, unit]) => counted(count, unit))
    .join(' ');
}

function counted(count: number, unit: string): string {
  return `${count} ${unit}${count === 1 ? '' : 's'}`;
}

function dayAndMonth(wall: WallClock): string {
  return `${weekday(wall)} ${wall.day} ${MONTHS[wall.month - 1] ?? ''}`;
}

function weekday(wall: WallClock): string {
  return WEEKDAYS[new Date(dayNumber(wall)).getUTCDay()] ?? '';
}

function dayNumber({ year, month, day }: WallClock): number {
  return Date.UTC(year, month - 1, day);
}

function two(count: number): string {
  return String(count).padStart(2, '0');
}

import { wallClock, type Zone } from '../timeline/wall-clock.ts';

/** A day in the calendar, without a time or a zone: `2026-12-01`. Sorts as text. */
export type CalendarDate = `${number}-${number}-${number}`;

const DAY = 86_400_000;

/** The date of these fields (`month` 1 to 12), or undefined where there is no such day in the years 1970 to 2199. */
export function calendarDate(year: number, month: number, day: number): CalendarDate | undefined {
  const date = new Date(Date.UTC(year, month - 1, day));
  const real =
    date.getUTCFullYear() === year && date.getUTCMonth() === month - 1 && date.getUTCDate() === day;
  return real && year >= 1970 && year <= 2199 ? written(date) : undefined;
}

/** Reads `2026-12-01`. */
export function parseCalendarDate(text: string): CalendarDate | undefined {
  const [, year, month, day] = /^(\d{4})-(\d{2})-(\d{2})$/.exec(text) ?? [];
  return calendarDate(Number(year), Number(month), Number(day));
}

/** The date in that zone at that moment. */
export function dateIn(at: Date, zone: Zone): CalendarDate {
  const wall = wallClock(at, zone);
  return written(new Date(Date.UTC(wall.year, wall.month - 1, wall.day)));
}

export function addDays(date: CalendarDate, days: number): CalendarDate {
  return written(new Date(asUtc(date) + days * DAY));
}

/** The same day of a later month, or that month's last day where it is shorter. */
export function addMonths(date: CalendarDate, months: number): CalendarDate {
  const [year, month, day] = fields(date);
  const last = new Date(Date.UTC(year, month + months, 0)).getUTCDate();
  return written(new Date(Date.UTC(year, month - 1 + months, Math.min(day, last))));
}

/** The last day of the month `months` after this one. */
export function endOfMonth(date: CalendarDate, months = 0): CalendarDate {
  const [year, month] = fields(date);
  return written(new Date(Date.UTC(year, month + months, 0)));
}

/** Days from `from` to `to`, negative when `to` is earlier. */
export function daysBetween(from: CalendarDate, to: CalendarDate): number {
  return (asUtc(to) - asUtc(from)) / DAY;
}

/** 0 is Sunday, 6 is Saturday. */
export function weekdayOf(date: CalendarDate): number {
  return new Date(asUtc(date)).getUTCDay();
}

/** Year, month (1 to 12) and day. */
export function fields(date: CalendarDate): readonly [year: number, month: number, day: number] {
  const [year = 0, month = 0, day = 0] = date.split('-').map(Number);
  return [year, month, day];
}

function asUtc(date: CalendarDate): number {
  const [year, month, day] = fields(date);
  return Date.UTC(year, month - 1, day);
}

function written(date: Date): CalendarDate {
  return date.toISOString().slice(0, 10) as CalendarDate;
}

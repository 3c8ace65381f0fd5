import { momentsOf, wallClock, type Zone } from '../timeline/wall-clock.ts';
import { addDays, type CalendarDate, dateIn, fields } from './calendar-date.ts';
import { type Holidays, isWorkingDay } from './working-day.ts';

/** Days on which somebody is away, the first and the last included. */
export interface Absence {
  readonly from: CalendarDate;
  readonly until: CalendarDate;
}

/** Whole hours of the day, the end excluded. */
export interface WorkingHours {
  readonly from: number;
  readonly to: number;
}

/** Where and when a person works. `zone` is an IANA name. */
export interface WorkCalendar {
  readonly zone: Zone;
  readonly holidays: Holidays;
  /** 9:00 to 17:00 unless it says otherwise. */
  readonly hours?: WorkingHours;
  readonly away?: readonly Absence[];
}

/** Messages that can wait are sent between these hours of the person's day. */
export const OFFICE_HOURS: WorkingHours = { from: 9, to: 17 };

/** Whether somebody with that calendar works on that day. */
export function worksOn(date: CalendarDate, { holidays, away = [] }: WorkCalendar): boolean {
  return isWorkingDay(date, holidays) && !away.some(({ from, until }) => from <= date && date <= until);
}

/** The first day from `date` on that somebody with that calendar works. */
export function nextDayAtWork(date: CalendarDate, calendar: WorkCalendar): CalendarDate {
  let day = date;
  while (!worksOn(day, calendar)) day = addDays(day, 1);
  return day;
}

/** Whether it is working time on a working day there. */
export function withinWorkingHours(now: Date, calendar: WorkCalendar): boolean {
  const { from, to } = calendar.hours ?? OFFICE_HOURS;
  const { hour } = wallClock(now, calendar.zone);
  return hour >= from && hour < to && worksOn(dateIn(now, calendar.zone), calendar);
}

/** The given moment if it falls in working hours there; otherwise the next working morning. */
export function nextWorkingMoment(now: Date, calendar: WorkCalendar): Date {
  let at = now;
  // The morning of a day that a zone left out falls on the day after it, which may be no working day. A zone that jumps
  // to what Slack said may show a morning too early: then it goes on by the hour.
  while (!withinWorkingHours(at, calendar)) {
    const morning = morningAfter(at, calendar);
    at = morning > at ? morning : new Date(at.getTime() + HOUR);
  }
  return at;
}

const HOUR = 3_600_000;

function morningAfter(at: Date, calendar: WorkCalendar): Date {
  const { from } = calendar.hours ?? OFFICE_HOURS;
  const today = dateIn(at, calendar.zone);
  const date = wallClock(at, calendar.zone).hour < from ? today : addDays(today, 1);
  return startOfWork(nextDayAtWork(date, calendar), calendar);
}

/** The first working moment of a day that is a working day there. */
export function startOfWork(date: CalendarDate, { zone, hours = OFFICE_HOURS }: WorkCalendar): Date {
  const [year, month, day] = fields(date);
  return momentsOf({ year, month, day, hour: hours.from, minute: 0, second: 0 }, zone)[0];
}

/** 9:00 on that date there. */
export function morningOf(date: CalendarDate, zone: Zone): Date {
  return startOfWork(date, { zone, holidays: NO_HOLIDAYS });
}

const NO_HOLIDAYS: Holidays = new Set<CalendarDate>();

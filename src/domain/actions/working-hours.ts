import { momentsOf, wallClock, type Zone } from '../timeline/wall-clock.ts';
import { addDays, type CalendarDate, dateIn, fields } from './calendar-date.ts';
import { type Holidays, isWorkingDay, rollForward } from './working-day.ts';

/** Where and when a person works. `zone` is an IANA name. */
export interface WorkCalendar {
  readonly zone: Zone;
  readonly holidays: Holidays;
}

/** Messages that can wait are sent between these hours of the person's day, the end hour excluded. */
const FIRST_HOUR = 9;
const END_HOUR = 17;

/** Whether it is between 9:00 and 17:00 on a working day there. */
export function withinWorkingHours(now: Date, zone: Zone, holidays: Holidays): boolean {
  const { hour } = wallClock(now, zone);
  return hour >= FIRST_HOUR && hour < END_HOUR && isWorkingDay(dateIn(now, zone), holidays);
}

/** The given moment if it falls in working hours there; otherwise the next working morning. */
export function nextWorkingMoment(now: Date, { zone, holidays }: WorkCalendar): Date {
  if (withinWorkingHours(now, zone, holidays)) return now;
  const today = dateIn(now, zone);
  const date = wallClock(now, zone).hour < FIRST_HOUR ? today : addDays(today, 1);
  return morningOf(rollForward(date, holidays), zone);
}

/** 9:00 on that date there. */
export function morningOf(date: CalendarDate, zone: Zone): Date {
  const [year, month, day] = fields(date);
  return momentsOf({ year, month, day, hour: FIRST_HOUR, minute: 0, second: 0 }, zone)[0];
}

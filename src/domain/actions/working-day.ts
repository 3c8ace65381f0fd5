import { addDays, type CalendarDate, weekdayOf } from './calendar-date.ts';

/** Days on which nobody is expected to work, besides weekends; `nameOf` says which holiday it is, where that is known. */
export interface Holidays {
  has(date: CalendarDate): boolean;
  nameOf?(date: CalendarDate): string | undefined;
}

export function isWorkingDay(date: CalendarDate, holidays: Holidays): boolean {
  const weekday = weekdayOf(date);
  return weekday !== 0 && weekday !== 6 && !holidays.has(date);
}

/** The date itself when it is a working day, otherwise the next one. */
export function rollForward(date: CalendarDate, holidays: Holidays): CalendarDate {
  let day = date;
  while (!isWorkingDay(day, holidays)) day = addDays(day, 1);
  return day;
}

/** The working day that comes `count` (0 or more) working days after the date, which is rolled forward first. */
export function addWorkingDays(date: CalendarDate, count: number, holidays: Holidays): CalendarDate {
  let day = rollForward(date, holidays);
  for (let left = count; left > 0; left -= 1) day = rollForward(addDays(day, 1), holidays);
  return day;
}

import { momentsOf, type Zone } from '../timeline/wall-clock.ts';
import { addDays, type CalendarDate, dateIn, fields, weekdayOf } from './calendar-date.ts';

/** When something comes every week. `weekday`: 0 is Sunday; `hour`: 0 to 23, by the clock of `zone` (IANA). */
export interface WeekPlan {
  readonly weekday: number;
  readonly hour: number;
  readonly zone: Zone;
}

/**
 * The first such moment later than `after`. An hour that clocks skip comes later by what is skipped; of one that comes
 * twice it is the first.
 */
export function nextWeekly(after: Date, { weekday, hour, zone }: WeekPlan): Date {
  const today = dateIn(after, zone);
  const ahead = (weekday - weekdayOf(today) + 7) % 7;
  const at = (date: CalendarDate): Date => {
    const [year, month, day] = fields(date);
    return momentsOf({ year, month, day, hour, minute: 0, second: 0 }, zone)[0];
  };
  const next = at(addDays(today, ahead));
  return next > after ? next : at(addDays(today, ahead + 7));
}

/** Names the week of a moment: its Monday there. */
export function weekOf(at: Date, zone: Zone): CalendarDate {
  const day = dateIn(at, zone);
  return addDays(day, -((weekdayOf(day) + 6) % 7));
}

import { addDays, type CalendarDate } from './calendar-date.ts';

/** Whether the same words name another date a day earlier or later, so that somebody's zone decides what they name. */
export function hangsOnToday(
  read: (today: CalendarDate) => CalendarDate | undefined,
  today: CalendarDate,
): boolean {
  const date = read(today);
  return [-1, 1].some((days) => read(addDays(today, days)) !== date);
}

import type { ActionItem } from './action-item.ts';
import { isPending } from './action-item.ts';
import { addDays } from './calendar-date.ts';
import { rollForward } from './working-day.ts';
import { morningOf, nextWorkingMoment, type WorkCalendar } from './working-hours.ts';

/** One reminder: how many days after the due date it comes (before it when negative). */
export interface Rung {
  readonly days: number;
}

/** When owners are reminded: one rung for each reminder. */
export interface ReminderPolicy {
  readonly rungs: readonly Rung[];
}

/** One reminder, on the due date. */
export const ON_THE_DAY: ReminderPolicy = { rungs: [{ days: 0 }] };

/**
 * Whoever has just set a date knows about it, so a reminder that was already due then comes this much later (ms). An
 * early warning that was already due is left out.
 */
const GRACE = 3_600_000;

/** The parts of an action item that decide its reminders. */
export type Remindable = Pick<ActionItem, 'status' | 'due' | 'createdAt' | 'moves'>;

/**
 * Every reminder for the current due date, earliest first: mornings at 9:00 in the owner's zone, rolled forward
 * over weekends and holidays. None for an item that is closed or has no date.
 */
export function reminderTimes(item: Remindable, policy: ReminderPolicy, calendar: WorkCalendar): Date[] {
  const { due } = item;
  if (due === undefined || !isPending(item)) return [];
  const setAt = item.moves.at(-1)?.at ?? item.createdAt;
  const earliest = new Date(setAt.getTime() + GRACE);
  const times = policy.rungs.flatMap(({ days }) => {
    const morning = morningOf(rollForward(addDays(due, days), calendar.holidays), calendar.zone);
    if (morning > setAt) return [morning.getTime()];
    return days < 0 ? [] : [nextWorkingMoment(earliest, calendar).getTime()];
  });
  return [...new Set(times)].sort((a, b) => a - b).map((time) => new Date(time));
}

/** The first reminder later than `after`. */
export function nextReminder(
  item: Remindable,
  after: Date,
  { policy, calendar }: { readonly policy: ReminderPolicy; readonly calendar: WorkCalendar },
): Date | undefined {
  return reminderTimes(item, policy, calendar).find((time) => time > after);
}

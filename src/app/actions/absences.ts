import { addDays, dateIn } from '../../domain/actions/calendar-date.ts';
import { type Absence, OFFICE_HOURS, type WorkingHours } from '../../domain/actions/working-hours.ts';
import { wallClock } from '../../domain/timeline/wall-clock.ts';
import type { Person } from '../ports/people.ts';

/** A status without an end counts for so many days after it was read, since most that stay were forgotten. */
const STATUS_DAYS = 14;

/** When somebody is away, by what they told Scribe and by their status in Slack. */
export function absencesOf(
  { zone, away, awayStatus, readAt }: Pick<Person, 'zone' | 'away' | 'awayStatus' | 'readAt'>,
  { to }: WorkingHours = OFFICE_HOURS,
): readonly Absence[] {
  const own = away ? [{ from: away.from, until: away.until }] : [];
  if (!awayStatus) return own;
  const from = dateIn(readAt, zone);
  const { until } = awayStatus;
  if (!until) return [...own, { from, until: addDays(from, STATUS_DAYS) }];
  const last = dateIn(until, zone);
  // Who is back during the working hours of a day is reminded that day.
  const lastAway = wallClock(until, zone).hour >= to ? last : addDays(last, -1);
  return from <= lastAway ? [...own, { from, until: lastAway }] : own;
}

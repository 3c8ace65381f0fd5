import type { Person } from '../../app/ports/people.ts';
import type { CalendarDate } from '../../domain/actions/calendar-date.ts';
import { literal, oneLine } from './escape.ts';
import { dueDay, type Reader, when } from './times.ts';

/** After `away until DATE`: the last day of it with the reason, and when reminders come again. */
export function awayNoted(
  {
    until,
    why,
    next,
    clock,
  }: {
    readonly until: CalendarDate;
    readonly why: string;
    readonly next: CalendarDate;
    readonly clock?: string;
  },
  command: string,
): string {
  const days = clock === undefined ? '' : ` Absences are whole days, so “${literal(clock)}” is left out.`;
  const reason = why === '' ? '' : ` (${oneLine(why)})`;
  return `You are away until ${dueDay(until)}${reason}; your reminders come again on ${dueDay(next)}. \`${command} back\` ends it sooner.${days}`;
}

/** What is known of the absence of whoever asks. */
export function awayNow(
  person: Pick<Person, 'away' | 'awayStatus'>,
  reader: Reader,
  command: string,
): string {
  const { away, awayStatus } = person;
  const why = away?.why === undefined ? '' : `: ${oneLine(away.why)}`;
  const said = away && `You are away until ${dueDay(away.until)}${why}. \`${command} back\` ends it.`;
  const status = awayStatus && statusWords(awayStatus.until, reader);
  const known = [said, status].filter((words) => words !== undefined);
  return known.length > 0
    ? known.join(' ')
    : `You are not away. \`${command} away until friday\` holds your reminders back up to that day.`;
}

/** After `back`. */
export function backNoted(
  { was, awayStatus }: { readonly was: boolean } & Pick<Person, 'awayStatus'>,
  reader: Reader,
): string {
  if (awayStatus) return statusWords(awayStatus.until, reader);
  return was ? 'You are back: your reminders come again.' : 'You were not away. Nothing was changed.';
}

function statusWords(until: Date | undefined, reader: Reader): string {
  const end = until ? `, until ${when(until, reader)}` : '';
  return `Your status in Slack says that you are away${end}; clear it there, and your reminders come again.`;
}

/** An absence of years is taken for a typo. */
export function awayTooLong(said: string): string {
  return `"${literal(said)}" is more than a year away. Choose an earlier day.`;
}

/** Where no date can be read after `away`. */
export function awayUnclear(said: string, command: string): string {
  return `"${literal(said)}" is not a date. Write \`${command} away until DATE\`, for example \`${command} away until friday\``;
}

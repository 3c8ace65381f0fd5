import { dateIn } from '../actions/calendar-date.ts';
import { type DueFault, readDueDate } from '../actions/due-date.ts';
import type { TimeContext } from '../timeline/resolve-moment.ts';
import { readTime } from '../timeline/time-expression.ts';

/** How `DATE TIME` was read. `ahead`: more than a minute after now; `ways`: the same with each offset of a zone's name. */
export type MeetingTime =
  | { readonly kind: 'none' }
  | { readonly kind: 'time'; readonly at: Date; readonly ahead: boolean }
  | { readonly kind: 'several-zones'; readonly said: string; readonly ways: readonly string[] }
  | { readonly kind: 'invalid'; readonly said: string; readonly why: DueFault };

/** Reads a day, in any form of a due date, and a clock time after it, in the writer's zone. */
export function readMeetingTime(text: string, context: TimeContext): MeetingTime {
  const asTyped = wholeTime(text, context);
  if (asTyped.kind === 'time' && (asTyped.counted === 'now' || STAMP.test(text))) return asTyped.meeting;
  const day = readDueDate(text, dateIn(context.now, context.zone));
  if (day.kind === 'none') return asTyped.kind === 'time' ? asTyped.meeting : day;
  if (day.kind === 'invalid') return { kind: 'invalid', said: day.said, why: day.why };
  const whole = wholeTime(`${day.date} ${text.slice(day.length).replace(/^[\s,]+/, '')}`, context);
  return whole.kind === 'time' ? whole.meeting : whole;
}

/** A date in numbers is the day that it says; the rules of due dates are about days that are named. */
const STAMP = /^\d{4}-/;

/** A time that is the whole text. `latest`: it was looked for in the past, and a meeting is ahead. */
function wholeTime(text: string, context: TimeContext) {
  const time = readTime(text, context);
  if (time.kind === 'invalid' && time.why === 'several-zones' && time.ways && time.length === text.length)
    return { kind: 'several-zones' as const, said: time.said, ways: time.ways };
  if (time.kind !== 'time' || time.length !== text.length) return { kind: 'none' as const };
  const { counted, at, ahead } = time;
  return { kind: 'time' as const, counted, meeting: { kind: 'time' as const, at, ahead } };
}

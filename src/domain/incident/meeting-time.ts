import { dateIn } from '../actions/calendar-date.ts';
import { type DueFault, readDueDate } from '../actions/due-date.ts';
import { readTime, type TimeContext } from '../timeline/time-expression.ts';

/** How `DATE TIME` was read. `ahead`: more than a minute after now. */
export type MeetingTime =
  | { readonly kind: 'none' }
  | { readonly kind: 'time'; readonly at: Date; readonly ahead: boolean }
  | { readonly kind: 'invalid'; readonly said: string; readonly why: DueFault };

/** Reads a day, in any form of a due date, and a clock time after it, in the writer's zone. */
export function readMeetingTime(text: string, context: TimeContext): MeetingTime {
  const asTyped = wholeTime(text, context);
  if (asTyped.kind === 'time') return asTyped;
  const day = readDueDate(text, dateIn(context.now, context.zone));
  if (day.kind === 'none') return day;
  if (day.kind === 'invalid') return { kind: 'invalid', said: day.said, why: day.why };
  return wholeTime(`${day.date} ${text.slice(day.length).replace(/^[\s,]+/, '')}`, context);
}

/** A time that is the whole text. */
function wholeTime(text: string, context: TimeContext): MeetingTime {
  const time = readTime(text, context);
  return time.kind === 'time' && time.length === text.length
    ? { kind: 'time', at: time.at, ahead: time.ahead }
    : { kind: 'none' };
}

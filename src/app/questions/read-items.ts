import { readActionNumber } from '../../domain/actions/action-number.ts';
import { readActionText } from '../../domain/actions/action-text.ts';
import { addDays, type CalendarDate, dateIn, parseCalendarDate } from '../../domain/actions/calendar-date.ts';
import { hangsOnToday } from '../../domain/actions/hangs-on-today.ts';
import { linesOf } from '../../domain/postmortem/questions/record-updates.ts';
import {
  type AnswerContext,
  type AnswerReading,
  type ItemAnswer,
  NOTHING,
  read,
  wrong,
} from './answer-reading.ts';
import type { Typed } from './question-form.ts';

/** Each line is an item, as in `action add`; owner and date apply to those that name none. */
export function readActions(typed: Typed, context: AnswerContext): AnswerReading {
  const titles = linesOf(typed.text ?? '');
  if (titles.length === 0) {
    return typed.person === undefined && typed.day === undefined ? NOTHING : wrong('text', 'needs-words');
  }
  const today = dateIn(context.now, context.zone);
  const unclear = titles.find((title) => {
    const item = readActionText(title, { today });
    return item.kind !== 'action' || item.unread.some(({ as }) => as === 'day');
  });
  if (unclear !== undefined) return wrong('text', 'no-action', unclear);
  const day = dayAhead(typed, context);
  if (typeof day === 'object') return day;
  const inUtc = countedInUtc(titles, context);
  return read({ kind: 'actions', titles, owner: typed.person, due: day, ...inUtc });
}

/** For all items that have none; a line such as `A-12 @kim due friday` is about that item alone. */
export function readOwners(typed: Typed, context: AnswerContext): AnswerReading {
  const day = dayAhead(typed, context);
  if (typeof day === 'object') return day;
  const lines = linesOf(typed.text ?? '');
  if (lines.length === 0 && typed.person === undefined && day === undefined) return NOTHING;
  const today = dateIn(context.now, context.zone);
  const items: ItemAnswer[] = [];
  for (const line of lines) {
    const item = readActionText(line, { today });
    const said = item.kind === 'action' && readActionNumber(item.title) !== undefined ? item : undefined;
    if (!said || (said.owner === undefined && said.due === undefined)) return wrong('text', 'no-owner', line);
    items.push({ action: said.title, owner: said.owner, due: said.due });
  }
  return read({ kind: 'owners', owner: typed.person, due: day, items, ...countedInUtc(lines, context) });
}

/** Whether a date in these lines hangs on what day it is where the person is, and nobody knows where that is. */
function countedInUtc(
  lines: readonly string[],
  { now, zone, zoneUnknown }: AnswerContext,
): { readonly dueInUtc?: true } {
  if (!zoneUnknown) return {};
  const today = dateIn(now, zone);
  const hangs = lines.some((line) =>
    hangsOnToday((day) => {
      const item = readActionText(line, { today: day });
      return item.kind === 'action' ? item.due : undefined;
    }, today),
  );
  return hangs ? { dueInUtc: true } : {};
}

export function dayAhead(
  { day, text }: Typed,
  { now, zone, zoneUnknown }: AnswerContext,
): CalendarDate | AnswerReading | undefined {
  if (day === undefined) return undefined;
  const date = parseCalendarDate(day);
  if (date === undefined) return wrong('day', 'needs-day', text);
  // Where the zone is not known, it may still be yesterday there.
  return date < addDays(dateIn(now, zone), zoneUnknown ? -1 : 0) ? wrong('day', 'past-day', day) : date;
}

import type { Severity } from '../incident/incident.ts';
import {
  addDays,
  addMonths,
  type CalendarDate,
  calendarDate,
  endOfMonth,
  fields,
  weekdayOf,
} from './calendar-date.ts';
import { type Holidays, rollForward } from './working-day.ts';

export type DueFault = 'impossible-date' | 'ambiguous-date' | 'past-date' | 'too-far';

/** The date at the start of a text. `length` is the number of characters it takes up. */
export type DueReading =
  | { readonly kind: 'none' }
  | { readonly kind: 'date'; readonly date: CalendarDate; readonly length: number }
  | { readonly kind: 'invalid'; readonly said: string; readonly why: DueFault; readonly length: number };

/**
 * The due date of an action item when nobody names one: 15 days for Sev-1, 30 for Sev-2, 8 weeks otherwise, or the first
 * working day after that.
 */
export function defaultDue(
  severity: Severity | undefined,
  today: CalendarDate,
  holidays: Holidays,
): CalendarDate {
  return rollForward(addDays(today, severity === 1 ? 15 : severity === 2 ? 30 : 56), holidays);
}

/** A date further ahead than this is taken for a typo. */
const FARTHEST_YEARS = 5;

type Resolved = CalendarDate | DueFault;
interface Form {
  readonly pattern: RegExp;
  readonly read: (words: readonly string[], today: CalendarDate) => Resolved;
}

const WEEKDAY =
  '(sun|mon|tue|tues|wed|thu|thur|thurs|fri|sat|sunday|monday|tuesday|wednesday|thursday|friday|saturday)';
const MONTH =
  '(jan|feb|mar|apr|may|jun|jul|aug|sep|sept|oct|nov|dec|january|february|march|april|june|july|august|september|october|november|december)';
const MONTHS = ['jan', 'feb', 'mar', 'apr', 'may', 'jun', 'jul', 'aug', 'sep', 'oct', 'nov', 'dec'];
const WEEKDAYS = ['sun', 'mon', 'tue', 'wed', 'thu', 'fri', 'sat'];
const SPELLED = ['', 'one', 'two', 'three', 'four', 'five', 'six', 'seven', 'eight', 'nine', 'ten'];
const DAY_OF_MONTH = '(\\d{1,2})(?:st|nd|rd|th)?';
const MONDAY = 1;
const FRIDAY = 5;

const FORMS: readonly Form[] = [
  form('(\\d{4})-(\\d{1,2})-(\\d{1,2})', ([year, month, day]) =>
    realDate(Number(year), Number(month), Number(day)),
  ),
  form('\\d{1,2}[/.]\\d{1,2}(?:[/.]\\d{2,4})?', () => 'ambiguous-date'),
  form(`${DAY_OF_MONTH} ${MONTH}\\.?(?:,? (\\d{4}))?`, ([day, month, year], today) =>
    monthDay({ day, month, year }, today),
  ),
  form(`${MONTH}\\.? ${DAY_OF_MONTH}(?:,? (\\d{4}))?`, ([month, day, year], today) =>
    monthDay({ day, month, year }, today),
  ),
  form('today|tonight|eod|cob|end of (?:the )?(?:day|business)|close of business', (_, today) => today),
  form('yesterday', (_, today) => addDays(today, -1)),
  form('tomorrow|immediate', (_, today) => addDays(today, 1)),
  form(`(?:this )?${WEEKDAY}`, ([name], today) => nextWeekday(name, today)),
  form(`next ${WEEKDAY}`, ([name], today) => inNextWeek(weekdayNumber(name), today)),
  form('eow|end of (?:the )?week|this week', (_, today) => endOfWeek(today)),
  form('(?:end of )?next week', (_, today) => inNextWeek(FRIDAY, today)),
  form('eom|end of (?:the )?month|this month', (_, today) => endOfMonth(today)),
  form('(?:start|beginning) of next week', (_, today) => inNextWeek(MONDAY, today)),
  form('(?:end of )?next month', (_, today) => endOfMonth(today, 1)),
  form('short(?: term)?', (_, today) => addDays(today, 7)),
  form('medium(?: term)?', (_, today) => addMonths(today, 1)),
  form('long(?: term)?', (_, today) => addMonths(today, 3)),
  form(
    `(?:in |within )?(\\d+|an?|${SPELLED.slice(1).join('|')}) ?(days?|weeks?|months?)`,
    ([count, unit], today) => later(count, unit, today),
  ),
  form('(?:in |within )?(\\d+)(d|w)', ([count, unit], today) => later(count, unit, today)),
];

/**
 * Reads the date that a text begins with: `2026-12-01`, `1 Dec`, `friday` (the next one, never today), `tomorrow`,
 * `in 2 weeks`, `next week` (its Friday), `eow`, and the horizons immediate, short, medium, long.
 */
export function readDueDate(text: string, today: CalendarDate): DueReading {
  for (const { pattern, read } of FORMS) {
    const match = pattern.exec(text);
    if (match === null) continue;
    const [said, ...words] = match;
    const date = checked(read(words, today), today);
    if (!isFault(date)) return { kind: 'date', date, length: said.length };
    return { kind: 'invalid', said, why: date, length: said.length };
  }
  return { kind: 'none' };
}

/** The day at the start of a text; `clock` is the time of day that was said with it, as typed. */
export type DueDayReading = DueReading & { readonly clock?: string };

const TIME_OF_DAY =
  '(?:\\d{1,2}(?::\\d{2}){0,2} ?[ap]\\.?m\\b\\.?|\\d{1,2}:\\d{2}|noon|midnight|(?:the )?(?:morning|afternoon|evening))';
const END_OF_DAY = '(?:eod|cob|end of (?:the )?(?:day|business)|close of business)';
const ZONE = '(?: (?:utc|gmt|cet|cest|est|edt|cst|cdt|mst|mdt|pst|pdt|bst|ist|jst)\\b)?';
const CLOCK_FIRST = new RegExp(
  `^(?:at )?(?:(${TIME_OF_DAY}${ZONE})|${END_OF_DAY}),? (?:on |of )?(?=\\S)`,
  'i',
);
const CLOCK_AFTER = new RegExp(
  `^,? (?:at |in |by )?(?:(${TIME_OF_DAY}${ZONE})|${END_OF_DAY})(?![\\p{L}\\p{N}])`,
  'iu',
);

/** Reads a day with or without a time of day before or after it: `friday 5pm`, `eod tomorrow`. Due dates are days. */
export function readDueDay(text: string, today: CalendarDate): DueDayReading {
  const [before = '', early] = CLOCK_FIRST.exec(text) ?? [];
  const later = before === '' ? undefined : readDueDate(text.slice(before.length), today);
  const found = later === undefined || later.kind === 'none' ? readDueDate(text, today) : later;
  if (found.kind === 'none') return found;
  const from = found === later ? before.length + found.length : found.length;
  const [after = '', late] = CLOCK_AFTER.exec(text.slice(from)) ?? [];
  const clock = found === later ? (early ?? late) : late;
  return { ...found, length: from + after.length, ...(clock === undefined ? {} : { clock }) };
}

/** The result of reading `DATE why`, which moves a due date. */
export type MoveReading =
  | {
      readonly kind: 'move';
      readonly date: CalendarDate;
      readonly why: string;
      /** The time of day that was said with the date; due dates are days. */
      readonly clock?: string;
    }
  | {
      readonly kind: 'invalid';
      readonly said: string;
      readonly why: DueFault | 'not-a-date' | 'missing-reason';
    };

export function readMove(text: string, today: CalendarDate): MoveReading {
  const wanted = text.trim().replace(/^(?:to|due|by|until|till)\s+(?:the\s+)?/i, '');
  const due = readDueDay(wanted, today);
  if (due.kind === 'none') return { kind: 'invalid', said: wanted.split(/\s/)[0] ?? '', why: 'not-a-date' };
  if (due.kind === 'invalid') return { kind: 'invalid', said: due.said, why: due.why };
  const why = wanted
    .slice(due.length)
    .replace(/^[\s,:;–—-]+/, '')
    .trim();
  if (why === '') return { kind: 'invalid', said: wanted, why: 'missing-reason' };
  return { kind: 'move', date: due.date, why, ...(due.clock === undefined ? {} : { clock: due.clock }) };
}

function form(source: string, read: Form['read']): Form {
  return { pattern: new RegExp(`^(?:${source})(?![\\p{L}\\p{N}/]|[-.]\\d)`, 'iu'), read };
}

function isFault(resolved: Resolved): resolved is DueFault {
  return !/^\d/.test(resolved);
}

function checked(resolved: Resolved, today: CalendarDate): Resolved {
  if (isFault(resolved)) return resolved;
  if (resolved < today) return 'past-date';
  return resolved > addMonths(today, 12 * FARTHEST_YEARS) ? 'too-far' : resolved;
}

function realDate(year: number, month: number, day: number): Resolved {
  return calendarDate(year, month, day) ?? 'impossible-date';
}

interface MonthDay {
  readonly day: string | undefined;
  readonly month: string | undefined;
  readonly year: string | undefined;
}

/** Without a year, the next such day; 29 February may be up to eight years away. */
function monthDay({ day = '', month = '', year }: MonthDay, today: CalendarDate): Resolved {
  const index = MONTHS.indexOf(month.slice(0, 3).toLowerCase()) + 1;
  if (year !== undefined) return realDate(Number(year), index, Number(day));
  const [thisYear] = fields(today);
  for (let later = 0; later <= 8; later += 1) {
    const date = calendarDate(thisYear + later, index, Number(day));
    if (date !== undefined && date >= today) return date;
  }
  return 'impossible-date';
}

function nextWeekday(name: string | undefined, today: CalendarDate): CalendarDate {
  const ahead = (weekdayNumber(name) - weekdayOf(today) + 7) % 7;
  return addDays(today, ahead === 0 ? 7 : ahead);
}

/** Weeks begin on Monday. */
function inNextWeek(weekday: number, today: CalendarDate): CalendarDate {
  const fromMonday = (day: number): number => (day + 6) % 7;
  return addDays(today, 7 - fromMonday(weekdayOf(today)) + fromMonday(weekday));
}

/** This week's Friday; on a weekend the next one. */
function endOfWeek(today: CalendarDate): CalendarDate {
  return addDays(today, (FRIDAY - weekdayOf(today) + 7) % 7);
}

function weekdayNumber(name = ''): number {
  return WEEKDAYS.indexOf(name.slice(0, 3).toLowerCase());
}

function later(said = '', unit = '', today: CalendarDate): Resolved {
  const count = /^\d/.test(said) ? Number(said) : Math.max(1, SPELLED.indexOf(said.toLowerCase()));
  if (count > 366 * FARTHEST_YEARS) return 'too-far';
  switch (unit.charAt(0).toLowerCase()) {
    case 'd':
      return addDays(today, count);
    case 'w':
      return addDays(today, count * 7);
    default:
      return addMonths(today, count);
  }
}

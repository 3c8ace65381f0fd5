import type { Half } from './half-words.ts';
import { spanBackAt } from './time-span.ts';
import { is, numberAt, oneOf, phrases, type Read, skipSpace, type Tokens } from './time-tokens.ts';

/** A day as somebody wrote it. */
export type DayText =
  /** Days before today, in the writer's zone; -1 is tomorrow. */
  | { readonly kind: 'back'; readonly days: number; readonly half: Half | undefined }
  /** The evening before, or the hours after midnight. */
  | { readonly kind: 'last-night' }
  /** 0 is Sunday; `last`: not today. */
  | { readonly kind: 'weekday'; readonly weekday: number; readonly last: boolean }
  | { readonly kind: 'next' }
  /** `the 28th`: of the month that has it last. */
  | { readonly kind: 'of-month'; readonly day: number }
  | {
      readonly kind: 'date';
      readonly year: number | undefined;
      readonly month: number;
      readonly day: number;
      /** 0 is Sunday; it must be that day of the week. */
      readonly weekday?: number;
    }
  /** `12/05`: two numbers that do not say which of them is the month. */
  | { readonly kind: 'numbers'; readonly year: number | undefined; readonly pair: readonly [number, number] };

const WEEKDAYS = ['sun', 'mon', 'tue', 'wed', 'thu', 'fri', 'sat'];
const WEEKDAY =
  /^(?:sun(?:day)?|mon(?:day)?|tue(?:s|sday)?|weds?|wednesday|thu(?:r|rs|rsday)?|fri(?:day)?|sat(?:urday)?)$/;
const MONTHS = ['jan', 'feb', 'mar', 'apr', 'may', 'jun', 'jul', 'aug', 'sep', 'oct', 'nov', 'dec'];
const MONTH =
  /^(?:jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|sept?(?:ember)?|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?)$/;

const NAMED: Readonly<Record<string, DayText>> = {
  'the day before yesterday': { kind: 'back', days: 2, half: undefined },
  'day before yesterday': { kind: 'back', days: 2, half: undefined },
  'yesterday morning': { kind: 'back', days: 1, half: 'am' },
  'yesterday afternoon': { kind: 'back', days: 1, half: 'pm' },
  'yesterday evening': { kind: 'back', days: 1, half: 'pm' },
  'yesterday night': { kind: 'last-night' },
  yesterday: { kind: 'back', days: 1, half: undefined },
  'this morning': { kind: 'back', days: 0, half: 'am' },
  'this afternoon': { kind: 'back', days: 0, half: 'pm' },
  'this evening': { kind: 'back', days: 0, half: 'pm' },
  tonight: { kind: 'back', days: 0, half: 'night' },
  today: { kind: 'back', days: 0, half: undefined },
  'last night': { kind: 'last-night' },
  tomorrow: { kind: 'back', days: -1, half: undefined },
  ...daysBack(0, 'heute|hoy|hoje|oggi|vandaag|idag|今日|今天|오늘'),
  ...daysBack(0, "aujourd'hui"),
  ...daysBack(1, 'gestern|ayer|hier|ieri|ontem|gisteren|igår|wczoraj|вчера|昨日|昨天|어제'),
  ...daysBack(2, 'vorgestern|anteayer|antes de ayer|avant-hier|anteontem|eergisteren|一昨日|前天|그저께'),
};

function daysBack(days: number, names: string): Readonly<Record<string, DayText>> {
  return Object.fromEntries(names.split('|').map((name) => [name, { kind: 'back', days, half: undefined }]));
}

/** Words that name a day in one language and something else in another (`hier` is `here` in German). */
export const ALSO_NO_DAY: readonly string[] = ['hier'];

/**
 * A day that is named in words which are not read: `vor 2 Tagen`, `hace dos días`. `next`: the token after it, where
 * `at` is the token of the space before it.
 */
export function unreadDayAfter(tokens: Tokens, at: number): number | undefined {
  const start = skipSpace(tokens, at);
  const first = tokens[start]?.text ?? '';
  if (start === at || (tokens[start]?.kind !== 'number' && !AGO_BEFORE.has(first))) return undefined;
  const few = tokens.slice(start, start + 11);
  const unit = few.findIndex(({ text }) => DAY_UNITS.has(text));
  if (unit < 2) return undefined;
  if (AGO_BEFORE.has(first)) return start + unit + 1;
  return AGO_AFTER.has(few[unit + 2]?.text ?? '') ? start + unit + 3 : undefined;
}

const AGO_BEFORE = new Set(['vor', 'hace', 'il', 'há', 'för']);
const AGO_AFTER = new Set(['fa', 'geleden', 'temu', 'назад', 'atrás', 'sedan', 'önce', '前', '전']);
const DAY_UNITS = new Set(
  'tag tagen woche wochen día días dia dias semana semanas jour jours semaine semaines giorno giorni settimana settimane dag dagen week weken dni dzień день дня дней dagar gün'.split(
    ' ',
  ),
);
const NAMES = phrases(Object.keys(NAMED));
const WHICH = phrases(['last', 'this', 'next', 'past']);

/** Reads a day where it begins: `yesterday`, `last saturday`, `Nov 19`, `Sat, 28 Nov 2026`, `2026-11-20`. */
export function dayAt(tokens: Tokens, at: number): Read<DayText> | undefined {
  const start = is(tokens, at, 'on') ? skipSpace(tokens, at + 1) : at;
  const read =
    named(tokens, start) ??
    monthFirst(tokens, start) ??
    dayFirst(tokens, start) ??
    stamp(tokens, start) ??
    weekday(tokens, start) ??
    numbers(tokens, start) ??
    ordinal(tokens, start) ??
    daysAgo(tokens, start);
  // `yesterday's deploy` is about something else.
  return read && is(tokens, read.next, "'") ? undefined : read;
}

/** `28th`, `the 28th`. */
function ordinal(tokens: Tokens, at: number): Read<DayText> | undefined {
  const start = is(tokens, at, 'the') ? skipSpace(tokens, at + 1) : at;
  const day = numberAt(tokens, start, [1, 2]);
  return day !== undefined && is(tokens, start + 1, 'st', 'nd', 'rd', 'th')
    ? { value: { kind: 'of-month', day }, next: start + 2 }
    : undefined;
}

const DAY_MS = 86_400_000;

/** `2 days ago`, `a week ago`, as the day of a clock. */
function daysAgo(tokens: Tokens, at: number): Read<DayText> | undefined {
  const span = tokens[at]?.kind === 'mark' ? undefined : spanBackAt(tokens, at);
  if (!span || span.value === 0 || span.value % DAY_MS !== 0) return undefined;
  return { value: { kind: 'back', days: span.value / DAY_MS, half: undefined }, next: span.next };
}

/** Day and month in either order. */
export function datesOf({
  year,
  pair: [first, second],
}: Extract<DayText, { kind: 'numbers' }>): readonly DayText[] {
  return [
    { kind: 'date', year, month: second, day: first },
    { kind: 'date', year, month: first, day: second },
  ];
}

function named(tokens: Tokens, at: number): Read<DayText> | undefined {
  const said = oneOf(tokens, at, NAMES);
  const value = said && NAMED[said.value];
  return value && { value, next: said.next };
}

/** `saturday`, `last saturday`, and the date that may follow it: `Sat, 28 Nov`. */
function weekday(tokens: Tokens, at: number): Read<DayText> | undefined {
  const which = oneOf(tokens, at, WHICH);
  const start = which ? skipSpace(tokens, which.next) : at;
  const name = tokens[start]?.text ?? '';
  if (!WEEKDAY.test(name)) return undefined;
  if (which?.value === 'next') return { value: { kind: 'next' }, next: start + 1 };
  const dot = is(tokens, start + 1, '.') ? start + 2 : start + 1;
  // `monday.com`
  if (dot === start + 2 && tokens[dot]?.kind === 'word') return undefined;
  const number = WEEKDAYS.indexOf(name.slice(0, 3));
  const date = which ? undefined : dateAfterWeekday(tokens, dot);
  if (date?.value.kind === 'date') return { ...date, value: { ...date.value, weekday: number } };
  const value: DayText = { kind: 'weekday', weekday: number, last: which?.value === 'last' };
  return { value, next: dot };
}

function dateAfterWeekday(tokens: Tokens, at: number): Read<DayText> | undefined {
  const start = skipSpace(tokens, is(tokens, at, ',') ? at + 1 : at);
  return monthFirst(tokens, start) ?? dayFirst(tokens, start) ?? stamp(tokens, start);
}

function monthIn(tokens: Tokens, at: number): Read<number> | undefined {
  const name = tokens[at]?.text ?? '';
  if (!MONTH.test(name)) return undefined;
  return { value: MONTHS.indexOf(name.slice(0, 3)) + 1, next: is(tokens, at + 1, '.') ? at + 2 : at + 1 };
}

function dayOfMonth(tokens: Tokens, at: number): Read<number> | undefined {
  const value = numberAt(tokens, at, [1, 2]);
  if (value === undefined) return undefined;
  return { value, next: is(tokens, at + 1, 'st', 'nd', 'rd', 'th', '.') ? at + 2 : at + 1 };
}

/** `Nov 19`, `November 19th, 2026`. */
function monthFirst(tokens: Tokens, at: number): Read<DayText> | undefined {
  const month = monthIn(tokens, at);
  const day = month && dayOfMonth(tokens, skipSpace(tokens, month.next));
  // `Nov 19:05` is no day.
  if (!month || !day || is(tokens, day.next, ':')) return undefined;
  return withYear(tokens, { month: month.value, day: day.value }, day.next);
}

/** `19 Nov`, `19th of November 2026`, `19-Nov-2026`. */
function dayFirst(tokens: Tokens, at: number): Read<DayText> | undefined {
  const day = dayOfMonth(tokens, at);
  if (!day) return undefined;
  const dash = is(tokens, day.next, '-', '/') ? day.next + 1 : skipSpace(tokens, day.next);
  const of = is(tokens, dash, 'of') ? skipSpace(tokens, dash + 1) : dash;
  const month = monthIn(tokens, of);
  if (!month || of === at + 1) return undefined;
  return withYear(tokens, { month: month.value, day: day.value }, month.next);
}

function withYear(
  tokens: Tokens,
  date: { readonly month: number; readonly day: number },
  at: number,
): Read<DayText> {
  const start = skipSpace(tokens, is(tokens, at, ',', '-', '/') ? at + 1 : at);
  const year = numberAt(tokens, start, [4, 4]);
  // `Nov 19 1405` is not about the year 1405, and `Nov 19 2026:` may end the year with a colon.
  const isYear = year !== undefined && year >= 1970 && year <= 2199;
  return isYear
    ? { value: { kind: 'date', year, ...date }, next: start + 1 }
    : { value: { kind: 'date', year: undefined, ...date }, next: at };
}

/** `2026-11-20`, `2026/11/20`, `20261120`. */
function stamp(tokens: Tokens, at: number): Read<DayText> | undefined {
  const whole = numberAt(tokens, at, [8, 8]);
  if (whole !== undefined) {
    const [years, rest] = [Math.floor(whole / 10_000), whole % 10_000];
    const near = years >= 1970 && years <= 2199;
    return near
      ? { value: { kind: 'date', year: years, month: Math.floor(rest / 100), day: rest % 100 }, next: at + 1 }
      : undefined;
  }
  const year = numberAt(tokens, at, [4, 4]);
  const [, sign, , again] = [0, 1, 2, 3].map((step) => tokens[at + step]?.text);
  const month = numberAt(tokens, at + 2, [1, 2]);
  const day = numberAt(tokens, at + 4, [1, 2]);
  const joined = (sign === '-' || sign === '/') && sign === again;
  if (!joined || year === undefined || month === undefined || day === undefined) return undefined;
  return { value: { kind: 'date', year, month, day }, next: at + 5 };
}

/** `12/05`, `28.11.`, `28.11.2026`. */
function numbers(tokens: Tokens, at: number): Read<DayText> | undefined {
  const first = numberAt(tokens, at, [1, 2]);
  const sign = tokens[at + 1]?.text;
  const second = numberAt(tokens, at + 2, [1, 2]);
  if (first === undefined || second === undefined || (sign !== '/' && sign !== '.')) return undefined;
  const closed = is(tokens, at + 3, sign);
  if (sign === '.' && !closed) return undefined;
  const year = closed ? numberAt(tokens, at + 4, [4, 4]) : undefined;
  const next = year === undefined ? (closed ? at + 4 : at + 3) : at + 5;
  return { value: { kind: 'numbers', year, pair: [first, second] }, next };
}

/** Which of two numbers is the day, in dates such as `3/2/2026`. */
export const DATE_ORDERS = ['day-first', 'month-first'] as const;
export type DateOrder = (typeof DATE_ORDERS)[number];

/** What a cell says about a moment; a cell may hold a half of it. */
export interface MomentParts {
  readonly date?: { readonly year: number; readonly month: number; readonly day: number };
  /** Milliseconds since midnight. */
  readonly clock?: number;
  /** Minutes ahead of UTC. */
  readonly offset?: number;
}

/** A cell as read; `why` ends a sentence that begins with its text, and `option` is a way to have it read. */
export type CellReading =
  | { readonly kind: 'read'; readonly parts: MomentParts }
  | { readonly kind: 'refused'; readonly why: string; readonly option?: string };

class Unread extends Error {
  readonly option: string | undefined;

  constructor(why: string, option?: string) {
    super(why);
    this.option = option;
  }
}

/** One try to read the beginning of what is left: the parts, and the rest of the text. */
type Reader = (
  text: string,
  order: DateOrder | undefined,
) => { parts: MomentParts; rest: string } | undefined;

/**
 * Reads dates, times of day, both in either order, and Unix times in seconds or milliseconds, with `Z`, `UTC`, `GMT` or
 * an offset. A date of two numbers and a year is read where one reading is a date, or as `order` says.
 */
export function readMomentCell(cell: string, order: DateOrder | undefined): CellReading {
  const text = cell
    .normalize('NFKC')
    .replace(/\s+/g, ' ')
    .replace(/\u2212/g, '-')
    .trim()
    .replace(DAY_ZERO, '');
  try {
    return { kind: 'read', parts: unixTime(text) ?? readAll(text, order) };
  } catch (error) {
    if (!(error instanceof Unread)) throw error;
    return { kind: 'refused', why: error.message, ...(error.option ? { option: error.option } : {}) };
  }
}

/** Spreadsheets count days from one of these two, and some write it before a time of day that has no date. */
const DAY_ZERO = /^(?:1899[-/.]12[-/.]3[01]|12[-/.]3[01][-/.]1899|3[01][-/.]12[-/.]1899)[T ,]+(?=\d)/;

/** The offset of `UTC`, `GMT+1`, `+01:00` or `+0100` in minutes; undefined for anything else. */
export function readOffset(text: string): number | undefined {
  const match = /^(?:Z|(?:UTC|GMT)?(?: ?([+-])(\d{1,2})(?::?(\d{2}))?)?)$/i.exec(text.trim());
  if (!match || text.trim() === '') return undefined;
  const [, sign, hours = '0', minutes = '0'] = match;
  // UTC-12 and UTC+14 are the ends of the zones in use.
  if (Number(minutes) > 59 || Number(hours) > 14) return undefined;
  return (sign === '-' ? -1 : 1) * (Number(hours) * 60 + Number(minutes));
}

/** Ten digits are seconds until 2286, thirteen are milliseconds; a message of Slack has a fraction. */
function unixTime(text: string): MomentParts | undefined {
  const match = /^(\d{10})(?:\.(\d{1,6}))?$|^(\d{13})$/.exec(text);
  if (!match) return undefined;
  const [, seconds, fraction = '', milliseconds] = match;
  const at = new Date(
    milliseconds ? Number(milliseconds) : Number(seconds) * 1_000 + Number(`.${fraction}0`) * 1_000,
  );
  const date = { year: at.getUTCFullYear(), month: at.getUTCMonth() + 1, day: at.getUTCDate() };
  return { date, clock: at.getTime() % DAY_MS, offset: 0 };
}

const DAY_MS = 86_400_000;

function readAll(text: string, order: DateOrder | undefined): MomentParts {
  let parts: MomentParts = {};
  let rest = text;
  while (rest !== '') {
    const found = READERS.reduce<ReturnType<Reader>>((one, read) => one ?? read(rest, order), undefined);
    if (!found) throw new Unread(`is not read as a time${'clock' in parts ? zoneNamed(rest) : ''}`);
    for (const [part, value] of Object.entries(found.parts)) {
      // Programs in Go write `+0000 UTC`: the same offset twice.
      const same = part === 'offset' && value === parts.offset;
      if (part in parts && !same) throw new Unread('holds more than one time');
    }
    parts = { ...parts, ...found.parts };
    rest = found.rest.replace(/^(?: ?, ?| ?T(?=\d)| at(?= )|) ?/i, '');
  }
  return parts;
}

function zoneNamed(rest: string): string {
  const name = /^[([]?([A-Z][\w/+-]*)[)\]]?$/i.exec(rest)?.[1];
  return name ? `, since ${name} is not an offset from UTC` : '';
}

const MONTHS = ['jan', 'feb', 'mar', 'apr', 'may', 'jun', 'jul', 'aug', 'sep', 'oct', 'nov', 'dec'];
const MONTH_NAMES = [
  ...['January', 'February', 'March', 'April', 'May', 'June'],
  ...['July', 'August', 'September', 'October', 'November', 'December'],
];
const MONTH =
  '(?<name>jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|sept?(?:ember)?|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?)\\.?';
const WEEKDAY = '(?:(?<weekday>mon|tue|wed|thu|fri|sat|sun)[a-z]*\\.?,? )?';
/** No digit may follow, so that no number is cut in two. */
const END = '(?!\\d)';

const DATES = [
  `(?<year>\\d{4})(?<mark>[-/.])(?<month>\\d{1,2})\\k<mark>(?<day>\\d{1,2})${END}`,
  '(?<year>\\d{4})(?<month>\\d{2})(?<day>\\d{2})(?=$|[T ])',
  `${WEEKDAY}(?<first>\\d{1,2})(?<mark>[-/.])(?<second>\\d{1,2})\\k<mark>(?<year>\\d{4})${END}`,
  `${WEEKDAY}(?<day>\\d{1,2})(?:st|nd|rd|th|\\.)?[ -]?${MONTH}[ ,-]{0,2}(?<year>\\d{4})${END}`,
  `${WEEKDAY}${MONTH} ?(?<day>\\d{1,2})(?:st|nd|rd|th)?,? (?<year>\\d{4})${END}`,
].map((source) => new RegExp(`^${source}`, 'i'));

const CLOCKS = [
  `(?<hour>\\d{1,2}):(?<minute>\\d{2})(?::(?<second>\\d{2})(?:[.,](?<fraction>\\d{1,9}))?)?${END}(?: ?(?<half>[ap])(?:m\\b|\\.m\\.))?`,
  `(?<hour>\\d{1,2}) ?(?<half>[ap])(?:m\\b|\\.m\\.)`,
  '(?<hour>\\d{2})(?<minute>\\d{2})(?<second>\\d{2})(?=$|[Z+ -])',
].map((source) => new RegExp(`^${source}`, 'i'));

const ZONE = /^[([]?((?:UTC|GMT)(?: ?[+-]\d{1,2}(?::?\d{2})?)?|[+-]\d{2}(?::?\d{2})?|Z)[)\]]?(?![\w:/+-])/i;

const READERS: readonly Reader[] = [
  (text, order) => {
    const match = firstMatch(DATES, text);
    return (
      match && { parts: { date: checked(dateOf(match, order), match) }, rest: text.slice(match[0].length) }
    );
  },
  (text) => {
    const match = firstMatch(CLOCKS, text);
    return match && { parts: { clock: clockOf(match) }, rest: text.slice(match[0].length) };
  },
  (text) => {
    const match = ZONE.exec(text);
    const offset = readOffset(match?.[1] ?? '');
    return match && offset !== undefined
      ? { parts: { offset }, rest: text.slice(match[0].length) }
      : undefined;
  },
];

function firstMatch(patterns: readonly RegExp[], text: string): RegExpExecArray | undefined {
  for (const pattern of patterns) {
    const match = pattern.exec(text);
    if (match) return match;
  }
  return undefined;
}

type CalendarDay = NonNullable<MomentParts['date']>;

const WEEKDAYS = ['Sunday', 'Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday', 'Saturday'];

/** A slip of the pen is in another century, or on another day of the week. */
function checked(date: CalendarDay, { groups = {} }: RegExpExecArray): CalendarDay {
  if (date.year < 1970) throw new Unread(`is in the year ${date.year}`);
  const weekday = WEEKDAYS[new Date(Date.UTC(date.year, date.month - 1, date.day)).getUTCDay()] ?? '';
  if (groups['weekday'] && !weekday.toLowerCase().startsWith(groups['weekday'].toLowerCase()))
    throw new Unread(`names another day of the week: ${wordsOf(date)} is a ${weekday}`);
  return date;
}

function dateOf({ groups = {} }: RegExpExecArray, order: DateOrder | undefined): CalendarDay {
  const { first, second, name, month = '', day } = groups;
  const year = Number(groups['year']);
  if (first !== undefined && second !== undefined)
    return numbersOf({ first: Number(first), second: Number(second), year }, order);
  const number = name ? MONTHS.indexOf(name.slice(0, 3).toLowerCase()) + 1 : Number(month);
  const date = { year, month: number, day: Number(day) };
  if (!isDay(date)) throw new Unread(`is not a date: there is no ${wordsOf(date)}`);
  return date;
}

function numbersOf(
  { first, second, year }: { readonly first: number; readonly second: number; readonly year: number },
  order: DateOrder | undefined,
): CalendarDay {
  const readings = {
    'day-first': { year, month: second, day: first },
    'month-first': { year, month: first, day: second },
  };
  const [one, other] = (order ? [readings[order]] : Object.values(readings)).filter(isDay);
  if (!one) throw new Unread(order ? `is not a date when read ${order.replace('-', ' ')}` : 'is not a date');
  if (other && first !== second) {
    throw new Unread(
      `reads two ways, as ${wordsOf(one)} or ${wordsOf(other)}`,
      'say --dates day-first or --dates month-first',
    );
  }
  return one;
}

function isDay({ year, month, day }: CalendarDay): boolean {
  const at = new Date(Date.UTC(year, month - 1, day));
  return at.getUTCFullYear() === year && at.getUTCMonth() === month - 1 && at.getUTCDate() === day;
}

function wordsOf({ year, month, day }: CalendarDay): string {
  return `${day} ${MONTH_NAMES[month - 1] ?? `of month ${month}`} ${year}`;
}

function clockOf({ groups = {} }: RegExpExecArray): number {
  const { minute = '0', second = '0', fraction = '', half } = groups;
  const hour = Number(groups['hour']);
  const isHour = half ? hour >= 1 && hour <= 12 : hour <= 23;
  if (!isHour || Number(minute) > 59 || Number(second) > 59) throw new Unread('is no time of day');
  const hours = half ? (hour % 12) + (half.toLowerCase() === 'p' ? 12 : 0) : hour;
  const milliseconds = Number(fraction.slice(0, 3).padEnd(3, '0'));
  return ((hours * 60 + Number(minute)) * 60 + Number(second)) * 1_000 + milliseconds;
}

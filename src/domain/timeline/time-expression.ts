import { type ClockText, isPossible, readClock } from './clock-text.ts';
import { readSpanBack } from './time-span.ts';
import { isReal, momentsOf, shiftDays, type WallClock, wallClock } from './wall-clock.ts';
import { sameDay } from './zoned-time.ts';

/** Why something that looks like a time is not one. */
export type TimeFault = 'impossible-clock' | 'impossible-date' | 'too-far-back';

/** When and where the words are read. `zone` is an IANA name. */
export interface TimeContext {
  readonly now: Date;
  readonly zone: string;
}

/**
 * The time at the start of a text. `length` is the number of characters it takes up, including the space after
 * it. `day` is as seen in the context's zone. `ahead`: a stated day or zone puts it more than a minute after now.
 */
export type TimeReading =
  | { readonly kind: 'none' }
  | {
      readonly kind: 'time';
      readonly at: Date;
      readonly length: number;
      readonly day: 'today' | 'other';
      readonly ahead: boolean;
    }
  | { readonly kind: 'invalid'; readonly said: string; readonly why: TimeFault; readonly length: number };

/** Clocks of people and machines differ a little: a time this far ahead still counts as now. */
const TOLERANCE = 60_000;
/** Nobody counts back further than this: anything more is taken for a typo. */
const FARTHEST_BACK = 366 * 24 * 3_600_000;

const DATE = /^(\d{4})-(\d{1,2})-(\d{1,2})(?:T| +(?:at +)?@?)(?=\d)/i;
const DAY_WORD = /^(yesterday|today) +(?:at +)?@?(?=\d)/i;
const AT_NUMBER = /^@(\d{1,4})(?![\p{L}\p{N}:.])/u;
/** What may come between a time and its statement, apart from the end of the text. */
const BREAK = /^(?:[,:;]?(?:\s+[-–—](?=\s)\s*|\s+)|[,:;]?$)/;

type Found =
  | { readonly said: string; readonly at: Date }
  | { readonly said: string; readonly why: TimeFault };

/** Reads the time that a text begins with, in any of the forms that people type; see `TimeReading`. */
export function readTime(text: string, context: TimeContext): TimeReading {
  const indent = text.length - text.trimStart().length;
  const rest = text.slice(indent);
  const found =
    spanBack(rest, context) ?? dated(rest, context) ?? dayNamed(rest, context) ?? bare(rest, context);
  if (found === undefined) return { kind: 'none' };
  const gap = BREAK.exec(rest.slice(found.said.length));
  if (gap === null) return { kind: 'none' };
  const length = indent + found.said.length + gap[0].length;
  if ('why' in found) return { kind: 'invalid', said: found.said, why: found.why, length };
  const day = sameDay(found.at, context.now, context.zone) ? 'today' : 'other';
  const ahead = found.at.getTime() > context.now.getTime() + TOLERANCE;
  return { kind: 'time', at: found.at, length, day, ahead };
}

function spanBack(text: string, { now }: TimeContext): Found | undefined {
  const span = readSpanBack(text);
  if (span === undefined) return undefined;
  if (!(span.ms <= FARTHEST_BACK)) return { said: span.said, why: 'too-far-back' };
  return { said: span.said, at: new Date(now.getTime() - span.ms) };
}

/** `2026-11-20 14:05`, `2026-11-20T14:05:00Z`. A date without a clock is part of a sentence. */
function dated(text: string, context: TimeContext): Found | undefined {
  const match = DATE.exec(text);
  if (match === null) return undefined;
  const clock = readClock(text.slice(match[0].length));
  if (clock === undefined) return undefined;
  const [, year, month, day] = match.map(Number);
  const said = match[0] + clock.said;
  const date = { year: year ?? 0, month: month ?? 0, day: day ?? 0, hour: 0, minute: 0, second: 0 };
  if (!isReal(date) || date.year < 1970 || date.year > 2199) return { said, why: 'impossible-date' };
  return onDay(date, { ...clock, said }, context);
}

function dayNamed(text: string, context: TimeContext): Found | undefined {
  const match = DAY_WORD.exec(text);
  if (match === null) return undefined;
  const clock = readClock(text.slice(match[0].length));
  if (clock === undefined) return undefined;
  const today = wallClock(context.now, clock.zone ?? context.zone);
  const date = shiftDays(today, match[1]?.toLowerCase() === 'yesterday' ? -1 : 0);
  return onDay(date, { ...clock, said: match[0] + clock.said }, context);
}

/** In a repeated hour, the latest moment that is not in the future; the earlier one when both are. */
function onDay(date: WallClock, clock: ClockText, { now, zone }: TimeContext): Found {
  const { said } = clock;
  if (!isPossible(clock)) return { said, why: 'impossible-clock' };
  const moments = momentsOf({ ...date, ...timeOf(clock) }, clock.zone ?? zone);
  const past = moments.filter((at) => at.getTime() <= now.getTime() + TOLERANCE);
  return { said, at: past.at(-1) ?? moments[0] };
}

/** `14:05`, `@14:05`, `@14`, `2pm`: the latest such moment that is not more than a minute ahead. */
function bare(text: string, { now, zone }: TimeContext): Found | undefined {
  const marked = text.startsWith('@');
  const clock = readClock(marked ? text.slice(1) : text) ?? hourAfterAt(text);
  if (clock === undefined || clock.zone?.startsWith('-')) return undefined; // `14:05-15:00` is a range
  const said = marked ? `@${clock.said}` : clock.said;
  if (!isPossible(clock)) return { said, why: 'impossible-clock' };
  return { said, at: latest(clock, clock.zone ?? zone, now.getTime() + TOLERANCE) };
}

/** The latest moment, not after `limit` (ms), at which the clock shows this. */
function latest(clock: ClockText, zone: string, limit: number): Date {
  const lastDay = { ...wallClock(new Date(limit), zone), ...timeOf(clock) };
  for (let daysBack = 0; ; daysBack += 1) {
    const moments = momentsOf(shiftDays(lastDay, -daysBack), zone);
    const past = moments.filter((at) => at.getTime() <= limit).at(-1);
    if (past !== undefined) return past;
  }
}

/** `@14` is an hour, `@1405` a time without its colon; any other number after `@` is an impossible time. */
function hourAfterAt(text: string): ClockText | undefined {
  const digits = AT_NUMBER.exec(text)?.[1];
  if (digits === undefined) return undefined;
  const split = Math.max(digits.length - 2, 0);
  const [hour, minute] = digits.length > 2 ? [digits.slice(0, split), digits.slice(split)] : [digits, '0'];
  return { hour: Number(hour), minute: Number(minute), second: 0, zone: undefined, said: digits };
}

function timeOf({ hour, minute, second }: ClockText): Pick<WallClock, 'hour' | 'minute' | 'second'> {
  return { hour, minute, second };
}

import { clockAt } from './clock-text.ts';
import { isRatio } from './counted-words.ts';
import { type DayText, datesOf } from './day-text.ts';
import { type MomentText, momentAt } from './moment-text.ts';
import {
  type Found,
  resolve,
  type TimeContext,
  type TimeFault,
  TOLERANCE,
  withoutWeekday,
} from './resolve-moment.ts';
import { type Read, skipSpace, type Tokens, tokensOf } from './time-tokens.ts';
import { momentsOf, shiftDays, wallClock } from './wall-clock.ts';
import { sameDay, weekdayStamp } from './zoned-time.ts';

/**
 * The time at the start of a text. `length` is the number of characters it takes up, including the space after it.
 * `day` is as seen in the context's zone. `ahead`: a stated day or zone puts it more than a minute after now.
 */
export type TimeReading =
  | { readonly kind: 'none' }
  | {
      readonly kind: 'time';
      readonly at: Date;
      readonly length: number;
      readonly day: 'today' | 'other';
      readonly ahead: boolean;
      /** Counted from the present, as the latest such moment, or not at all. */
      readonly counted: 'now' | 'latest' | 'fixed';
      /** The context's zone decided when it was. */
      readonly own: boolean;
      /** What else the same words could name, where the day is not what it looks like. */
      readonly other: Date | undefined;
    }
  | {
      readonly kind: 'invalid';
      readonly said: string;
      readonly why: TimeFault;
      readonly length: number;
      /**
       * The same with an offset for each of the zones that a name could stand for, or as the dates that it could be;
       * each is read.
       */
      readonly ways?: readonly string[];
    };

/** What may come between a time and its statement, apart from the end of the text. */
const BREAK = /^\p{Cf}*(?:[,:;.]?(?:\s+[-–—](?=\s)\s*|\s+)|[,:;.]?$)/u;
const CLOSED = /[\])}]$/;

/** Reads the time that a text begins with, in any of the forms that people type; see `TimeReading`. */
export function readTime(text: string, context: TimeContext): TimeReading {
  const tokens = tokensOf(text);
  const start = skipSpace(tokens, 0);
  const read = momentAt(tokens, start);
  if (!read || isDoubtful(read.value) || isRatio(tokens, read.next)) return { kind: 'none' };
  const { from, end } = placeOf(tokens, start, read);
  const gap = gapAfter(text, end);
  if (gap === undefined) return { kind: 'none' };
  const length = end + gap;
  if (lacksItsRest(read.value, text.slice(length))) return { kind: 'none' };
  const found = resolve(withDay(read.value), context);
  if (found.kind === 'fault') {
    const said = text.slice(from, end);
    const ways =
      found.why === 'other-weekday' ? datesToSay(read.value, context) : waysToSay(said, read.value, from);
    return { kind: 'invalid', said, why: found.why, length, ...ways };
  }
  const day = sameDay(found.at, context.now, context.zone) ? 'today' : 'other';
  const { at, counted, own } = found;
  const ahead = at.getTime() > context.now.getTime() + TOLERANCE;
  return {
    kind: 'time',
    at,
    length,
    day,
    ahead,
    counted,
    own,
    other: otherOf(read.value, found, { day, context }),
  };
}

/** `14:05 CST` with each offset that CST can be; `05:05 -06:00` where `05:05-06:00` is a span of time. */
function waysToSay(said: string, moment: MomentText, from: number): { readonly ways?: readonly string[] } {
  const zone = moment.kind === 'clock' ? moment.zone : undefined;
  if (zone?.kind !== 'name') return {};
  const before = said.slice(0, zone.start - from).trimEnd();
  const after = said.slice(zone.end - from).replace(/^:?\s+(?=\d)/, '');
  const ways = zone.offsets.map((offset) => {
    if (before === '') return `${after} ${offset}`;
    const joined = `${before}${offset}${after}`;
    const tokens = tokensOf(joined);
    const again = momentAt(tokens, skipSpace(tokens, 0))?.value;
    return again && !isDoubtful(again) ? joined : `${before} ${offset}${after}`;
  });
  return { ways };
}

/** `Fri Nov 19 14:05` as the date in its year with the weekday that it is: `Thu 2026-11-19 14:05`; and a year before. */
function datesToSay(moment: MomentText, context: TimeContext): { readonly ways?: readonly string[] } {
  const plain = moment.kind === 'clock' ? withoutWeekday(moment.day) : undefined;
  if (moment.kind !== 'clock' || plain?.kind !== 'date' || moment.day?.kind !== 'date') return {};
  const likely = resolve({ ...moment, day: plain }, context);
  if (likely.kind === 'fault') return {};
  const year = wallClock(likely.at, likely.zone).year - 1;
  const before =
    plain.year === undefined ? [resolve({ ...moment, day: { ...moment.day, year } }, context)] : [];
  const found = [likely, ...before].filter((each) => each.kind === 'found');
  const past = found.filter(({ at }) => at.getTime() <= context.now.getTime() + TOLERANCE);
  const ways = (past.length === 0 ? found : past).map(
    ({ at, own, zone }) => `${weekdayStamp(at, zone)}${own ? '' : ` ${zone}`}`,
  );
  return { ways };
}

/** Words that may be something else, and days that have not come. */
function isDoubtful(moment: MomentText): boolean {
  if (moment.kind === 'back') return false;
  return moment.doubt !== undefined || isToCome(moment);
}

/** `+01:07`, `+0107`: written as an offset, and none that is in use. */
const ODD_OFFSET = /^\(?[+\-−](?:\d{1,2}:\d|0\d{3})/;
const HALF = /^\(?[ap]\.?\s?m\.?(?![\p{L}\p{N}])/iu;

/** What follows would be the zone or the half of the clock, and is not read as that: `14:05 +01:07`, `2:05, pm`. */
function lacksItsRest(moment: MomentText, rest: string): boolean {
  if (moment.kind === 'back') return false;
  const { zone, clock } = moment;
  return (
    (zone === undefined && ODD_OFFSET.test(rest)) ||
    (clock.half === undefined && clock.hour <= 12 && HALF.test(rest))
  );
}

/** `tomorrow 14:00`, `14:05 next friday`. */
export function isToCome(moment: MomentText): boolean {
  const day = moment.kind === 'clock' ? moment.day : undefined;
  return day?.kind === 'next' || (day?.kind === 'back' && day.days < 0);
}

/** Where in the text (UTF-16 units) the tokens that were read stand. */
export function placeOf(
  tokens: Tokens,
  start: number,
  { next }: Read<unknown>,
): { readonly from: number; readonly end: number } {
  return { from: tokens[start]?.start ?? 0, end: tokens[next - 1]?.end ?? 0 };
}

/** The characters between a time that ends at `end` and its statement; `undefined` where a word goes on. */
export function gapAfter(text: string, end: number): number | undefined {
  const rest = text.slice(end);
  const gap = BREAK.exec(rest)?.[0];
  if (gap === undefined) return CLOSED.test(text.slice(0, end)) ? 0 : undefined;
  const dash = gap.search(/[-–—]/);
  // `14:05 - 14:20 no traffic`: the dash belongs to the statement.
  if (dash !== -1 && clockAt(tokensOf(rest.slice(gap.length)), 0) !== undefined) return dash;
  return gap.length;
}

/** A weekday behind the clock dates it, also where it stays in the text. */
function withDay(moment: MomentText): MomentText {
  return moment.kind === 'clock' && moment.dayInText ? { ...moment, day: moment.dayInText } : moment;
}

/** Numbers further back than this are more likely a share of something than a day: `14:05 3/5 pods ready`. */
const RECENT_MS = 31 * 24 * 3_600_000;

/** The moment on a day that the statement may begin with, if that is among the last. */
function recentOn(
  day: DayText,
  moment: Extract<MomentText, { kind: 'clock' }>,
  context: TimeContext,
): Date | undefined {
  const now = context.now.getTime();
  return (day.kind === 'numbers' ? datesOf(day) : [day])
    .map((each) => resolve({ ...moment, day: each }, context))
    .flatMap((found) => (found.kind === 'found' ? [found.at] : []))
    .find((at) => at.getTime() <= now + TOLERANCE && at.getTime() >= now - RECENT_MS);
}

/** A bare clock that is another day's could be today's; a weekday behind a clock could belong to the statement. */
function otherOf(
  moment: MomentText,
  found: Extract<Found, { kind: 'found' }>,
  { day, context }: { readonly day: 'today' | 'other'; readonly context: TimeContext },
): Date | undefined {
  if (moment.kind === 'back') return undefined;
  if (moment.dayInText) {
    const bare = resolve(moment, context);
    return bare.kind === 'found' && bare.at.getTime() !== found.at.getTime() ? bare.at : undefined;
  }
  if (moment.zoneInText) {
    const there = resolve({ ...moment, zone: moment.zoneInText }, context);
    if (there.kind === 'found' && there.at.getTime() !== found.at.getTime()) return there.at;
  }
  if (moment.otherDay) {
    const there = recentOn(moment.otherDay, moment, context);
    if (there && there.getTime() !== found.at.getTime()) return there;
  }
  if (day === 'today' || moment.day !== undefined) return undefined;
  const next = shiftDays(wallClock(found.at, found.zone), 1);
  return momentsOf(next, found.zone)[0];
}

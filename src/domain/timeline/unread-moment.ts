import { saysLength } from './clock-text.ts';
import { isCounted, isRatio, isScheduled } from './counted-words.ts';
import { datesOf } from './day-text.ts';
import { type MomentText, momentAt, saysHalf } from './moment-text.ts';
import { resolve, type TimeContext, TOLERANCE } from './resolve-moment.ts';
import { gapAfter, isToCome, placeOf } from './time-expression.ts';
import { is, skipSpace, type Tokens } from './time-tokens.ts';
import type { ZoneText } from './zone-text.ts';

/**
 * What a text begins with that looks like a time and is not read as one. `readings`: the moments that it may name, the
 * likeliest first, none of them ahead; empty where nobody can say.
 */
export type UnreadTime =
  | { readonly as: 'time'; readonly said: string; readonly readings: readonly Date[] }
  | { readonly as: 'time-ahead'; readonly said: string };

/** Where in a text somebody looks. */
export interface Place {
  readonly tokens: Tokens;
  readonly start: number;
}

/** What the moment that begins there may be, if it looks like one. */
export function unreadMoment(
  text: string,
  { tokens, start }: Place,
  context: TimeContext,
): UnreadTime | undefined {
  const read = momentAt(tokens, start);
  if (!read || isRatio(tokens, read.next)) return undefined;
  const { from, end } = placeOf(tokens, start, read);
  const said = text.slice(from, end);
  if (read.value.kind === 'clock' && isToCome(read.value)) return { as: 'time-ahead', said };
  const whole = gapAfter(text, end) !== undefined;
  if (!whole && !hasColon(said)) return undefined;
  // `10:30:45:12 frames`
  if (is(tokens, read.next, ':') && tokens[read.next + 1]?.kind === 'number') return undefined;
  const possible = candidates(read.value, { tokens, next: read.next, context });
  if (possible === undefined) return undefined;
  const readings = possible
    .map((moment) => resolve(moment, context))
    .filter((found) => found.kind === 'found')
    .map(({ at }) => at)
    .filter((at) => at.getTime() <= context.now.getTime() + TOLERANCE);
  return readings.length === 0 && possible.length > 0
    ? undefined
    : { as: 'time', said, readings: distinct(readings) };
}

function distinct(readings: readonly Date[]): readonly Date[] {
  const times = new Set(readings.map((at) => at.getTime()));
  return [...times].map((ms) => new Date(ms));
}

function hasColon(said: string): boolean {
  return /\d[:：]\d/.test(said);
}

interface Around {
  readonly tokens: Tokens;
  readonly next: number;
  readonly context: TimeContext;
}

/** What the words may mean; `undefined` where they are no time. */
function candidates(moment: MomentText, around: Around): readonly MomentText[] | undefined {
  if (moment.kind === 'back') return [moment];
  const { doubt, clock, day } = moment;
  switch (doubt) {
    case 'word':
      return isOther(around) ? undefined : [moment];
    case undefined:
    case 'when':
    case 'zone':
      return [moment];
    case 'number':
      return isNumber(moment, around) ? undefined : [moment];
    case 'length':
      // `14h` alone; `5h` is a length of time.
      return clock.hour > 12 && !saysLength(around.tokens, around.next) ? [moment] : undefined;
    case 'hour':
      if (isNumber(moment, around)) return undefined;
      return clock.hour > 12 || clock.hour === 0 || saysHalf(day) ? [moment] : halves(moment);
    case 'half':
      return halves(moment);
    case 'range':
      return isUsualOffset(moment.zone)
        ? [{ ...moment, zone: undefined }, moment]
        : [{ ...moment, zone: undefined }];
    case 'day':
      return day?.kind === 'numbers' ? datesOf(day).map((date) => ({ ...moment, day: date })) : [];
    default:
      return doubt satisfies never;
  }
}

/** `09:00-09:30` is no time in the Marquesas. West of UTC, only Newfoundland has another part of an hour. */
function isUsualOffset(zone: ZoneText | undefined): boolean {
  return zone?.kind === 'zone' && /:00$|^-0[23]:30$/.test(zone.zone);
}

/** `4 am I the only one`, `2 PM interns`. */
function isOther({ tokens, next }: Around): boolean {
  const am = is(tokens, next - 1, 'am') && is(tokens, skipSpace(tokens, next), 'i');
  return am || (is(tokens, next - 1, 'am', 'pm') && isCounted(tokens, next));
}

type ClockMoment = Extract<MomentText, { kind: 'clock' }>;

/** In the morning, and in the afternoon. */
function halves(moment: ClockMoment): readonly MomentText[] {
  return (['am', 'pm'] as const).map((half) => ({ ...moment, clock: { ...moment.clock, half } }));
}

/** `2.05 deployed to prod`: a version. */
const RELEASED = ['deployed', 'released', 'shipped', 'rolled', 'installed', 'published', 'tagged'];

/** Years that people write about, around now. */
const YEARS_AROUND = 10;

/** `1405 errors`, `2026 roadmap`, `14.05 GB`, `14.05%`: a number of something, or a year. */
function isNumber({ clock }: ClockMoment, { tokens, next, context }: Around): boolean {
  const year = clock.hour * 100 + clock.minute;
  const dotted = is(tokens, next - 2, '.', ',');
  if (!dotted && clock.doubt === 'number' && Math.abs(year - context.now.getUTCFullYear()) <= YEARS_AROUND)
    return true;
  if (dotted && is(tokens, skipSpace(tokens, next), ...RELEASED)) return true;
  return isCounted(tokens, next) || isScheduled(tokens, next);
}

import { isCounted } from './counted-words.ts';
import { datesOf } from './day-text.ts';
import { type MomentText, momentAt, saysHalf } from './moment-text.ts';
import { resolve, type TimeContext, TOLERANCE } from './resolve-moment.ts';
import { gapAfter, isToCome, placeOf } from './time-expression.ts';
import { spanLikeAt, vagueSpanAt } from './time-span.ts';
import { is, type Read, skipSpace, type Tokens, tokensOf } from './time-tokens.ts';

/**
 * What a text begins with that looks like a time and is not read as one. `readings`: the moments that it may name, the
 * likeliest first, none of them ahead; empty where nobody can say.
 */
export type UnreadTime =
  | { readonly as: 'time'; readonly said: string; readonly readings: readonly Date[] }
  | { readonly as: 'time-ahead'; readonly said: string };

/** Finds the unread time at the start of a text of which `readTime` says `none`. */
export function unreadTime(text: string, context: TimeContext): UnreadTime | undefined {
  const tokens = tokensOf(text);
  const start = skipBullet(tokens, skipSpace(tokens, 0));
  const read = momentAt(tokens, start);
  if (!read) return unreadSpan(text, { tokens, start }, context);
  const { from, end } = placeOf(tokens, start, read);
  const said = text.slice(from, end);
  if (read.value.kind === 'clock' && isToCome(read.value)) return { as: 'time-ahead', said };
  const whole = gapAfter(text, end) !== undefined;
  if (!whole && !hasColon(said)) return undefined;
  // `10:30:45:12 frames`
  if (is(tokens, read.next, ':')) return undefined;
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

/** `• 14:05 …`, `- 14:05 …`: an item of a list. */
function skipBullet(tokens: Tokens, at: number): number {
  const bullet = is(tokens, at, '-', '–', '—', '•', '*', '>', '·', '#') && tokens[at + 1]?.kind === 'space';
  return bullet && tokens[at + 2]?.kind !== undefined ? at + 2 : at;
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
    case undefined:
    case 'word':
    case 'when':
      return [moment];
    case 'number':
      return isNumber(moment, around) ? undefined : [moment];
    case 'length':
      return undefined;
    case 'hour':
      if (isNumber(moment, around)) return undefined;
      return clock.hour > 12 || clock.hour === 0 || saysHalf(day) ? [moment] : halves(moment);
    case 'half':
      return halves(moment);
    case 'range':
      return moment.zone === undefined ? [moment] : [{ ...moment, zone: undefined }, moment];
    case 'day':
      return day?.kind === 'numbers' ? datesOf(day).map((date) => ({ ...moment, day: date })) : [];
    default:
      return doubt satisfies never;
  }
}

type ClockMoment = Extract<MomentText, { kind: 'clock' }>;

/** In the morning, and in the afternoon. */
function halves(moment: ClockMoment): readonly MomentText[] {
  return (['am', 'pm'] as const).map((half) => ({ ...moment, clock: { ...moment.clock, half } }));
}

/** Years that people write about, around now. */
const YEARS_AROUND = 10;

/** `1405 errors`, `2026 roadmap`, `14.05 GB`, `14.05%`: a number of something, or a year. */
function isNumber({ clock }: ClockMoment, { tokens, next, context }: Around): boolean {
  const year = clock.hour * 100 + clock.minute;
  const dotted = is(tokens, next - 2, '.');
  if (!dotted && clock.doubt === 'number' && Math.abs(year - context.now.getUTCFullYear()) <= YEARS_AROUND)
    return true;
  return isCounted(tokens, next);
}

/** `-10 min alarm`, `a few minutes ago`, `10 minutes earlier`. */
function unreadSpan(
  text: string,
  { tokens, start }: { readonly tokens: Tokens; readonly start: number },
  { now }: TimeContext,
): UnreadTime | undefined {
  const read: Read<number | undefined> | undefined = spanLikeAt(tokens, start) ?? vagueSpanAt(tokens, start);
  if (!read) return undefined;
  const { from, end } = placeOf(tokens, start, read);
  if (gapAfter(text, end) === undefined) return undefined;
  const readings = read.value === undefined ? [] : [new Date(now.getTime() - read.value)];
  return { as: 'time', said: text.slice(from, end), readings };
}

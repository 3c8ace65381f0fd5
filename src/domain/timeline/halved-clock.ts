import { isScheduled } from './counted-words.ts';
import { type HalfText, halfAfter } from './half-text.ts';
import { type Half, unreadHalfAfter } from './half-words.ts';
import { is, type Read, skipSpace, type Tokens } from './time-tokens.ts';

/**
 * A time of day as somebody wrote it, its zone left out. `half` is set where it was said. `doubt`: it could as well be
 * something else: a `number` (`1405`, `14.05`), a `length` of time (`14h`), an hour and a `word` (`2 PM`), or a clock
 * with twelve hours whose half was not said (`quarter to 3`), or a bare `hour` (`at 2`).
 */
export interface ClockText {
  readonly hour: number;
  readonly minute: number;
  readonly second: number;
  readonly half: Half | undefined;
  readonly doubt: ClockDoubt | undefined;
}

export type ClockDoubt = 'number' | 'length' | 'word' | 'half' | 'hour';

type Fields = Pick<ClockText, 'hour' | 'minute'> & Partial<ClockText>;

/** A clock that says what is given, and doubts nothing else. */
export function found(fields: Fields, next: number): Read<ClockText> {
  return { value: { second: 0, half: undefined, doubt: undefined, ...fields }, next };
}

/** Whether it can be the hour of a clock with twelve hours. */
export function isOfTwelve(hour: number): boolean {
  return hour > 0 && hour <= 12;
}

/** Adds the half of the day, which takes every doubt away; words for it that are not read leave one. */
export function halved(tokens: Tokens, clock: Read<ClockText>): Read<ClockText> {
  const half = halfAfter(tokens, clock.next, true) ?? twelveSaid(tokens, clock);
  if (!half) {
    const unread = isOfTwelve(clock.value.hour)
      ? (unreadHalfAfter(tokens, clock.next) ?? twelveOf(tokens, clock)?.next)
      : undefined;
    return unread === undefined ? clock : { value: { ...clock.value, doubt: 'half' }, next: unread };
  }
  return { value: { ...clock.value, half: half.value.half, doubt: undefined }, next: half.next };
}

/** `12:00 noon`, `12:00 midnight`; not `12:00 midnight job failed`. */
function twelveSaid(tokens: Tokens, clock: Read<ClockText>): Read<HalfText> | undefined {
  const said = twelveOf(tokens, clock);
  return said && !isScheduled(tokens, said.next)
    ? { value: { half: said.value, apart: false }, next: said.next }
    : undefined;
}

function twelveOf(tokens: Tokens, { value, next }: Read<ClockText>): Read<'am' | 'pm'> | undefined {
  const word = skipSpace(tokens, next);
  if (value.hour !== 12 || value.minute !== 0 || word === next) return undefined;
  if (is(tokens, word, 'noon', 'midday')) return { value: 'pm', next: word + 1 };
  return is(tokens, word, 'midnight') ? { value: 'am', next: word + 1 } : undefined;
}

import { isScheduled } from './counted-words.ts';
import { type HalfText, halfAfter } from './half-text.ts';
import { type Half, halfWordBefore, unreadHalfAfter } from './half-words.ts';
import {
  is,
  numberAt,
  numberWord,
  oneOf,
  phrases,
  type Read,
  skipSpace,
  type Tokens,
} from './time-tokens.ts';

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

/** Whether a clock can show it. `hour` is that of a day with 24 hours. */
export function isPossible(clock: Pick<ClockText, 'hour' | 'minute' | 'second'>): boolean {
  return clock.hour < 24 && clock.minute < 60 && clock.second < 60;
}

/** Reads a time of day where it begins, in any of its forms. */
export function clockAt(tokens: Tokens, at: number): Read<ClockText> | undefined {
  return (
    halfFirst(tokens, at) ??
    clockWord(tokens, at) ??
    clockPhrase(tokens, at) ??
    withColon(tokens, at) ??
    withLetter(tokens, at) ??
    withDot(tokens, at) ??
    digits(tokens, at) ??
    hourAlone(tokens, at)
  );
}

/**
 * `@14` is an hour, `@2` one whose half was not said, `@1405` a time without its colon; any other number after `@` is
 * an impossible time.
 */
export function clockAfterAt(tokens: Tokens, at: number): Read<ClockText> | undefined {
  const text = tokens[at]?.kind === 'number' ? (tokens[at]?.text ?? '') : '';
  if (text === '' || text.length > 4) return undefined;
  if (is(tokens, at + 1, '.', ':') || tokens[at + 1]?.kind === 'word') return undefined;
  if (halfAfter(tokens, at + 1, false)) return undefined;
  const split = text.length > 2 ? text.length - 2 : text.length;
  const hour = Number(text.slice(0, split));
  const doubt = text.length <= 2 && isOfTwelve(hour) && !text.startsWith('0') ? 'half' : undefined;
  return found({ hour, minute: Number(text.slice(split)), doubt }, at + 1);
}

type Fields = Pick<ClockText, 'hour' | 'minute'> & Partial<ClockText>;

function found(fields: Fields, next: number): Read<ClockText> {
  return { value: { second: 0, half: undefined, doubt: undefined, ...fields }, next };
}

function isOfTwelve(hour: number): boolean {
  return hour > 0 && hour <= 12;
}

/** Adds the half of the day, which takes every doubt away; words for it that are not read leave one. */
function halved(tokens: Tokens, clock: Read<ClockText>): Read<ClockText> {
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

/** `下午2:05`, `오후 2시 5분`: the half stands first. */
function halfFirst(tokens: Tokens, at: number): Read<ClockText> | undefined {
  const half = halfWordBefore(tokens, at);
  if (!half) return undefined;
  const hour = numberAt(tokens, half.next, [1, 2]);
  const alone = hour !== undefined && is(tokens, skipSpace(tokens, half.next + 1), ...HOUR_SIGNS);
  const clock =
    withColon(tokens, half.next) ??
    withLetter(tokens, half.next) ??
    (alone ? found({ hour, minute: 0 }, skipSpace(tokens, half.next + 1) + 1) : undefined);
  return clock && { ...clock, value: { ...clock.value, half: half.value, doubt: undefined } };
}

const WORDS: Readonly<Record<string, number>> = {
  '12 noon': 12,
  '12 midnight': 0,
  noon: 12,
  midday: 12,
  midnight: 0,
};

const CLOCK_WORDS = phrases(Object.keys(WORDS));
const EXACT = phrases(['noon', 'midnight']);

function clockWord(tokens: Tokens, at: number): Read<ClockText> | undefined {
  const said = oneOf(tokens, at, CLOCK_WORDS);
  if (!said) return undefined;
  const doubt = isScheduled(tokens, said.next) ? 'word' : undefined;
  return found({ hour: WORDS[said.value] ?? 0, minute: 0, doubt }, said.next);
}

const OF_HOUR: Readonly<Record<string, number>> = { half: 30, quarter: 15, 'a quarter': 15 };

const PARTS_OF_HOUR = phrases(Object.keys(OF_HOUR));
const WAYS = phrases(['past', 'after', 'to', 'before', 'til', 'till']);
const MINUTE_WORDS = phrases(['minutes', 'minute', 'mins', 'min']);

/** `half past 2`, `quarter to three`, `5 past 2`, `ten to 3`. Digits before `to` are a range: `5 to 10 errors`. */
function clockPhrase(tokens: Tokens, at: number): Read<ClockText> | undefined {
  const named = oneOf(tokens, at, PARTS_OF_HOUR);
  const digit = numberAt(tokens, at, [1, 2]);
  const minutes = named
    ? { value: OF_HOUR[named.value] ?? 0, next: named.next }
    : digit === undefined
      ? numberWord(tokens, at)
      : { value: digit, next: at + 1 };
  if (!minutes || minutes.value > 59 || minutes.value === 0) return undefined;
  const spelled = minutesWord(tokens, minutes.next);
  const minutesNamed = spelled > skipSpace(tokens, minutes.next);
  const way = oneOf(tokens, spelled, WAYS);
  if (!way || tokens[spelled - 1]?.kind !== 'space' || tokens[way.next]?.kind !== 'space') return undefined;
  const hour = hourIn(tokens, way.next + 1);
  if (!hour || hour.value > 24) return undefined;
  const before = way.value !== 'past' && way.value !== 'after';
  const exact =
    tokens[hour.next - 1]?.kind === 'word' && /noon|midnight/.test(tokens[hour.next - 1]?.text ?? '');
  const ofTwelve = !exact && isOfTwelve(hour.value);
  const clock = halved(
    tokens,
    found(
      { hour: before ? hour.value : hour.value % 24, minute: 0, doubt: ofTwelve ? 'half' : undefined },
      hour.next,
    ),
  );
  const ranged = digit !== undefined && !minutesNamed && before && clock.value.half === undefined;
  if (ranged) return undefined;
  return { value: shifted(clock.value, before ? -minutes.value : minutes.value), next: clock.next };
}

/** The number of the token after `minutes` and the spaces around it. */
function minutesWord(tokens: Tokens, at: number): number {
  const start = skipSpace(tokens, at);
  const word = oneOf(tokens, start, MINUTE_WORDS);
  return word ? skipSpace(tokens, word.next) : start;
}

function hourIn(tokens: Tokens, at: number): Read<number> | undefined {
  const special = oneOf(tokens, at, EXACT);
  if (special) return { value: special.value === 'noon' ? 12 : 24, next: special.next };
  const hour = numberAt(tokens, at, [1, 2]);
  // `5 past 2:30` and `5 past 2.5` are something else.
  if (hour !== undefined && is(tokens, at + 1, ':', '.') && tokens[at + 2]?.kind === 'number')
    return undefined;
  return hour === undefined ? numberWord(tokens, at) : { value: hour, next: at + 1 };
}

/** Minutes before or after a full hour; its half goes with it: `ten to 12 pm` is 11:50 in the morning. */
function shifted(clock: ClockText, minutes: number): ClockText {
  const { hour, half } = clock;
  if (minutes > 0) return { ...clock, minute: minutes };
  const before = hour === 0 ? 23 : hour === 1 && half !== undefined ? 12 : hour - 1;
  const flips = hour === 12 && (half === 'am' || half === 'pm');
  return { ...clock, hour: before, minute: 60 + minutes, half: flips ? (half === 'am' ? 'pm' : 'am') : half };
}

/** `14:05`, `14:05:30`, `2:05pm`, `14:05h`. */
function withColon(tokens: Tokens, at: number): Read<ClockText> | undefined {
  const hour = numberAt(tokens, at, [1, 2]);
  const minute = is(tokens, at + 1, ':') ? numberAt(tokens, at + 2, [2, 2]) : undefined;
  if (hour === undefined || minute === undefined || saysAgo(tokens, at + 3)) return undefined;
  const second = is(tokens, at + 3, ':') ? numberAt(tokens, at + 4, [2, 2]) : undefined;
  if (second === undefined) return halved(tokens, unit(tokens, found({ hour, minute }, at + 3)));
  const fraction = is(tokens, at + 5, '.', ',') && tokens[at + 6]?.kind === 'number' ? at + 7 : at + 5;
  return halved(tokens, unit(tokens, found({ hour, minute, second }, fraction)));
}

/** `1:30 ago` is a length of time. */
function saysAgo(tokens: Tokens, at: number): boolean {
  const unit = skipSpace(tokens, at);
  const hours = is(tokens, unit, 'h', 'hr', 'hrs', 'hour', 'hours');
  return is(tokens, hours ? skipSpace(tokens, unit + 1) : unit, 'ago');
}

const UNITS = ['h', 'hrs', 'uhr'];

/** `h`, `hrs` or `Uhr` after a clock; only `Uhr` after a space, since `14:05 h` begins other words of a text. */
function unit(tokens: Tokens, clock: Read<ClockText>): Read<ClockText> {
  if (is(tokens, clock.next, ...UNITS)) return { ...clock, next: clock.next + 1 };
  const start = skipSpace(tokens, clock.next);
  return is(tokens, start, 'uhr', 'hrs') ? { ...clock, next: start + 1 } : clock;
}

/** What makes `1h30` a length of time. */
const LENGTH_AFTER = [
  'of',
  'long',
  'outage',
  'downtime',
  'later',
  'delay',
  'window',
  'into',
  'ago',
  'ahead',
  'behind',
];

/** Whether what follows makes `14h` a length of time. */
export function saysLength(tokens: Tokens, next: number): boolean {
  return is(tokens, skipSpace(tokens, next), ...LENGTH_AFTER);
}

/** `14h05`, `14 h 05`; `14h` alone, and `1h30 of downtime`, is a length of time. */
function withLetter(tokens: Tokens, at: number): Read<ClockText> | undefined {
  const hour = numberAt(tokens, at, [1, 2]);
  if (hour === undefined) return undefined;
  const letter = skipSpace(tokens, at + 1);
  if (is(tokens, letter, 'uhr')) {
    const minute = numberAt(tokens, letter + 2, [2, 2]);
    const plain = minute === undefined || tokens[letter + 1]?.kind !== 'space';
    return halved(
      tokens,
      plain ? found({ hour, minute: 0 }, letter + 1) : found({ hour, minute }, letter + 3),
    );
  }
  if (is(tokens, letter, ...HOUR_SIGNS)) return withCharacter(tokens, hour, letter + 1);
  if (!is(tokens, letter, 'h')) return undefined;
  const digit = letter === at + 1 ? letter + 1 : skipSpace(tokens, letter + 1);
  const minute = numberAt(tokens, digit, [2, 2]);
  if (minute === undefined) {
    return letter === at + 1 ? found({ hour, minute: 0, doubt: 'length' }, letter + 1) : undefined;
  }
  if (hour > 23 || minute > 59) return undefined;
  const long = saysLength(tokens, digit + 1);
  return found({ hour, minute, doubt: long ? 'length' : undefined }, digit + 1);
}

const HOUR_SIGNS = ['時', '时', '點', '点', '시'];

/** `14時05分`, `2시 5분`. */
function withCharacter(tokens: Tokens, hour: number, at: number): Read<ClockText> | undefined {
  const start = skipSpace(tokens, at);
  const minute = numberAt(tokens, start, [1, 2]);
  return minute !== undefined && is(tokens, start + 1, '分', '분')
    ? found({ hour, minute }, start + 2)
    : undefined;
}

/** `14.05` could be a number; `2.05 pm` and `14.05 Uhr` could not. */
function withDot(tokens: Tokens, at: number): Read<ClockText> | undefined {
  const hour = numberAt(tokens, at, [1, 2]);
  const minute = is(tokens, at + 1, '.', ',') ? numberAt(tokens, at + 2, [2, 2]) : undefined;
  if (hour === undefined || minute === undefined || hour > 23 || minute > 59) return undefined;
  // `1.23.4` is a version or an address.
  if (is(tokens, at + 3, '.') && tokens[at + 4]?.kind === 'number') return undefined;
  const bare = found({ hour, minute, doubt: 'number' }, at + 3);
  const named = unit(tokens, bare);
  return halved(
    tokens,
    named.next > bare.next ? { ...named, value: { ...named.value, doubt: undefined } } : bare,
  );
}

/** `1405` could be a number; `1405h`, `1405 hrs` and `0205pm` could not. */
function digits(tokens: Tokens, at: number): Read<ClockText> | undefined {
  const six = is(tokens, at - 1, 't') ? numberAt(tokens, at, [6, 6]) : undefined;
  if (six !== undefined) {
    const [hour, rest] = [Math.floor(six / 10_000), six % 10_000];
    return found({ hour, minute: Math.floor(rest / 100), second: rest % 100 }, at + 1);
  }
  const four = numberAt(tokens, at, [4, 4]);
  const value = four ?? numberAt(tokens, at, [3, 3]);
  if (value === undefined) return undefined;
  const [hour, minute] = [Math.floor(value / 100), value % 100];
  if (hour > 23 || minute > 59) return undefined;
  const bare = found({ hour, minute, doubt: 'number' }, at + 1);
  const half = halfAfter(tokens, at + 1, false);
  if (half && !half.value.apart) return halved(tokens, bare);
  if (four === undefined) return undefined;
  const named = unit(tokens, bare);
  return named.next > bare.next ? { ...named, value: { ...named.value, doubt: undefined } } : bare;
}

/** `2pm`, `2 p.m.`, `2 o'clock`; `2 PM` may be two product managers. */
function hourAlone(tokens: Tokens, at: number): Read<ClockText> | undefined {
  const digit = numberAt(tokens, at, [1, 2]);
  const hour = digit === undefined ? numberWord(tokens, at) : { value: digit, next: at + 1 };
  if (!hour) return undefined;
  const clock = oClock(tokens, hour.next);
  if (clock !== undefined) {
    const doubt = isOfTwelve(hour.value) ? ('half' as const) : undefined;
    return halved(tokens, found({ hour: hour.value, minute: 0, doubt }, clock));
  }
  const half = halfAfter(tokens, hour.next, false);
  if (!half) return undefined;
  const doubt = half.value.apart ? ('word' as const) : undefined;
  if (digit === undefined && doubt) return undefined;
  return found({ hour: hour.value, minute: 0, half: half.value.half, doubt }, half.next);
}

function oClock(tokens: Tokens, at: number): number | undefined {
  const start = skipSpace(tokens, at);
  if (is(tokens, start, 'oclock')) return start + 1;
  return is(tokens, start, 'o') && is(tokens, start + 1, "'", '’') && is(tokens, start + 2, 'clock')
    ? start + 3
    : undefined;
}

import { isCounted } from './counted-words.ts';
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

const SECOND = 1_000;
const MINUTE = 60 * SECOND;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;

const UNITS: Readonly<Record<string, number>> = {
  s: SECOND,
  sec: SECOND,
  secs: SECOND,
  second: SECOND,
  seconds: SECOND,
  m: MINUTE,
  min: MINUTE,
  mins: MINUTE,
  minute: MINUTE,
  minutes: MINUTE,
  h: HOUR,
  hr: HOUR,
  hrs: HOUR,
  hour: HOUR,
  hours: HOUR,
  d: DAY,
  day: DAY,
  days: DAY,
  w: 7 * DAY,
  week: 7 * DAY,
  weeks: 7 * DAY,
};
/** After a minus only these count: `-5 days of data` is no time. */
const SHORT = ['s', 'sec', 'secs', 'm', 'min', 'mins', 'h', 'hr', 'hrs', 'd', 'w'];
const MINUS = ['-', '−', '–', '—'];

/** Reads `-10m`, `-1h30`, `-1.5h`, `10m ago`, `1h 20m ago`, `half an hour ago`: milliseconds before now. */
export function spanBackAt(tokens: Tokens, at: number): Read<number> | undefined {
  return is(tokens, at, ...MINUS) ? minus(tokens, at + 1) : ago(tokens, at);
}

function minus(tokens: Tokens, at: number): Read<number> | undefined {
  const length = parts(tokens, at, true);
  if (!length || restApart(tokens, length.next) !== undefined) return undefined;
  const word = skipSpace(tokens, length.next);
  return word > length.next && is(tokens, word, 'ago') ? { ...length, next: word + 1 } : length;
}

function ago(tokens: Tokens, at: number): Read<number> | undefined {
  const whole = hoursWithColon(tokens, at);
  if (whole) return whole;
  const length = inWords(tokens, at) ?? parts(tokens, at, false);
  if (!length) return undefined;
  const rest = restApart(tokens, length.next);
  const end = rest?.next ?? length.next;
  const word = skipSpace(tokens, end);
  return word > end && is(tokens, word, 'ago')
    ? { value: length.value + (rest?.value ?? 0), next: word + 1 }
    : undefined;
}

/** The minutes of `1h 30`, which may as well be the number that a statement begins with. */
function restApart(tokens: Tokens, at: number): Read<number> | undefined {
  if (!is(tokens, at - 1, 'h') || tokens[at]?.kind !== 'space') return undefined;
  const minutes = numberAt(tokens, at + 1, [2, 2]);
  const ends = tokens[at + 2] === undefined || tokens[at + 2]?.kind === 'space';
  return minutes === undefined || minutes > 59 || !ends || isCounted(tokens, at + 2)
    ? undefined
    : { value: minutes * MINUTE, next: at + 2 };
}

/** `1:30h ago`, `1:30 hours ago`. */
function hoursWithColon(tokens: Tokens, at: number): Read<number> | undefined {
  const pair = withColon(tokens, at);
  if (!pair?.hours) return undefined;
  const [hours, minutes] = pair.numbers;
  return { value: hours * HOUR + minutes * MINUTE, next: pair.next };
}

/** `1:30 ago`: hours and minutes, or minutes and seconds; the likelier first. */
export function colonSpanAt(tokens: Tokens, at: number): Read<readonly number[]> | undefined {
  const pair = withColon(tokens, at);
  if (!pair || pair.hours) return undefined;
  const [first, second] = pair.numbers;
  return { value: [first * HOUR + second * MINUTE, first * MINUTE + second * SECOND], next: pair.next };
}

/** A length of time with a colon and `ago`; `hours`: its unit is said. */
function withColon(
  tokens: Tokens,
  at: number,
):
  | { readonly numbers: readonly [number, number]; readonly hours: boolean; readonly next: number }
  | undefined {
  const first = numberAt(tokens, at, [1, 2]);
  const second = is(tokens, at + 1, ':') ? numberAt(tokens, at + 2, [2, 2]) : undefined;
  if (first === undefined || second === undefined || second > 59) return undefined;
  const unit = skipSpace(tokens, at + 3);
  const hours = is(tokens, unit, 'h', 'hr', 'hrs', 'hour', 'hours');
  const word = hours ? skipSpace(tokens, unit + 1) : unit;
  return is(tokens, word, 'ago') ? { numbers: [first, second], hours, next: word + 1 } : undefined;
}

const WORDS: Readonly<Record<string, number>> = {
  'half an hour': 30 * MINUTE,
  'half hour': 30 * MINUTE,
  'a half hour': 30 * MINUTE,
  'a quarter of an hour': 15 * MINUTE,
  'quarter of an hour': 15 * MINUTE,
  'three quarters of an hour': 45 * MINUTE,
  'an hour and a half': 90 * MINUTE,
  'one hour and a half': 90 * MINUTE,
  'an hour and a quarter': 75 * MINUTE,
  'half a minute': 30 * SECOND,
  'half a day': 12 * HOUR,
};

const LENGTHS = phrases(Object.keys(WORDS));
const AND_A_HALF = phrases(['and a half']);

function inWords(tokens: Tokens, at: number): Read<number> | undefined {
  const said = oneOf(tokens, at, LENGTHS);
  return said && { value: WORDS[said.value] ?? 0, next: said.next };
}

/** One or more counts with their units; a last count without one is that of the next smaller unit: `1h30`. */
function parts(tokens: Tokens, at: number, short: boolean): Read<number> | undefined {
  let sum = part(tokens, at, short);
  for (;;) {
    if (!sum) return undefined;
    const joined = joint(tokens, sum.next, short);
    const more = part(tokens, joined, short);
    if (!more) break;
    sum = { value: sum.value + more.value, next: more.next };
  }
  const minutes = is(tokens, sum.next - 1, 'h') ? numberAt(tokens, sum.next, [2, 2]) : undefined;
  if (minutes === undefined || minutes > 59) return sum;
  return is(tokens, sum.next + 1, ':', '.')
    ? sum
    : { value: sum.value + minutes * MINUTE, next: sum.next + 1 };
}

/** What may stand between two parts: nothing, a space, a comma, or `and`. */
function joint(tokens: Tokens, at: number, short: boolean): number {
  const start = skipSpace(tokens, !short && is(tokens, at, ',') ? at + 1 : at);
  return !short && is(tokens, start, 'and') ? skipSpace(tokens, start + 1) : start;
}

function part(tokens: Tokens, at: number, short: boolean): Read<number> | undefined {
  const count = countAt(tokens, at, short);
  if (!count) return undefined;
  const start = short ? count.next : skipSpace(tokens, count.next);
  const unit = tokens[start]?.text ?? '';
  const ms = Object.hasOwn(UNITS, unit) && (!short || SHORT.includes(unit)) ? UNITS[unit] : undefined;
  if (ms === undefined) return undefined;
  // `5 mins. ago`
  const dot = !short && is(tokens, start + 1, '.') && is(tokens, skipSpace(tokens, start + 2), 'ago');
  return { value: count.value * ms, next: dot ? start + 2 : start + 1 };
}

/** `10`, `1.5`, `1 ½`, and in words `an`, `ten`, `one and a half`. */
function countAt(tokens: Tokens, at: number, short: boolean): Read<number> | undefined {
  const token = tokens[at];
  if (token?.kind === 'number') {
    const fraction = is(tokens, at + 1, '.', ',') ? tokens[at + 2] : undefined;
    const value = fraction?.kind === 'number' ? Number(`${token.text}.${fraction.text}`) : Number(token.text);
    return { value, next: fraction?.kind === 'number' ? at + 3 : at + 1 };
  }
  if (short) return undefined;
  if (is(tokens, at, 'a', 'an')) return { value: 1, next: at + 1 };
  const words = numberWord(tokens, at);
  const half = words && oneOf(tokens, skipSpace(tokens, words.next), AND_A_HALF);
  return words && half ? { value: words.value + 0.5, next: half.next } : words;
}

const BEFORE = phrases(['earlier', 'before', 'back', 'before now']);

/** What looks like a length of time before now and may be something else: `-10 min alarm`, `10 minutes earlier`. */
export function spanLikeAt(tokens: Tokens, at: number): Read<number> | undefined {
  if (is(tokens, at, ...MINUS)) {
    // After a space, an item of a list: `- 5m` is none, `- 5 minutes` and `- 5m rows` are.
    const apart = tokens[at + 1]?.kind === 'space';
    const length = parts(tokens, skipSpace(tokens, at + 1), apart);
    if (!length || tokens[apart ? at + 2 : at + 1]?.kind !== 'number') return undefined;
    const rest = restApart(tokens, length.next);
    if (rest) return { value: length.value + rest.value, next: rest.next };
    const counts =
      is(tokens, skipSpace(tokens, length.next), 'of') || (apart && isCounted(tokens, length.next));
    return counts ? undefined : length;
  }
  const length = inWords(tokens, at) ?? parts(tokens, at, false);
  const word = length && oneOf(tokens, skipSpace(tokens, length.next), BEFORE);
  return length && word ? { ...length, next: word.next } : undefined;
}

const VAGUE = phrases(['a few', 'few', 'several', 'some', 'a couple of', 'a couple', 'couple of']);

/** `a few minutes ago`, `moments ago`: nobody can say when. */
export function vagueSpanAt(tokens: Tokens, at: number): Read<undefined> | undefined {
  const count = oneOf(tokens, at, VAGUE);
  const start = count ? skipSpace(tokens, count.next) : at;
  const unit = tokens[start]?.text ?? '';
  const vague = count
    ? Object.hasOwn(UNITS, unit)
    : unit === 'moments' || unit === 'minutes' || unit === 'hours';
  const word = skipSpace(tokens, start + 1);
  return vague && is(tokens, word, 'ago') ? { value: undefined, next: word + 1 } : undefined;
}

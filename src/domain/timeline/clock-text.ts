import { clockPhrase, clockWord } from './clock-phrase.ts';
import { halfAfter } from './half-text.ts';
import { halfWordBefore } from './half-words.ts';
import { type ClockText, found, halved, isOfTwelve } from './halved-clock.ts';
import { is, numberAt, numberWord, type Read, skipSpace, type Tokens } from './time-tokens.ts';

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

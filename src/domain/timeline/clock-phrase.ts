import { isScheduled } from './counted-words.ts';
import { type ClockText, found, halved, isOfTwelve } from './halved-clock.ts';
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

const WORDS: Readonly<Record<string, number>> = {
  '12 noon': 12,
  '12 midnight': 0,
  noon: 12,
  midday: 12,
  midnight: 0,
};

const CLOCK_WORDS = phrases(Object.keys(WORDS));
const EXACT = phrases(['noon', 'midnight']);

/** `noon`, `midnight`. */
export function clockWord(tokens: Tokens, at: number): Read<ClockText> | undefined {
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
export function clockPhrase(tokens: Tokens, at: number): Read<ClockText> | undefined {
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

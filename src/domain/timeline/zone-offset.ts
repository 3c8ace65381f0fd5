import { isCounted } from './counted-words.ts';
import { is, numberAt, type Read, skipSpace, type Tokens } from './time-tokens.ts';

/** A zone of the rules, or a fixed offset (`+02:00`). */
export interface KnownZone {
  readonly kind: 'zone';
  readonly zone: string;
}

/** The sign of an offset, as it is typed and typeset. */
export const SIGNS: Readonly<Record<string, '+' | '-'>> = { '+': '+', '-': '-', '−': '-', '–': '-' };

/**
 * `+01:00`, `+0100`, and `+01` where no space is before it (`14:05 +10 errors`). Offsets in use run from -12:00 to
 * +14:00 in quarters of an hour; `-14:20` is the other end of a range.
 */
export function offsetAfter(tokens: Tokens, at: number, apart: boolean): Read<KnownZone> | undefined {
  const sign = SIGNS[tokens[at]?.text ?? ''];
  // Without a space before it, an en dash is that of a span of time.
  if (sign === undefined || (!apart && is(tokens, at, '–'))) return undefined;
  const whole = numberAt(tokens, at + 1, [4, 4]);
  if (whole !== undefined) {
    // `+1200 rows`; nobody counts with a zero first.
    const counts = tokens[at + 1]?.text.startsWith('0') === false && isCounted(tokens, at + 2);
    return counts ? undefined : offset(sign, [Math.floor(whole / 100), whole % 100], at + 2);
  }
  const hours = numberAt(tokens, at + 1, [1, 2]);
  if (hours === undefined) return undefined;
  const minutes = is(tokens, at + 2, ':') ? numberAt(tokens, at + 3, [2, 2]) : undefined;
  if (minutes !== undefined) return offset(sign, [hours, minutes], at + 4);
  const decimal = apart ? undefined : decimalOffset(tokens, at);
  if (decimal) return decimal;
  const short = apart || is(tokens, at + 2, ':') || tokens[at + 1]?.text.length !== 2;
  return short ? undefined : offset(sign, [hours, 0], at + 2);
}

/**
 * `-05` after a space: an offset behind a clock that has a date, where its hour is written with a zero (`certain`);
 * else perhaps one, since `14:05 +10 errors` is about something else.
 */
export function shortOffset(
  tokens: Tokens,
  at: number,
  what: 'certain' | 'perhaps',
): Read<KnownZone> | undefined {
  const start = skipSpace(tokens, at);
  const sign = SIGNS[tokens[start]?.text ?? ''];
  const hours = numberAt(tokens, start + 1, [2, 2]);
  if (start === at || sign === undefined || hours === undefined) return undefined;
  if (!endsAt(tokens, start + 2)) return undefined;
  return what === 'perhaps' || tokens[start + 1]?.text.startsWith('0') === true
    ? offset(sign, [hours, 0], start + 2)
    : undefined;
}

/** `+1` and `+8` after a space: perhaps an offset, where it counts nothing. */
export function digitOffset(tokens: Tokens, at: number): Read<KnownZone> | undefined {
  const sign = SIGNS[tokens[at]?.text ?? ''];
  const hours = numberAt(tokens, at + 1, [1, 1]);
  return sign !== undefined && hours && endsAt(tokens, at + 2) && !isCounted(tokens, at + 2)
    ? offset(sign, [hours, 0], at + 2)
    : undefined;
}

const PARTS_OF_HOUR: Readonly<Record<string, number>> = { '25': 15, '5': 30, '50': 30, '75': 45 };

/** `+5.5`: hours and a part of one. After a space it may be a number of the statement. */
export function decimalOffset(tokens: Tokens, at: number): Read<KnownZone> | undefined {
  const sign = SIGNS[tokens[at]?.text ?? ''];
  const hours = numberAt(tokens, at + 1, [1, 2]);
  const minutes = is(tokens, at + 2, '.', ',') ? PARTS_OF_HOUR[tokens[at + 3]?.text ?? ''] : undefined;
  if (sign === undefined || !hours || minutes === undefined) return undefined;
  return endsAt(tokens, at + 4) && !isCounted(tokens, at + 4)
    ? offset(sign, [hours, minutes], at + 4)
    : undefined;
}

/** An offset that is in use somewhere; `undefined` for any other. */
export function offset(
  sign: '+' | '-',
  [hours, minutes]: readonly [number, number],
  next: number,
): Read<KnownZone> | undefined {
  const farthest = sign === '+' ? 14 * 60 : 12 * 60;
  const inUse = minutes % 15 === 0 && minutes < 60 && hours * 60 + minutes <= farthest;
  return inUse ? { value: { kind: 'zone', zone: `${sign}${two(hours)}:${two(minutes)}` }, next } : undefined;
}

/** Whether a word ends before this token: there is none, or a space or a mark that closes. */
export function endsAt(tokens: Tokens, at: number): boolean {
  const token = tokens[at];
  return token === undefined || token.kind === 'space' || is(tokens, at, ',', ')', ']');
}

function two(count: number): string {
  return String(count).padStart(2, '0');
}

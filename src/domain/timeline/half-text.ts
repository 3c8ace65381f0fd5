import { type Half, halfWordsAfter } from './half-words.ts';
import { is, type Read, skipSpace, type Tokens } from './time-tokens.ts';

/** `apart`: written as a word of its own, without dots, where `2 PM` may also be two product managers. */
export interface HalfText {
  readonly half: Half;
  readonly apart: boolean;
}

/**
 * Reads the half of the day after a clock: `pm`, ` PM`, `p.m.`, `p. m.`, `in the afternoon`; and where `letters`, `2:05p`.
 */
export function halfAfter(tokens: Tokens, at: number, letters: boolean): Read<HalfText> | undefined {
  // `2:05.pm`
  const dot = is(tokens, at, '.') && is(tokens, at + 1, 'am', 'pm');
  const start = dot ? at + 1 : skipSpace(tokens, at);
  const apart = start > at && !dot;
  const word = tokens[start]?.kind === 'word' ? tokens[start]?.text : undefined;
  const said = apart ? halfWordsAfter(tokens, start) : undefined;
  if (said) return { value: { half: said.value, apart: false }, next: said.next };
  if (word === 'am' || word === 'pm') {
    // A dot after it is the end of an abbreviation where another word follows in lower case; it is never the text's.
    return { value: { half: word, apart }, next: start + 1 };
  }
  if (word === 'a' || word === 'p') {
    const half = word === 'a' ? 'am' : 'pm';
    const dotted = dottedAfter(tokens, start + 1);
    if (dotted !== undefined) return { value: { half, apart: false }, next: dotted };
    if (letters && !apart) return { value: { half, apart }, next: start + 1 };
  }
  return undefined;
}

/** What follows the first letter of `p.m.`, `p. m.` (as phones in Spanish write it), `p.m` and `p m`. */
function dottedAfter(tokens: Tokens, at: number): number | undefined {
  const dot = is(tokens, at, '.') ? at + 1 : at;
  const letter = skipSpace(tokens, dot);
  if (letter === at || !is(tokens, letter, 'm')) return undefined;
  return is(tokens, letter + 1, '.') ? letter + 2 : letter + 1;
}

/**
 * The hour from 0 to 23. 12am is 0, 12pm is 12, `14:05pm` says the same twice; `14:05am` and `0:05pm` say two things
 * and are no time (`NaN`).
 */
export function hourOf(hour: number, half: Half | undefined): number {
  switch (half) {
    case undefined:
      return hour;
    case 'am':
      return hour > 12 ? Number.NaN : hour % 12;
    case 'pm':
      // `0:05pm` is the typo of some other hour.
      if (hour === 0) return Number.NaN;
      return hour < 12 ? hour + 12 : hour;
    case 'night':
      if (hour > 12) return hour >= 18 ? hour : Number.NaN;
      return hour >= 6 && hour < 12 ? hour + 12 : hour % 12;
    default:
      return half satisfies never;
  }
}

/**
 * What a text begins with, cut into the pieces that times are made of. Spaces of every kind are spaces (browsers and
 * phones write U+202F before PM), full-width digits and signs are digits and signs, letters are lower case, and marks
 * that nobody sees are left out.
 */
export interface Token {
  readonly kind: 'number' | 'word' | 'mark' | 'space';
  /** Folded, in lower case. */
  readonly text: string;
  /** Folded, as typed. */
  readonly raw: string;
  /** Where it stands in the text, in UTF-16 units. */
  readonly start: number;
  readonly end: number;
}

export type Tokens = readonly Token[];

/** Something that was read; `next` is the number of the token after it. */
export interface Read<T> {
  readonly value: T;
  readonly next: number;
}

/** No time is longer. */
const LONGEST = 160;

/** Full-width and small forms (U+FE10 to U+FE6F, U+FF00 to U+FFEF) stand for characters that times are written with. */
const WIDE = /[\uFE10-\uFE6F\uFF00-\uFFEF]/;
const UNSEEN = /\p{Cf}/u;
const SPACE = /\s/;
const DIGIT = /[0-9]/;
const LETTER = /[\p{L}\p{M}]/u;

/** Cuts the beginning of a text into tokens; leading spaces are a token as well. */
export function tokensOf(text: string): Tokens {
  const tokens: Token[] = [];
  let at = 0;
  for (const character of text.slice(0, LONGEST)) {
    const start = at;
    at += character.length;
    if (UNSEEN.test(character)) continue;
    const raw = WIDE.test(character) ? character.normalize('NFKC') : character;
    const kind = kindOf(raw);
    const last = tokens.at(-1);
    if (last?.kind === kind && kind !== 'mark') {
      tokens[tokens.length - 1] = {
        ...last,
        text: last.text + raw.toLowerCase(),
        raw: last.raw + raw,
        end: at,
      };
    } else tokens.push({ kind, text: kind === 'space' ? ' ' : raw.toLowerCase(), raw, start, end: at });
  }
  return tokens;
}

function kindOf(character: string): Token['kind'] {
  if (DIGIT.test(character)) return 'number';
  if (LETTER.test(character)) return 'word';
  return SPACE.test(character) ? 'space' : 'mark';
}

/** The number of the token after a space, if one is there. */
export function skipSpace(tokens: Tokens, at: number): number {
  return tokens[at]?.kind === 'space' ? at + 1 : at;
}

/** Whether this word or mark stands there. */
export function is(tokens: Tokens, at: number, ...texts: readonly string[]): boolean {
  const token = tokens[at];
  return token !== undefined && token.kind !== 'space' && texts.includes(token.text);
}

/** A number of so many digits. */
export function numberAt(tokens: Tokens, at: number, digits: readonly [number, number]): number | undefined {
  const token = tokens[at];
  if (token?.kind !== 'number') return undefined;
  const { length } = token.text;
  return length >= digits[0] && length <= digits[1] ? Number(token.text) : undefined;
}

/** Words with single spaces between them; the number of the token after the last. */
export function phrase(tokens: Tokens, at: number, words: string): number | undefined {
  let next = at;
  for (const [index, word] of words.split(' ').entries()) {
    if (index > 0) {
      if (tokens[next]?.kind !== 'space') return undefined;
      next += 1;
    }
    if (!is(tokens, next, word)) return undefined;
    next += 1;
  }
  return next;
}

/** The first of several phrases that stands there. */
export function oneOf(tokens: Tokens, at: number, phrases: readonly string[]): Read<string> | undefined {
  for (const words of phrases) {
    const next = phrase(tokens, at, words);
    if (next !== undefined) return { value: words, next };
  }
  return undefined;
}

const SMALL = [
  'one',
  'two',
  'three',
  'four',
  'five',
  'six',
  'seven',
  'eight',
  'nine',
  'ten',
  'eleven',
  'twelve',
];
const LARGER: Readonly<Record<string, number>> = {
  fifteen: 15,
  twenty: 20,
  thirty: 30,
  forty: 40,
  fifty: 50,
};

/** A number in words: `five`, `twenty`, `twenty-five`. */
export function numberWord(tokens: Tokens, at: number): Read<number> | undefined {
  const word = tokens[at]?.text ?? '';
  const small = SMALL.indexOf(word) + 1;
  if (small > 0) return { value: small, next: at + 1 };
  const tens = Object.hasOwn(LARGER, word) ? LARGER[word] : undefined;
  if (tens === undefined) return undefined;
  const ones = SMALL.indexOf(tokens[at + 2]?.text ?? '') + 1;
  const joined = is(tokens, at + 1, '-') || tokens[at + 1]?.kind === 'space';
  return joined && ones > 0 && ones < 10 && tens >= 20
    ? { value: tens + ones, next: at + 3 }
    : { value: tens, next: at + 1 };
}

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
const LONGEST = 96;

/** Full-width and small forms (U+FE10 to U+FE6F, U+FF00 to U+FFEF) stand for characters that times are written with. */
const WIDE = /[\uFE10-\uFE6F\uFF00-\uFFEF]/;
const UNSEEN = /\p{Cf}/u;
const SPACE = /\s/;
const LETTER = /[\p{L}\p{M}]/u;

/** Cuts the beginning of a text into tokens; leading spaces are a token as well. */
export function tokensOf(text: string): Tokens {
  const tokens: Token[] = [];
  const limit = Math.min(text.length, LONGEST);
  let kind: Token['kind'] | undefined;
  let raw = '';
  let start = 0;
  let end = 0;
  const push = () => {
    if (kind !== undefined) tokens.push({ kind, text: folded(kind, raw), raw, start, end });
  };
  for (let at = 0; at < limit; ) {
    const typed = text.codePointAt(at) ?? 0;
    const width = typed > 0xffff ? 2 : 1;
    const character = typed < 0x80 ? text.charAt(at) : seen(String.fromCodePoint(typed));
    if (character !== '') {
      const next = kindOf(character);
      if (next !== kind || next === 'mark') {
        push();
        [kind, raw, start] = [next, '', at];
      }
      raw += character;
      end = at + width;
    }
    at += width;
  }
  push();
  return tokens;
}

/** Apostrophes are typed and typeset. */
function folded(kind: Token['kind'], raw: string): string {
  if (kind === 'space') return ' ';
  return raw === '’' ? "'" : raw.toLowerCase();
}

/** The character that people see: folded where it is wide, empty where there is none. */
function seen(character: string): string {
  if (UNSEEN.test(character)) return '';
  if (WIDE.test(character)) return character.normalize('NFKC');
  if (DIGIT.test(character)) return digitOf(character);
  return COLONS.includes(character) ? ':' : character;
}

const DIGIT = /\p{Nd}/u;
/** Ratio and modifier letter colon, as some keyboards and programs write times. */
const COLONS = '\u2236\ua789';
/** The zeros of scripts in which people write digits of their own; their other digits follow. */
const ZEROS = [
  0x660, 0x6f0, 0x966, 0x9e6, 0xa66, 0xae6, 0xb66, 0xbe6, 0xc66, 0xce6, 0xd66, 0xe50, 0x1040, 0x17e0,
];

function digitOf(character: string): string {
  const code = character.codePointAt(0) ?? 0;
  const zero = ZEROS.find((each) => code >= each && code <= each + 9);
  return zero === undefined ? character : String(code - zero);
}

function kindOf(character: string): Token['kind'] {
  if (character >= '0' && character <= '9') return 'number';
  if ((character >= 'a' && character <= 'z') || (character >= 'A' && character <= 'Z')) return 'word';
  if (character === ' ') return 'space';
  if (character < '\u0080') return SPACE.test(character) ? 'space' : 'mark';
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

/** Words with what stands between them, found by the first of them. */
export type Phrases = ReadonlyMap<
  string,
  readonly { readonly value: string; readonly words: readonly string[] }[]
>;

/** Of two phrases that begin alike, the longer one comes first. */
export function phrases(all: readonly string[]): Phrases {
  const byFirst = new Map<string, { readonly value: string; readonly words: readonly string[] }[]>();
  for (const value of all.toSorted((a, b) => b.length - a.length)) {
    const [first = '', ...words] = tokensOf(value).map(({ text }) => text);
    byFirst.set(first, [...(byFirst.get(first) ?? []), { value, words }]);
  }
  return byFirst;
}

/** The first of several phrases that stands there. */
export function oneOf(tokens: Tokens, at: number, among: Phrases): Read<string> | undefined {
  for (const { value, words } of among.get(tokens[at]?.text ?? '') ?? []) {
    if (words.every((word, index) => tokens[at + index + 1]?.text === word))
      return { value, next: at + words.length + 1 };
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

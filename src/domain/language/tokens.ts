import { type LanguageSigns, signsIn } from './known-language.ts';
import { spelledOut } from './spelling.ts';

/** An entry as words in the form that rows are written in; punctuation stands for itself. */
export interface Tokens extends LanguageSigns {
  /** All words with blanks between them: two entries with the same say the same, but for figures. */
  readonly line: string;
  /** The same words as they were written, for what is quoted of them: `EU` for `eu`. */
  readonly written: () => readonly string[];
}

/** Words that carry nothing for a row, so that no row has to name them. */
const FILLERS = new Set(
  'the a an just also very really quite now then our my your their his her actually please already currently finally basically'.split(
    ' ',
  ),
);

const WORD =
  /\d{1,2}:\d\d(?::\d\d)?(?:am|pm|z)?\b|[$€£¥]\s?\d[\d.,]*\s?[km]?\b|[\p{L}\p{N}_][\p{L}\p{M}\p{N}_'’.+%-]*|[^\s\p{L}\p{N}]/gu;
const CLOUD_REGION = /^(?:us|eu|ap|sa|ca|me|af|cn)-[a-z]+-?\d?[a-z]?$/;
const STATUS_CODE = /^(?:[45](?:\d\d|xx)(?:s|'s|es)?)$/;
const NUMBER = /^[\d.,]+(?:k|m|x)?$/;
const CLOCK = /^\d{1,2}[:.]\d\d(?::\d\d)?(?:am|pm|z)?$/;
const MONEY = /^[$€£¥]/;
const WRAPPED = /^['’._-]+|['’._+-]+$/g;

/** What a row calls a figure: `5xx`, `#%`, `#money`, `#`. */
function figure(word: string): string | undefined {
  const first = word.charCodeAt(0);
  if (first > 57 || first < 48) return MONEY.test(word) ? '#money' : undefined;
  if (STATUS_CODE.test(word)) return '5xx';
  if (word.endsWith('%')) return '#%';
  if (CLOCK.test(word)) return '#clock';
  return NUMBER.test(word) ? '#' : undefined;
}

const isSign = (character: string): boolean =>
  character.charCodeAt(0) < 128 ? /[^a-z0-9]/i.test(character) : !/[\p{L}\p{N}]/u.test(character);

const SIGNS = /['’._+-]/;

/** A word without the signs around it. */
const plain = (word: string): string =>
  SIGNS.test(word) ? word.replaceAll('’', "'").replace(WRAPPED, '') : word;

/** One word as it was typed, the words that rows know it by, and what it tells of the language. */
interface Heard {
  /** With a blank before each. */
  readonly line: string;
  /** How many words it is. */
  readonly count: number;
  /** It ends a sentence. */
  readonly ends: boolean;
  readonly signs: LanguageSigns;
}

/** Reads texts into words: lower case, contractions apart, figures by kind, fillers left out. */
export type Tokenizer = (text: string) => Tokens;

/** Reads one text after the other; a word that comes again is taken as it was heard before. */
export function tokenizer(): Tokenizer {
  const known = new Map<string, Heard>();
  const hear = (raw: string): Heard => {
    const first = raw.charCodeAt(0);
    if (first >= ZERO && first <= NINE && PLAIN_NUMBER.test(raw)) return A_NUMBER;
    const before = known.get(raw);
    if (before) return before;
    const heard = heardAs(raw);
    known.set(raw, heard);
    return heard;
  };
  return (text) => {
    let line = '';
    let english = 0;
    let foreign = 0;
    for (const raw of typedWords(text)) {
      const heard = hear(raw);
      line += heard.line;
      english += heard.signs.english;
      foreign += heard.signs.foreign;
    }
    return { line, english, foreign, written: () => asTyped(typedWords(text), hear) };
  };
}

/** `80 %`, as most of Europe writes it. */
const APART = /(\d) %/g;
/** Found again where they are asked for: kept for every entry, they are most of what a long record takes. */
function typedWords(typed: string): readonly string[] {
  const text = typed.includes(' %') ? typed.replace(APART, '$1%') : typed;
  return asciiWords(text) ?? text.match(WORD) ?? [];
}

/** How a word of ASCII goes on. */
const GOES_ON = Array.from({ length: 128 }, (_, code) => /[\w'.+%-]/.test(String.fromCharCode(code)));
const BEGINS = Array.from({ length: 128 }, (_, code) => /\w/.test(String.fromCharCode(code)));
const BLANK = Array.from({ length: 128 }, (_, code) => /\s/.test(String.fromCharCode(code)));
/** What goes on otherwise: a clock, an amount of money. */
const FIGURE = /\d{1,2}:\d\d(?::\d\d)?(?:am|pm|z)?\b|\$\s?\d[\d.,]*\s?[km]?\b/y;
const DOLLAR = '$'.charCodeAt(0);
const COLON = ':'.charCodeAt(0);

/** The same for a text of ASCII alone, as most are; `undefined` where it is none. */
function asciiWords(text: string): string[] | undefined {
  const found: string[] = [];
  for (let at = 0; at < text.length; ) {
    const code = text.charCodeAt(at);
    if (code > 127) return undefined;
    const from = at;
    at += 1;
    if (BLANK[code]) continue;
    const end = mayBeFigure(text, from, code) ? figureEnd(text, from) : 0;
    if (end > 0) at = end;
    else if (BEGINS[code]) while (at < text.length && GOES_ON[text.charCodeAt(at)]) at += 1;
    found.push(text.slice(from, at));
  }
  return found;
}

function mayBeFigure(text: string, at: number, code: number): boolean {
  if (code < ZERO || code > NINE) return code === DOLLAR;
  return text.charCodeAt(at + 1) === COLON || text.charCodeAt(at + 2) === COLON;
}

/** Where the figure that begins here ends; 0: there is none. */
function figureEnd(text: string, at: number): number {
  FIGURE.lastIndex = at;
  return FIGURE.test(text) ? FIGURE.lastIndex : 0;
}

const NO_SIGNS: LanguageSigns = { english: 0, foreign: 0 };
const ZERO = '0'.charCodeAt(0);
const NINE = '9'.charCodeAt(0);
/** Not `503`. */
const PLAIN_NUMBER = /^(?:[0-36-9]\d*|[45](?:\d|\d{3,})?)$/;
const A_NUMBER: Heard = { line: ' #', count: 1, ends: false, signs: NO_SIGNS };

/** What was typed, once for each of its words. */
function asTyped(typed: readonly string[], hear: (raw: string) => Heard): string[] {
  const written: string[] = [];
  for (const raw of typed) {
    const { count, ends } = hear(raw);
    for (let word = 0; word < count; word += 1) written.push(raw);
    if (ends) written.push('.');
  }
  return written;
}

function heardAs(raw: string): Heard {
  const sign = raw.length === 1 && isSign(raw);
  const word = sign ? raw : plain(raw.toLowerCase());
  const known = sign ? [raw] : wordsOf(word).filter((each) => !FILLERS.has(each));
  const ends = raw.endsWith('.') && raw.length > 1;
  const words = ends ? [...known, '.'] : known;
  return {
    line: words.map((each) => ` ${each}`).join(''),
    count: known.length,
    ends,
    signs: sign ? NO_SIGNS : signsIn(word),
  };
}

function wordsOf(word: string): readonly string[] {
  if (word === '') return [];
  const kind = figure(word);
  if (kind !== undefined) return [kind];
  if (!word.includes('-') || CLOUD_REGION.test(word)) return partsOf(word);
  return word.split('-').flatMap((part) => (part === '' ? [] : partsOf(part)));
}

function partsOf(word: string): readonly string[] {
  return spelledOut(word) ?? [figure(word) ?? word];
}

const STOPS = new Set([
  '.',
  ',',
  ';',
  ':',
  '!',
  '?',
  '(',
  ')',
  '[',
  ']',
  '—',
  '–',
  '/',
  '|',
  '"',
  '“',
  '”',
  '-',
  '→',
  '>',
  'but',
  'however',
  'though',
  'although',
]);

/** Whether a token ends a clause: no row reaches over it, unless it names it. */
export const isStop = (word: string): boolean => STOPS.has(word);

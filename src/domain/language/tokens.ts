import { spelledOut } from './spelling.ts';

/** A word of an entry in the form that rows are written in; punctuation stands for itself. */
export interface Tokens {
  readonly words: readonly string[];
  /** The same words as they were written, for what is quoted of them: `EU` for `eu`. */
  readonly written: readonly string[];
  /** Every word before any is left out or taken apart, for telling the language. */
  readonly spoken: readonly string[];
}

/** Words that carry nothing for a row, so that no row has to name them. */
const FILLERS = new Set(
  'the a an just also very really quite now then our my your their his her actually please already currently finally basically'.split(
    ' ',
  ),
);

const WORD =
  /\d{1,2}:\d\d(?::\d\d)?(?:am|pm|z)?\b|[$€£¥]\s?\d[\d.,]*\s?[km]?\b|[\p{L}\p{N}_][\p{L}\p{M}\p{N}_'’.+%-]*|[^\s\p{L}\p{N}]/gu;
/** The same for a text of ASCII alone, as most are. */
const ASCII_WORD =
  /\d{1,2}:\d\d(?::\d\d)?(?:am|pm|z)?\b|\$\s?\d[\d.,]*\s?[km]?\b|\w[\w'.+%-]*|[^\sA-Za-z0-9]/g;
const ASCII = /^[\0-\x7f]*$/;
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

/** One word as it was typed: how it is spoken, and the words that rows know it by. */
interface Heard {
  readonly spoken: string | undefined;
  readonly words: readonly string[];
  /** It ends a sentence. */
  readonly ends: boolean;
}

/** Reads texts into words: lower case, contractions apart, figures by kind, fillers left out. */
export type Tokenizer = (text: string) => Tokens;

/** Reads one text after the other; a word that comes again is taken as it was heard before. */
export function tokenizer(): Tokenizer {
  const known = new Map<string, Heard>();
  const hear = (raw: string): Heard => {
    const before = known.get(raw);
    if (before) return before;
    const heard = heardAs(raw);
    known.set(raw, heard);
    return heard;
  };
  return (text) => {
    const words: string[] = [];
    const written: string[] = [];
    const spoken: string[] = [];
    for (const raw of text.match(ASCII.test(text) ? ASCII_WORD : WORD) ?? []) {
      const heard = hear(raw);
      if (heard.spoken !== undefined) spoken.push(heard.spoken);
      for (const word of heard.words) {
        words.push(word);
        written.push(raw);
      }
      if (heard.ends) {
        words.push('.');
        written.push('.');
      }
    }
    return { words, written, spoken };
  };
}

/** Reads a single text. */
export const tokensOf = (text: string): Tokens => tokenizer()(text);

function heardAs(raw: string): Heard {
  if (raw.length === 1 && isSign(raw)) return { spoken: undefined, words: [raw], ends: false };
  const word = plain(raw.toLowerCase());
  const words = wordsOf(word).filter((each) => !FILLERS.has(each));
  return { spoken: word, words, ends: raw.endsWith('.') && raw.length > 1 };
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

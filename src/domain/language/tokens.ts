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

/** Reads a text into words, once: lower case, contractions apart, figures by kind, fillers left out. */
export function tokensOf(text: string): Tokens {
  const words: string[] = [];
  const written: string[] = [];
  const spoken: string[] = [];
  const add = (word: string, as: string) => {
    if (FILLERS.has(word)) return;
    words.push(word);
    written.push(as);
  };
  for (const raw of text.match(WORD) ?? []) {
    if (raw.length === 1 && isSign(raw)) {
      add(raw, raw);
      continue;
    }
    const word = plain(raw.toLowerCase());
    spoken.push(word);
    addWord(word, raw, add);
    if (raw.endsWith('.') && raw.length > 1) add('.', '.');
  }
  return { words, written, spoken };
}

type Add = (word: string, as: string) => void;

function addWord(word: string, raw: string, add: Add): void {
  if (word === '') return;
  const kind = figure(word);
  if (kind !== undefined) add(kind, raw);
  else if (!word.includes('-') || CLOUD_REGION.test(word)) addPart(word, raw, add);
  else for (const part of word.split('-')) if (part !== '') addPart(part, raw, add);
}

function addPart(word: string, raw: string, add: Add): void {
  const meant = spelledOut(word);
  for (const each of meant ?? [figure(word) ?? word]) add(each, raw);
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

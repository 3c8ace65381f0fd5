/** A run of letters and digits, with what joins the parts of a name or a number: `checkout-api`, `v2.4.5`, `10.0.0.1`. */
const JOINED = /[\p{L}\p{N}][\p{L}\p{M}\p{N}]*(?:[-_.:/@'’]?[\p{L}\p{N}][\p{L}\p{M}\p{N}]*)*/gu;
const PART = /[\p{L}\p{N}][\p{L}\p{M}\p{N}]*/gu;

/** Scripts that write words without blanks between them. */
const UNSPACED =
  /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Thai}\p{Script=Lao}\p{Script=Khmer}\p{Script=Myanmar}]/u;

/** Longer ones are keys and hashes: their beginning finds them. */
const LONGEST = 64;

/** A word as searches know it, and where it stands in the text. */
export interface SearchWord {
  readonly word: string;
  readonly start: number;
  readonly end: number;
}

/**
 * The words of a text by which it is found, in order: in lower case, without accents, in the singular. A joined name counts
 * as a whole and by its parts, so that `checkout-api`, `checkout` and `api` all find it.
 */
export function searchWordsIn(text: string): readonly SearchWord[] {
  return [...text.matchAll(JOINED)].flatMap(({ 0: run, index }) => wordsOfRun(run, index));
}

/** The same, each word once and without its place. */
export function searchWords(...texts: readonly string[]): readonly string[] {
  return [...new Set(texts.flatMap((text) => searchWordsIn(text).map(({ word }) => word)))];
}

/**
 * What somebody looks for: the words of their line, each once. A joined name is looked for as a whole; its parts alone would
 * find too much.
 */
export function wantedWords(line: string): readonly string[] {
  const wanted = [...line.matchAll(JOINED)].flatMap(({ 0: run }) =>
    UNSPACED.test(run) ? segments(run, 0) : [wordAt(run, 0)],
  );
  return [...new Set(wanted.map(({ word }) => word))];
}

function wordsOfRun(run: string, start: number): readonly SearchWord[] {
  if (UNSPACED.test(run)) return segments(run, start);
  const parts = [...run.matchAll(PART)];
  const whole = wordAt(run, start);
  if (parts.length < 2) return [whole];
  return [whole, ...parts.map(({ 0: part, index }) => wordAt(part, start + index))];
}

let segmenter: Intl.Segmenter | undefined;

/** By the dictionary that the platform has for such scripts. */
function segments(run: string, start: number): readonly SearchWord[] {
  segmenter ??= new Intl.Segmenter(undefined, { granularity: 'word' });
  return [...segmenter.segment(run)].flatMap(({ segment, index, isWordLike }) =>
    isWordLike ? [wordAt(segment, start + index)] : [],
  );
}

function wordAt(raw: string, start: number): SearchWord {
  return { word: folded(raw), start, end: start + raw.length };
}

/** `Größen` and `größen`, `Déploiement` and `deploiement`, `timeouts` and `timeout` are one word. */
function folded(raw: string): string {
  const plain = raw
    .normalize('NFKD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .replaceAll('’', "'")
    .replace(/'s$/, '')
    .slice(0, LONGEST);
  return singular(plain);
}

/** English plurals alone; a word of another language loses the same letters wherever it stands. */
function singular(word: string): string {
  if (word.length < 4 || !/^[a-z-]+$/.test(word)) return word;
  const one = /(?:ss|us|is)$/.test(word) ? word : word.replace(/ies$/, 'y').replace(/s$/, '');
  // `cache` and `batch` have the same plural.
  return one.replace(/(?<=ss|x|ch|sh|z)e$/, '');
}

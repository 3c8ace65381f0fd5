import { ADVERB } from '../language/clause.ts';
import { CARE_PAST, CARE_PLAIN, PAST_FORM } from '../language/verbs.ts';

/**
 * What a word can be, by a list of hundreds of forms. The forms are looked up once for each word, which then carries a
 * mark: written out in each of the rules, they made V8 spend two thirds of a second on the first sentence of a process.
 */
const MARKS = { done: 1, adverb: 2, care: 4, cared: 8 } as const;
type Mark = keyof typeof MARKS;

/** One character of the private use area for each set of marks, right after the word. */
const FIRST = 0xe000;
const ALL = 15;
const sets = (of: (set: number) => boolean): string =>
  Array.from({ length: ALL }, (_, index) => index + 1)
    .filter(of)
    .map((set) => String.fromCharCode(FIRST + set))
    .join('');

/** The end of a word and the space after it, as a regular expression. */
export const AFTER_WORD = `[${sets(() => true)}]? `;

/** One word with this mark, as a regular expression. */
export function marked(mark: Mark): string {
  return `[^ ]+[${sets((set) => (set & MARKS[mark]) !== 0)}]`;
}

const WHOLE: Readonly<Record<Mark, RegExp>> = {
  done: new RegExp(`^(?:${PAST_FORM})$`),
  adverb: new RegExp(`^${ADVERB}$`),
  care: new RegExp(`^(?:${CARE_PLAIN})$`),
  cared: new RegExp(`^(?:${CARE_PAST})$`),
};
const NAMES = Object.keys(MARKS) as readonly Mark[];
/** "at the very least" is an adverb of four words. */
const LONGEST_ADVERB = 4;

/** The mark of each word, or nothing. */
export function marksOf(words: readonly string[]): readonly string[] {
  const marks = words.map((word) =>
    NAMES.reduce((set, name) => (WHOLE[name].test(word) ? set | MARKS[name] : set), 0),
  );
  for (let from = 0; from < words.length; from += 1) {
    for (let length = 2; length <= LONGEST_ADVERB; length += 1) {
      if (!WHOLE.adverb.test(words.slice(from, from + length).join(' '))) continue;
      for (let at = from; at < from + length; at += 1) marks[at] = (marks[at] ?? 0) | MARKS.adverb;
    }
  }
  return marks.map((set) => (set === 0 ? '' : String.fromCharCode(FIRST + set)));
}

import {
  asSentence,
  capitalised,
  firstSentence,
  isClause,
  LONGEST,
  linesOf,
  shortened,
} from './typed-text.ts';

/** A verb in the past tense after its subject: `v2 leaked connections`. */
const DID = /\S\s+\p{Ll}{2,}ed\b/u;

/**
 * The cause that people wrote, in one sentence: the first one or, of a single sentence, the part before its colon if
 * that is enough. Undefined where nobody wrote a cause; words that are not a sentence get a label with `labelled`.
 */
export function causeWords(rootCause: string | undefined, labelled = true): string | undefined {
  const [line] = linesOf(rootCause ?? '');
  if (line === undefined) return undefined;
  const first = firstSentence(line);
  const brief = shortened(first === line ? beforeColon(line) : first, LONGEST);
  if (says(brief) || !labelled || /^(?:root )?cause:/i.test(brief)) return capitalised(asSentence(brief));
  return asSentence(`Cause: ${brief}`);
}

const LEAST_WORDS = 3;

function beforeColon(line: string): string {
  const end = line.search(/: |; /);
  const start = end < 0 ? '' : line.slice(0, end);
  return says(start) && start.split(' ').length >= LEAST_WORDS ? start : line;
}

function says(words: string): boolean {
  return isClause(words) || DID.test(words);
}

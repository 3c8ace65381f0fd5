/** A piece of text and where it begins. */
export interface Piece {
  readonly text: string;
  readonly start: number;
}

/** Anything longer without an end mark is not prose that a person wrote; it is read in parts. */
const LONGEST = 1000;

const ENDS = /[.!?…]+["'”’)\]\uE000]*(?=\s|$)|\n\s*\n|\n(?=\s*(?:[-*•+]|\d{1,3}[.)])\s)/g;
const ABBREVIATION = /(?:^|\s)(?:e\.g|i\.e|mr|mrs|ms|dr|prof|approx|ca|vs|etc|no|\p{Lu})$/iu;

/** The sentences of a text, with their end marks; blank lines and list items end one too. */
export function sentencesOf(text: string): Piece[] {
  const sentences: Piece[] = [];
  let start = 0;
  for (const end of text.matchAll(ENDS)) {
    const from = text.slice(Math.max(start, end.index - 8), end.index);
    if (end[0].startsWith('.') && ABBREVIATION.test(from)) continue;
    const next = end.index + end[0].length;
    add(sentences, text.slice(start, next), start);
    start = next;
  }
  add(sentences, text.slice(start), start);
  return sentences;
}

function add(sentences: Piece[], sentence: string, at: number): void {
  for (let from = 0; from < sentence.length; from += LONGEST) {
    const text = sentence.slice(from, from + LONGEST);
    if (/\p{L}/u.test(text)) sentences.push({ text, start: at + from });
  }
}

const WORD = /<@\w+(?:\|[^>]*)?>|@[\w./-]*\w|\uE000+|\uE001+|[\p{L}\p{M}\d][\p{L}\p{M}\d'_/-]*/gu;

export function wordsOf(text: string): string[] {
  return text.match(WORD) ?? [];
}

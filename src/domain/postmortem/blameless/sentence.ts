/** A piece of text and where it begins. */
export interface Piece {
  readonly text: string;
  readonly start: number;
}

/** More than this without an end mark is not prose that a person wrote; it is read in parts. */
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
    add(sentences, text, start, end.index + end[0].length);
    start = end.index + end[0].length;
  }
  add(sentences, text, start, text.length);
  return sentences;
}

function add(sentences: Piece[], text: string, from: number, to: number): void {
  for (let start = from; start < to; start += LONGEST) {
    const piece = text.slice(start, Math.min(to, start + LONGEST));
    if (/\p{L}/u.test(piece)) sentences.push({ text: piece, start });
  }
}

const WORD = /<@\w+(?:\|[^>]*)?>|@[\w./-]*\w|\uE000+|\uE001+|[\p{L}\p{M}\d][\p{L}\p{M}\d'_/-]*/gu;

export function wordsOf(text: string): string[] {
  return text.match(WORD) ?? [];
}

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
  const add = (end: number): void => {
    for (let from = start; from < end; from += LONGEST) {
      const part = text.slice(from, Math.min(end, from + LONGEST));
      if (/\p{L}/u.test(part)) sentences.push({ text: part, start: from });
    }
    start = end;
  };
  for (const end of text.matchAll(ENDS)) {
    const before = text.slice(Math.max(start, end.index - 8), end.index);
    if (!end[0].startsWith('.') || !ABBREVIATION.test(before)) add(end.index + end[0].length);
  }
  add(text.length);
  return sentences;
}

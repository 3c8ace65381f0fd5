/** Text in fixed-width columns, for code blocks and for the layout of pictures. */

/** Letters that most fixed-width fonts draw two columns wide: East Asian scripts, full-width forms, emoji. */
const WIDE =
  /[\u1100-\u115F\u2E80-\u303E\u3041-\uA4CF\uAC00-\uD7A3\uF900-\uFAFF\uFE30-\uFE6F\uFF00-\uFF60\uFFE0-\uFFE6\u{1F300}-\u{1FAFF}\u{20000}-\u{3FFFD}]/u;
/** Marks above and below others, which take no column of their own, and those that would change a line's direction. */
const NO_WIDTH = /[\p{Mn}\p{Me}\p{Cf}]/gu;
const MARK = /^\p{M}/u;

/** How many columns a text takes. */
export function widthOf(words: string): number {
  let width = 0;
  for (const letter of words.replace(NO_WIDTH, '')) width += WIDE.test(letter) ? 2 : 1;
  return width;
}

/** The text padded with spaces to a width. */
export function fitted(words: string, width: number): string {
  return words + ' '.repeat(Math.max(0, width - widthOf(words)));
}

/** A single line broken between words into at most this many lines of a width; `…` marks what is left out. */
export function wrapped(typed: string, width: number, atMost: number): string[] {
  const plain = typed.replace(/\p{Cf}/gu, '');
  const lines: string[] = [''];
  for (const word of plain.split(' ').flatMap((each) => pieces(each, width))) {
    const last = lines.at(-1) ?? '';
    const longer = last === '' ? word : `${last} ${word}`;
    if (widthOf(longer) <= width) lines[lines.length - 1] = longer;
    else if (lines.length === atMost) return [...lines.slice(0, -1), shortened(longer, width)];
    else lines.push(word);
  }
  return lines;
}

/** A word wider than a line, in pieces. */
function pieces(word: string, width: number): string[] {
  const found: string[] = [];
  let piece = '';
  let taken = 0;
  for (const letter of word) {
    const wide = widthOf(letter);
    if (taken + wide > width && !MARK.test(letter)) {
      found.push(piece);
      piece = '';
      taken = 0;
    }
    piece += letter;
    taken += wide;
  }
  return [...found, piece];
}

function shortened(line: string, width: number): string {
  let short = '';
  for (const letter of line) {
    if (widthOf(short + letter) > width - 1) break;
    short += letter;
  }
  return `${wholeWords(line, short).trimEnd()}…`;
}

/** Without the beginning of a word that does not fit, if that costs at most a third of the line. */
function wholeWords(line: string, short: string): string {
  if (short === line || line.charAt(short.length) === ' ') return short;
  const end = short.lastIndexOf(' ');
  return end > (short.length * 2) / 3 ? short.slice(0, end) : short;
}

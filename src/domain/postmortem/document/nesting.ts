/** Quotes and lists within one another, counted together: nobody reads what is deeper. */
export const MOST_NESTED = 20;

/** Where Markdown is nested more deeply than that: the first such line, counted from 1. */
export function tooDeepAt(markdown: string): number | undefined {
  let open: readonly OpenItem[] = [];
  let blankBefore = false;
  for (const [index, line] of markdown.split('\n').entries()) {
    const found = readMarkers(line, open);
    if (found.depth > MOST_NESTED) return index + 1;
    const isBlank = line.trim() === '';
    // Without a blank line before it, plain text may go on with the innermost item wherever it stands.
    if (!isBlank && (found.depth > 0 || blankBefore)) open = found.open;
    blankBefore = isBlank;
  }
  return undefined;
}

/** `> `, `- `, `1. `, and the blanks before them. */
const PIECE = /[ \t]+|>|(?:[-+*]|\d{1,9}[.)])(?=[ \t]|$)/y;
/** `- - -` is a line across the page. */
const RULE = /^[ \t]*([-*])(?:[ \t]*\1){2,}[ \t]*$/;

/** A list item that later lines may go on with: those within as many quotes, at its content's column or further right. */
interface OpenItem {
  readonly content: number;
  readonly quotes: number;
}

/** How deep the quotes and list items that begin a line are, and those that are open after it. */
function readMarkers(line: string, before: readonly OpenItem[]) {
  let open = before;
  let [column, quotes, depth] = [0, 0, 0];
  PIECE.lastIndex = 0;
  for (let found = RULE.test(line) ? null : PIECE.exec(line); found; found = PIECE.exec(line)) {
    const [piece] = found;
    if (piece.trim() === '') {
      // A tab stands for up to four columns.
      for (const blank of piece) column += blank === '\t' ? 4 - (column % 4) : 1;
      continue;
    }
    const [at, within] = [column, piece === '>' ? quotes + 1 : quotes];
    column += piece.length;
    if (piece === '>') open = open.filter((item) => item.quotes >= within || item.content <= at);
    else {
      open = open.filter((item) => item.quotes <= within && item.content <= at);
      open = [...open, { content: column + 1, quotes: within }];
    }
    quotes = within;
    depth = quotes + open.length;
  }
  return { depth, open: open.filter((item) => item.quotes <= quotes && item.content <= column + 1) };
}

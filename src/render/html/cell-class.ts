import type { TableCell } from 'mdast';

/** The longest word that fits into a column on a phone; addresses and stack frames are longer. */
const LONG = 30;
/** A date, a range, a version: short, and not to be broken. */
const WHOLE = /^[\w.:+–-]{1,20}$/;

/** The style sheet's class for how a cell's words may be broken; most cells need none. */
export function cellClass({ children }: TableCell): 'long' | 'whole' | undefined {
  for (const child of children) {
    const text = child.type === 'link' ? child.children[0] : child;
    if (text?.type !== 'text' && text?.type !== 'inlineCode') continue;
    if (text.value.length > LONG && hasLongWord(text.value)) return 'long';
    if (children.length === 1 && text.value.includes('-') && WHOLE.test(text.value)) return 'whole';
  }
  return undefined;
}

function hasLongWord(words: string): boolean {
  return words.split(/\s/).some((word) => word.length > LONG);
}

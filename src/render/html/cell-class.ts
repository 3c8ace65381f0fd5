import type { TableCell } from 'mdast';

/** Letters of a word that every column of a phone holds; addresses and stack frames have more. */
const LONG = 30;
/** A date, a range, a version: short, and read as one. */
const WHOLE = /^[\w.:+–-]{1,20}$/;

/** How the words of a cell may be broken, as a class of the style sheet; most need none. */
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

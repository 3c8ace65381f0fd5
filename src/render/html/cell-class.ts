import type { TableCell } from 'mdast';

/** A word that no column of a phone holds, such as an address or a stack frame. */
const LONG = /\S{31}/;
/** A date, a range, a version: short, and read as one. */
const WHOLE = /^[\w.:+–-]{1,20}$/;

/** How the words of a cell may be broken, as a class of the style sheet; most need none. */
export function cellClass({ children }: TableCell): 'long' | 'whole' | undefined {
  for (const child of children) {
    const text = child.type === 'link' ? child.children[0] : child;
    if (text?.type !== 'text' && text?.type !== 'inlineCode') continue;
    if (LONG.test(text.value)) return 'long';
    if (children.length === 1 && text.value.includes('-') && WHOLE.test(text.value)) return 'whole';
  }
  return undefined;
}

import { type NotChanged, notChanged } from '../words/item-not-changed.ts';
import type { Reader } from '../words/times.ts';
import { type Said, sayText } from './answer.ts';

/** The private answer where a command on an item was not carried out; `more` follows the reason. */
export function sayNotChanged(
  result: NotChanged,
  to: { readonly reader: Reader; readonly command: string },
  more = '',
): Said {
  return sayText(`${notChanged(result, to)}${more}`, result.kind === 'unchanged' ? 'unchanged' : 'refused');
}

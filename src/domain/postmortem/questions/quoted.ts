import { clockTime } from '../../timeline/time-words.ts';
import { oneLine } from '../document/prose.ts';
import type { RecordEntry } from '../record/record.ts';

const LONGEST_QUOTE = 120;

/** An entry's words and its time: `“rolled back” (09:29)`. */
export function cited(entry: RecordEntry): string {
  return `“${shortened(entry.text)}” (${clockTime(entry.at)})`;
}

/** An entry's time and its words: `09:29 “rolled back”`. */
export function timed(entry: RecordEntry, length = LONGEST_QUOTE): string {
  return `${clockTime(entry.at)} “${shortened(entry.text, length)}”`;
}

/** On one line, and not longer than this. */
export function shortened(typed: string, length = LONGEST_QUOTE): string {
  const words = [...oneLine(typed)];
  return words.length > length ? `${words.slice(0, length).join('')}…` : words.join('');
}

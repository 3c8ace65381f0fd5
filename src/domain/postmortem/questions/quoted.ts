import { clockTime } from '../../timeline/time-words.ts';
import { drawnWords } from '../document/prose.ts';
import type { IncidentRecord, RecordEntry } from '../record/record.ts';

type Named = Pick<IncidentRecord, 'people'>;

const LONGEST_QUOTE = 120;

/** An entry's words and its time: `“rolled back” (09:29)`. */
export function cited(record: Named, entry: RecordEntry): string {
  return `“${shortened(drawnWords(record, entry.text))}” (${clockTime(entry.at)})`;
}

/** An entry's time and its words: `09:29 “rolled back”`. */
export function timed(record: Named, entry: RecordEntry, length = LONGEST_QUOTE): string {
  return `${clockTime(entry.at)} “${shortened(drawnWords(record, entry.text), length)}”`;
}

/** Not longer than this. */
export function shortened(words: string, length = LONGEST_QUOTE): string {
  const letters = [...words];
  return letters.length > length ? `${letters.slice(0, length).join('')}…` : words;
}

import { clockTime, day, timeOn } from '../../timeline/time-words.ts';
import type { TimelineReading } from '../analysis/milestones.ts';
import { drawnWords } from '../document/prose.ts';
import type { IncidentRecord, RecordEntry } from '../record/record.ts';

/** Who is named, and the day that the reader already knows: absent, no time has its day. */
export type Named = Pick<IncidentRecord, 'people'> & { readonly known?: string };

/** The same names, with the day on which it began: a time on any other day is written with its day. */
export function dated({ people }: Named, { milestones, entries }: TimelineReading): Named {
  const start = milestones.impactStarted ?? milestones.detected ?? entries[0];
  return start ? { people, known: day(start.at) } : { people };
}

function timeOf({ known }: Named, { at }: RecordEntry): string {
  return known === undefined ? clockTime(at) : timeOn(known, at);
}

const LONGEST_QUOTE = 120;

/** An entry's words and its time: `“rolled back” (09:29)`. */
export function cited(record: Named, entry: RecordEntry): string {
  return `“${shortened(drawnWords(record, entry.text))}” (${timeOf(record, entry)})`;
}

/** An entry's time and its words: `09:29 “rolled back”`. */
export function timed(record: Named, entry: RecordEntry, length = LONGEST_QUOTE): string {
  return `${timeOf(record, entry)} “${shortened(drawnWords(record, entry.text), length)}”`;
}

/** Not longer than this. */
export function shortened(words: string, length = LONGEST_QUOTE): string {
  const letters = [...words];
  return letters.length > length ? `${letters.slice(0, length).join('')}…` : words;
}

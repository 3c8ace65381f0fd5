import type { Mark, MarkName } from '../../timeline/mark.ts';
import type { RecordEntry } from '../record/record.ts';

/** The mark of that name on an entry, if it has it. */
export function markOn(entry: RecordEntry, name: MarkName): Mark | undefined {
  return entry.marks?.find((mark) => mark.is === name);
}

/** Every entry with that mark, in the order given. */
export function markedAs(entries: readonly RecordEntry[], name: MarkName): RecordEntry[] {
  return entries.filter((entry) => markOn(entry, name) !== undefined);
}

/** Whether somebody marked that service was back, and not only in a part. */
export function isFullyRestored(entry: RecordEntry): boolean {
  const mark = markOn(entry, 'restored');
  return mark !== undefined && mark.part === undefined;
}

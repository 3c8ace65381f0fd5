import { type MarkName, markOn } from '../../timeline/mark.ts';
import type { RecordEntry } from '../record/record.ts';

/** Every entry with that mark, in the order given. */
export function markedAs(entries: readonly RecordEntry[], name: MarkName): RecordEntry[] {
  return entries.filter((entry) => markOn(entry, name) !== undefined);
}

/** Whether somebody marked that service was back, and not only in a part. */
export function isFullyRestored(entry: RecordEntry): boolean {
  const mark = markOn(entry, 'restored');
  return mark !== undefined && mark.part === undefined;
}

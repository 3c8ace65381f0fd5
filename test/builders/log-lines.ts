import type { RecordEntry } from '../../src/domain/postmortem/record/record.ts';
import { ENTRY_TYPES, type EntryType } from '../../src/domain/timeline/entry.ts';

/**
 * Entries as a log would show them: `10:02 detection @ana: 500s on checkout`. The type and the author may be left out;
 * the ids are e1, e2, … in order.
 */
export function logged(...lines: readonly string[]): RecordEntry[] {
  return lines.map((line, index) => {
    const [, clock = '', type = '', author, text = ''] =
      /^(\d\d:\d\d)(?: (\w+))?(?: @(\S+))?: (.*)$/su.exec(line) ?? [];
    const known = ENTRY_TYPES.find((each): each is EntryType => each === type) ?? 'note';
    return {
      id: `e${index + 1}`,
      at: new Date(`2026-03-02T${clock}:00Z`),
      type: known,
      text,
      ...(author === undefined ? {} : { author }),
    };
  });
}

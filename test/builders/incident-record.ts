import {
  emptyRecord,
  type IncidentRecord,
  type RecordEntry,
} from '../../src/domain/postmortem/record/record.ts';
import type { EntryType } from '../../src/domain/timeline/entry.ts';

/** A moment of the day on which the incidents of the tests happen, or of a full date. */
export function at(time: string): Date {
  return new Date(time.includes('T') ? time : `2026-03-02T${time}${time.length === 5 ? ':00' : ''}Z`);
}

export type Row = readonly [time: string, type: EntryType, text: string, rest?: Partial<RecordEntry>];

/** Entries e1, e2, … from rows of time, type and text. */
export function entries(...rows: readonly Row[]): RecordEntry[] {
  return rows.map(([time, type, text, rest], index) => ({
    id: `e${index + 1}`,
    at: at(time),
    type,
    text,
    ...rest,
  }));
}

/** A record of these entries, with whatever else the test needs. */
export function recordOf(rows: readonly Row[], rest: Partial<IncidentRecord> = {}): IncidentRecord {
  return { ...emptyRecord('Checkout errors'), entries: entries(...rows), ...rest };
}

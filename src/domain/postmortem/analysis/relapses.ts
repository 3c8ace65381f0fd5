import type { RecordEntry } from '../record/record.ts';
import { saysCleared, saysReopened } from './cues.ts';

/** The incident came back: the resolution that did not hold, and the entry that reports the return. */
export interface Relapse {
  readonly end: RecordEntry;
  readonly again: RecordEntry;
}

/**
 * A detection that is not an all-clear, or a statement that it is back, after a resolution. Entries in timeline order.
 */
export function relapsesOf(entries: readonly RecordEntry[]): Relapse[] {
  const relapses: Relapse[] = [];
  let begun = false;
  let end: RecordEntry | undefined;
  for (const entry of entries) {
    const back = saysReopened(entry.text);
    // A resolution before anything happened has a wrong time, so it ends nothing.
    if (entry.type === 'resolution' && !back) end ??= begun ? entry : undefined;
    else if (end && (back || (entry.type === 'detection' && !saysCleared(entry.text)))) {
      relapses.push({ end, again: entry });
      end = undefined;
    }
    begun ||= entry.type !== 'change' && entry.type !== 'resolution';
  }
  return relapses;
}

/** The detections of the incident as it began; a later one that only reports its return is not among them. */
export function firstReports(
  entries: readonly RecordEntry[],
  relapses: readonly Relapse[],
  started: Date | undefined,
): RecordEntry[] {
  const returns = relapses.filter(({ end }) => started !== undefined && started < end.at);
  return entries.filter(
    (entry) => entry.type === 'detection' && !returns.some(({ again }) => again.at <= entry.at),
  );
}

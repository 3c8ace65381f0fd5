import { markOn } from '../../timeline/mark.ts';
import type { RecordEntry } from '../record/record.ts';
import { isFullyRestored } from './marked.ts';

/** A moment that a period begins or ends with: a key time, or an entry. */
export interface PeriodEnd {
  readonly at: Date;
}

/** A period in which users were affected. Without `to`, the record does not show its end. */
export interface Period<End extends PeriodEnd> {
  readonly from: End | RecordEntry;
  readonly to?: End | RecordEntry;
}

/** What the entries say about coming back: periods that ended, and the entry from which the last one runs. */
export interface Returns<End extends PeriodEnd> {
  /** Periods that a confirmed recovery ended before it came back. */
  readonly ended: readonly { readonly from?: RecordEntry; readonly to: End | RecordEntry }[];
  /** The entry with which it came back for the last time. */
  readonly again?: RecordEntry;
  /** Said to be back, though nothing says that it had been gone: people are asked when it was. */
  readonly unexplained: readonly RecordEntry[];
}

/** How surely an entry says that the impact was over: what people marked comes before the closing of the incident. */
const RECOVERIES: readonly ((entry: RecordEntry) => boolean)[] = [
  isFullyRestored,
  (entry) => markOn(entry, 'mitigated') !== undefined,
  ({ type }) => type === 'resolution',
];

/** When the impact was over, by the surest of these entries; of several alike, by the first. */
export function recoveryIn(entries: readonly RecordEntry[]): RecordEntry | undefined {
  for (const isRecovery of RECOVERIES) {
    const found = entries.find(isRecovery);
    if (found) return found;
  }
  return undefined;
}

/** The first of these moments after the beginning of a period, and before it came back. */
function statedBetween<End extends PeriodEnd>(
  stated: readonly End[],
  from: Date | undefined,
  to: Date,
): End | undefined {
  return stated.find(({ at }) => (!from || at >= from) && at < to);
}

const returns = (entry: RecordEntry): boolean =>
  markOn(entry, 'relapse') !== undefined || markOn(entry, 'impact-started') !== undefined;

/**
 * Reads where it came back: a mark that says so, or a later mark of impact, after a confirmed recovery. `entries` are in
 * timeline order; those before `start` are from before the incident. `stated` are recoveries that people filled in
 * without an entry, in order of time.
 */
export function returnsIn<End extends PeriodEnd>(
  entries: readonly RecordEntry[],
  start: Date | undefined,
  stated: readonly End[],
): Returns<End> {
  const ended: { from?: RecordEntry; to: End | RecordEntry }[] = [];
  const unexplained: RecordEntry[] = [];
  let again: RecordEntry | undefined;
  let since: RecordEntry[] = [];
  for (const entry of entries) {
    if (start && entry.at < start) continue;
    if (returns(entry)) {
      const over = recoveryIn(since) ?? statedBetween(stated, again?.at ?? start, entry.at);
      if (over) {
        ended.push({ ...(again ? { from: again } : {}), to: over });
        again = entry;
        since = [];
        continue;
      }
      if (markOn(entry, 'relapse') || since.some((other) => markOn(other, 'impact-started')))
        unexplained.push(entry);
    }
    since.push(entry);
  }
  return { ended, unexplained, ...(again ? { again } : {}) };
}

import { day, durationWords } from '../../../timeline/time-words.ts';
import type { Analysis } from '../../analysis/analysis.ts';
import { type Evidence, fromEntries, together } from '../../analysis/evidence.ts';
import { minutesBetween } from '../../analysis/facts/fact.ts';
import { factNamed } from '../../analysis/facts.ts';
import { isFullyRestored } from '../../analysis/marked.ts';
import type { TimelineReading } from '../../analysis/milestones.ts';
import type { RecordEntry } from '../../record/record.ts';
import type { WriteTime } from './write-time.ts';

/**
 * When it was mitigated and resolved. A resolution before the incident must have a wrong time, so a question asks about
 * it.
 */
export function endTimes({
  reading,
  began,
}: Analysis): Pick<TimelineReading['milestones'], 'mitigated' | 'resolved'> {
  const { mitigated, resolved, impactStarted, detected } = reading.milestones;
  const start = impactStarted ?? detected ?? began;
  const wrong = resolved && start && resolved.at < start.at;
  return { ...(mitigated ? { mitigated } : {}), ...(resolved && !wrong ? { resolved } : {}) };
}

/** The entry of the last period of impact that somebody marked as service being back everywhere. */
export function restoredOf({ reading }: Analysis): RecordEntry | undefined {
  const since = reading.periods.at(-1)?.from.at;
  return reading.entries.find((entry) => isFullyRestored(entry) && (!since || entry.at >= since));
}

/** A shorter gap than this (in minutes) between restoration and resolution is not worth mentioning. */
const SOON = 5;

/**
 * `service was restored after 1 hour, at 15:30`, where the incident was closed only later; `it was mitigated after …`
 * where people said that alone.
 */
export function restoredEarlier(
  analysis: Analysis,
  write: WriteTime,
): (Evidence & { readonly words: string }) | undefined {
  const duration = factNamed(analysis.facts, 'duration');
  const restored = restoredOf(analysis);
  const { impactStarted, detected, mitigated } = analysis.reading.milestones;
  const end = restored ?? mitigated;
  if (!duration || duration.periods || !end || end.at < duration.from) return undefined;
  if (minutesBetween(end.at, duration.to) < SOON) return undefined;
  const after = durationWords(minutesBetween(duration.from, end.at));
  const since = duration.since ? `${after} after the detection` : `after ${after}`;
  const over = restored ? 'service was restored' : 'it was mitigated';
  return {
    words: `${over} ${since}, at ${write.said(day(duration.from))(end.at)}`,
    ...together(impactStarted ?? detected, restored ? fromEntries(restored) : mitigated),
  };
}

/** The first detection after the resolution. */
export function detectionAfterEnd({
  entries,
  milestones: { resolved },
}: TimelineReading): RecordEntry | undefined {
  return resolved && entries.find(({ type, at }) => type === 'detection' && at > resolved.at);
}

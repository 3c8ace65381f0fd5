import type { RecordEntry } from '../../record/record.ts';
import { saysDecision } from '../cues.ts';
import { type Evidence, fromEntries, together } from '../evidence.ts';
import type { TimelineReading } from '../milestones.ts';

/** A moment at which a figure begins or ends. */
export interface IntervalEnd extends Evidence {
  readonly at: Date;
}

export type EndName =
  | 'change'
  | 'impact'
  | 'detection'
  | 'acknowledgement'
  | 'declaration'
  | 'cause'
  | 'decision'
  | 'mitigation-start'
  | 'mitigation-end'
  | 'effective-start'
  | 'effective-end'
  | 'mitigated'
  | 'resolved';

/** Why a figure is missing when the record lacks that moment. */
export const WHY_MISSING: Readonly<Record<EndName, string>> = {
  change: 'the record has no change before it',
  impact: 'nobody stated when the impact started',
  detection: 'the record has no detection',
  acknowledgement: 'the record has no response between the detection and the first work on it',
  declaration: 'the record has no declaration',
  cause: 'no investigation says what the cause is, and nobody marked it',
  decision: 'the record has no decision after the acknowledgement',
  'mitigation-start': 'the record has no mitigation',
  'mitigation-end': 'the record does not say when the mitigation was done',
  'effective-start': 'the record has no mitigation that worked',
  'effective-end': 'the record does not say when the mitigation that worked was done',
  mitigated: 'the record has no mitigation that was done and worked, and no recovery',
  resolved: 'the record has no resolution',
};

/** Every moment that the record gives. */
export function intervalEnds(reading: TimelineReading): Partial<Record<EndName, IntervalEnd>> {
  const { milestones, effective } = reading;
  const done = effective?.end && effectiveEnd(effective.entries, effective.end);
  const started = milestones.mitigationStarted?.entries[0];
  const { mitigated } = milestones;
  const alone = mitigated?.from === 'rule' && (!effective || mitigated.entries[0] === started);
  const mitigationEnd = done ?? (alone ? undefined : mitigated);
  return withoutGaps({
    change: reading.change && end(reading.change),
    impact: milestones.impactStarted,
    detection: milestones.detected,
    acknowledgement: milestones.acknowledged,
    declaration: milestones.declared,
    cause: milestones.causeIdentified,
    decision: decisionAfter(reading),
    'mitigation-start': milestones.mitigationStarted,
    'mitigation-end': mitigationEnd,
    'effective-start': effective?.entries[0] && end(effective.entries[0]),
    'effective-end': done,
    mitigated: milestones.mitigated,
    resolved: milestones.resolved,
  });
}

function withoutGaps(ends: Record<EndName, IntervalEnd | undefined>): Partial<Record<EndName, IntervalEnd>> {
  const known = Object.entries(ends).filter((pair): pair is [EndName, IntervalEnd] => pair[1] !== undefined);
  return Object.fromEntries(known);
}

function end(entry: RecordEntry): IntervalEnd {
  return { at: entry.at, ...fromEntries(entry) };
}

function effectiveEnd(entries: readonly RecordEntry[], at: Date): IntervalEnd {
  const last = entries.findLast((entry) => entry.at.getTime() === at.getTime());
  return { at, ...together(last && fromEntries(last)) };
}

/**
 * The first decision logged after the acknowledgement, other than a change of severity; teams sometimes also log a
 * decision as the beginning of a mitigation.
 */
function decisionAfter({ entries, milestones }: TimelineReading): IntervalEnd | undefined {
  const { acknowledged } = milestones;
  if (!acknowledged) return undefined;
  const decision = entries.find(
    (entry) =>
      entry.at >= acknowledged.at &&
      entry.source !== 'scribe' &&
      (entry.type === 'decision' || (entry.type === 'mitigation' && saysDecision(entry.text))),
  );
  return decision && end(decision);
}

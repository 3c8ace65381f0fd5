import type { RecordEntry } from '../../record/record.ts';
import { type Evidence, fromEntries } from '../evidence.ts';
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
  acknowledgement: 'the record has no response after the detection',
  declaration: 'the record has no declaration',
  cause: 'nobody marked an entry as the cause, and no status says when it was found',
  decision: 'the record has no decision after the acknowledgement',
  'mitigation-start': 'the record has no mitigation',
  'mitigation-end': 'the record does not say when the mitigation was done',
  'effective-start': 'nobody said of exactly one attempt that it worked',
  'effective-end': 'the record does not say when the mitigation that worked was done',
  mitigated: 'nobody said when it was mitigated or restored',
  resolved: 'the record has no resolution',
};

/** Every moment that the record gives. */
export function intervalEnds(reading: TimelineReading): Partial<Record<EndName, IntervalEnd>> {
  const { milestones, effective } = reading;
  const done = effective?.end && end(effective.end);
  return withoutGaps({
    change: reading.change && end(reading.change),
    impact: milestones.impactStarted,
    detection: milestones.detected,
    acknowledgement: milestones.acknowledged,
    declaration: milestones.declared,
    cause: milestones.causeIdentified,
    decision: decisionAfter(reading),
    'mitigation-start': milestones.mitigationStarted,
    'mitigation-end': done ?? milestones.mitigated,
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

/** The first decision after the acknowledgement that is not Scribe's own note of a change. */
function decisionAfter({ entries, milestones }: TimelineReading): IntervalEnd | undefined {
  const { acknowledged } = milestones;
  if (!acknowledged) return undefined;
  const decision = entries.find(
    ({ at, source, type }) => at >= acknowledged.at && source !== 'scribe' && type === 'decision',
  );
  return decision && end(decision);
}

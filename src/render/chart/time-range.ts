import type { TimelineReading } from '../../domain/timeline/milestones.ts';
import { knownMilestones } from '../../domain/timeline/milestones.ts';

/** The part of a timeline that a picture shows, in milliseconds, and how many entries lie outside of it. */
export interface Span {
  readonly from: number;
  readonly to: number;
  readonly before: number;
  readonly after: number;
}

/** So much of the incident's own length is shown before and after it; entries further away are counted at the edge. */
const MARGIN = 0.75;
const AT_LEAST_MS = 10 * 60_000;

/**
 * From the change or the first key time to the last one, with what lies near. Without key times, everything. A note of
 * weeks later would otherwise press the whole incident into one line.
 */
export function shownSpan({ entries, change, ...reading }: TimelineReading): Span {
  const times = entries.map(({ at }) => at.getTime());
  const keys = knownMilestones({ entries, ...reading }).map(({ at }) => at.getTime());
  if (change) keys.push(change.at.getTime());
  const core = keys.length > 1 ? keys : [...keys, ...times];
  const first = Math.min(...minMax(core));
  const last = Math.max(...minMax(core));
  const margin = Math.max((last - first) * MARGIN, AT_LEAST_MS);
  const inside = times.filter((time) => time >= first - margin && time <= last + margin);
  const [low, high] = minMax([...inside, first, last]);
  const pad = Math.max((high - low) * 0.02, AT_LEAST_MS / 20);
  return {
    from: low - pad,
    to: high + pad,
    before: times.filter((time) => time < first - margin).length,
    after: times.filter((time) => time > last + margin).length,
  };
}

function minMax(values: readonly number[]): [number, number] {
  let low = values[0] ?? 0;
  let high = low;
  for (const value of values) {
    if (value < low) low = value;
    if (value > high) high = value;
  }
  return [low, high];
}

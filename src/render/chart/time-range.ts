import type { TimelineReading } from '../../domain/postmortem/analysis/milestones.ts';
import { knownMilestones } from '../../domain/postmortem/analysis/milestones.ts';

/** The part of a timeline that a picture shows, in milliseconds since 1970, and the number of entries outside of it. */
export interface Span {
  readonly from: number;
  readonly to: number;
  readonly before: number;
  readonly after: number;
}

/** The time shown before and after the incident, as a share of its length; entries further away are only counted. */
const MARGIN = 0.75;
const MIN_MARGIN_MS = 10 * 60_000;

/**
 * From the change or the first key time to the last one, with a margin; without key times, everything. Otherwise a note
 * weeks later would squeeze the whole incident into one line.
 */
export function shownSpan(reading: TimelineReading): Span {
  const { entries, change } = reading;
  const times = entries.map(({ at }) => at.getTime());
  const keys = knownMilestones(reading).map(({ at }) => at.getTime());
  if (change) keys.push(change.at.getTime());
  const core = keys.length > 1 ? keys : [...keys, ...times];
  const first = Math.min(...minMax(core));
  const last = Math.max(...minMax(core));
  const margin = Math.max((last - first) * MARGIN, MIN_MARGIN_MS);
  const inside = times.filter((time) => time >= first - margin && time <= last + margin);
  const [low, high] = minMax([...inside, first, last]);
  const pad = Math.max((high - low) * 0.02, MIN_MARGIN_MS / 20);
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

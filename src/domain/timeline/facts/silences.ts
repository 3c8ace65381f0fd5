import type { RecordEntry } from '../../postmortem/record.ts';
import { fromEntries } from '../evidence.ts';
import type { TimelineReading } from '../milestones.ts';
import { type FactOrMissing, minutesBetween } from './fact.ts';

/** A time in which nothing was recorded. */
export interface Silence {
  readonly from: RecordEntry;
  readonly to: RecordEntry;
  readonly minutes: number;
}

/** The gaps between neighbouring entries while the incident lasted, in timeline order. */
export function silencesOf({ entries, milestones }: TimelineReading): Silence[] {
  const start = milestones.impactStarted ?? milestones.detected ?? entries[0];
  const end = milestones.resolved ?? entries.at(-1);
  if (!start || !end) return [];
  const during = entries.filter((entry) => entry.at >= start.at && entry.at <= end.at);
  return during.slice(1).map((to, index) => {
    const from = during[index] ?? to;
    return { from, to, minutes: minutesBetween(from.at, to.at) };
  });
}

/** The longest of them; of equal ones the first. */
export function longestSilence(reading: TimelineReading): FactOrMissing {
  const silences = silencesOf(reading);
  const longest = silences.reduce<Silence | undefined>(
    (best, silence) => (best === undefined || silence.minutes > best.minutes ? silence : best),
    undefined,
  );
  if (!longest)
    return { name: 'longest-silence', why: 'fewer than two entries were recorded during the incident' };
  const { from, to, minutes } = longest;
  return { name: 'longest-silence', minutes, from: from.at, to: to.at, ...fromEntries(from, to) };
}

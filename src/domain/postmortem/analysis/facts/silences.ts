import { type Evidence, together } from '../evidence.ts';
import type { TimelineReading } from '../milestones.ts';
import { type FactOrMissing, minutesBetween } from './fact.ts';

/** Something recorded: an entry or a message of the communication log. */
interface Sign extends Evidence {
  readonly at: Date;
}

/** A time when nothing was recorded. */
export interface Silence {
  readonly from: Sign;
  readonly to: Sign;
  readonly minutes: number;
}

/** The gaps between what was recorded while the incident lasted, in timeline order. */
function silencesOf(reading: TimelineReading): Silence[] {
  const signs = signsOf(reading);
  const start = reading.milestones.impactStarted ?? reading.milestones.detected ?? signs[0];
  const end = reading.milestones.resolved ?? signs.at(-1);
  if (!start || !end) return [];
  const [first, last] = [start.at.getTime(), end.at.getTime()];
  const inImpact = overlapping(reading.periods);
  const silences: Silence[] = [];
  let from: Sign | undefined;
  for (const to of signs) {
    const at = to.at.getTime();
    if (at < first || at > last) continue;
    if (from && inImpact(from.at, to.at))
      silences.push({ from, to, minutes: minutesBetween(from.at, to.at) });
    from = to;
  }
  return silences;
}

/** The silences before it was over. Afterwards people just watch, and writing nothing is not a gap. */
export function silencesBeforeRecovery(reading: TimelineReading): Silence[] {
  const over = reading.milestones.mitigated ?? reading.milestones.resolved;
  return silencesOf(reading).filter(({ from }) => !(over && from.at >= over.at));
}

/**
 * Whether a gap lies in a period of impact; gaps must be given in order of time. Between two periods nobody
 * expects an entry.
 */
function overlapping(periods: TimelineReading['periods']): (from: Date, to: Date) => boolean {
  let next = 0;
  return (from, to) => {
    if (periods.length < 2) return true;
    for (let period = periods[next]; period?.to && period.to.at <= from; period = periods[next]) next += 1;
    const period = periods[next];
    return period !== undefined && period.from.at < to;
  };
}

function signsOf({ entries, updates }: TimelineReading): Sign[] {
  const signs = entries.map(({ at, id }): Sign => ({ at, entries: [id], fields: [] }));
  const apart = updates.filter((update) => update.entries.length === 0);
  if (apart.length === 0) return signs;
  return [...signs, ...apart].sort((a, b) => a.at.getTime() - b.at.getTime());
}

/** The longest of them; of several equally long, the first. */
export function longestSilence(reading: TimelineReading): FactOrMissing {
  let longest: Silence | undefined;
  for (const silence of silencesOf(reading)) {
    if (longest === undefined || silence.minutes > longest.minutes) longest = silence;
  }
  if (!longest)
    return { name: 'longest-silence', why: 'fewer than two entries were recorded during the incident' };
  const { from, to, minutes } = longest;
  return { name: 'longest-silence', minutes, from: from.at, to: to.at, ...together(from, to) };
}

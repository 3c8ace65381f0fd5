import type { RecordEntry } from '../postmortem/record.ts';
import { type Evidence, fromEntries, together } from './evidence.ts';
import type { MilestoneName } from './milestone-name.ts';
import type { TimelineReading } from './milestones.ts';

/** Two times of the record that cannot both be right. Reported, never repaired. */
export interface Contradiction extends Evidence {
  readonly id: string;
  /** What the record says, as a clause: `resolved (10:40) is before mitigated (10:45)`. */
  readonly text: string;
  readonly earlier: Date;
  readonly later: Date;
}

/** Pairs that must come in this order. An alert before the impact is noticed is an early warning, no contradiction. */
const ORDER: readonly (readonly [MilestoneName, MilestoneName])[] = [
  ['impactStarted', 'mitigated'],
  ['impactStarted', 'resolved'],
  ['detected', 'acknowledged'],
  ['detected', 'mitigated'],
  ['detected', 'resolved'],
  ['acknowledged', 'resolved'],
  ['declared', 'resolved'],
  ['mitigationStarted', 'mitigated'],
  ['mitigationStarted', 'resolved'],
  ['mitigated', 'resolved'],
];

const WORDS: Readonly<Record<MilestoneName, string>> = {
  impactStarted: 'start of impact',
  detected: 'detection',
  acknowledged: 'acknowledgement',
  declared: 'declaration',
  causeIdentified: 'identified cause',
  mitigationStarted: 'start of mitigation',
  mitigated: 'mitigation',
  resolved: 'resolution',
};

/** Plain words for a key time: `start of impact`. */
export const milestoneWords = (name: MilestoneName): string => WORDS[name];

/** An entry may be logged within the minute that it names; further ahead is a statement about the future. */
const AHEAD_MS = 60_000;

/** Key times in the wrong order, and entries that were logged before they happened. */
export function contradictionsOf(reading: TimelineReading): Contradiction[] {
  return [...disorder(reading), ...reading.entries.filter(isOfTheFuture).map(future)];
}

function disorder({ milestones }: TimelineReading): Contradiction[] {
  const wrong = ORDER.filter(([first, second]) => {
    const [a, b] = [milestones[first], milestones[second]];
    return a !== undefined && b !== undefined && a.at > b.at;
  });
  return eachTimeOnce(wrong).flatMap(([first, second]) => {
    const [a, b] = [milestones[first], milestones[second]];
    if (!a || !b) return [];
    return {
      id: `${first}-${second}`,
      text: `the ${WORDS[second]} is before the ${WORDS[first]}`,
      earlier: b.at,
      later: a.at,
      ...together(b, a),
    };
  });
}

/** One wrong time contradicts many others: it is reported with the first of them. */
function eachTimeOnce(wrong: typeof ORDER): typeof ORDER {
  const count = (name: MilestoneName, pairs: typeof ORDER) =>
    pairs.filter((pair) => pair.includes(name)).length;
  const [worst] = wrong.flat().sort((a, b) => count(b, wrong) - count(a, wrong));
  if (!worst || count(worst, wrong) < 2) return wrong;
  const [told] = wrong.filter((pair) => pair.includes(worst));
  const rest = eachTimeOnce(wrong.filter((pair) => !pair.includes(worst)));
  return ORDER.filter((pair) => pair === told || rest.includes(pair));
}

function isOfTheFuture(entry: RecordEntry): boolean {
  return entry.loggedAt !== undefined && entry.at.getTime() - entry.loggedAt.getTime() > AHEAD_MS;
}

function future(entry: RecordEntry): Contradiction {
  return {
    id: `future-${entry.id}`,
    text: 'an entry was logged before the time that it names',
    earlier: entry.loggedAt ?? entry.at,
    later: entry.at,
    ...fromEntries(entry),
  };
}

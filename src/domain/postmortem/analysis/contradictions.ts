import type { MilestoneName } from '../../timeline/milestone-name.ts';
import { clockTime } from '../../timeline/time-words.ts';
import type { RecordEntry } from '../record/record.ts';
import { type Evidence, fromEntries, together } from './evidence.ts';
import type { TimelineReading } from './milestones.ts';

/** Two times of the record that cannot both be right. Reported, never repaired. */
export interface Contradiction extends Evidence {
  readonly id: string;
  /** What the record says, as a clause: `resolved (10:40) is before mitigated (10:45)`. */
  readonly text: string;
  readonly earlier: Date;
  readonly later: Date;
}

type Pair = readonly [MilestoneName, MilestoneName];

/** Pairs that must come in this order. An alert before the impact is noticed is an early warning, no contradiction. */
const ORDER: readonly Pair[] = [
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

/** An entry may be logged within the minute that it names; one further ahead is about the future. */
const AHEAD_MS = 60_000;

/** After this many days without an entry, a wrong date is more likely than a silence. */
const GAP_DAYS = 60;
const DAY_MS = 86_400_000;

/** Key times in the wrong order, entries that were logged before they happened, and gaps that a wrong date leaves. */
export function contradictionsOf(reading: TimelineReading): Contradiction[] {
  return [...disorder(reading), ...reading.entries.filter(isOfTheFuture).map(future), ...gaps(reading)];
}

function disorder({ milestones }: TimelineReading): Contradiction[] {
  const wrong = ORDER.filter(([first, second]) => {
    const [a, b] = [milestones[first], milestones[second]];
    return a !== undefined && b !== undefined && a.at > b.at;
  });
  const isKnown = ([a, b]: Pair) => milestones[a] !== undefined && milestones[b] !== undefined;
  return eachTimeOnce(wrong, isKnown).flatMap(([first, second]) => {
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

/**
 * One wrong time contradicts many others. It is reported with the first and the last of them or, if it fits none at all
 * (a wrong date), with the first alone.
 */
function eachTimeOnce(wrong: typeof ORDER, isKnown: (pair: Pair) => boolean): typeof ORDER {
  const count = (name: MilestoneName, pairs: typeof ORDER) =>
    pairs.filter((pair) => pair.includes(name)).length;
  const [worst] = wrong.flat().sort((a, b) => count(b, wrong) - count(a, wrong));
  if (!worst || count(worst, wrong) < 2) return wrong;
  const own = wrong.filter((pair) => pair.includes(worst));
  const outside = own.length === ORDER.filter((pair) => pair.includes(worst) && isKnown(pair)).length;
  const told = outside ? own.slice(0, 1) : [...own.slice(0, 1), ...own.slice(-1)];
  const rest = eachTimeOnce(
    wrong.filter((pair) => !pair.includes(worst)),
    isKnown,
  );
  return ORDER.filter((pair) => told.includes(pair) || rest.includes(pair));
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

/** A change may lie dormant for long, and a follow-up may come long after the end. */
function gaps({ entries, milestones }: TimelineReading): Contradiction[] {
  const end = milestones.resolved?.at.getTime() ?? Number.POSITIVE_INFINITY;
  const during = entries.filter(({ type, at }) => type !== 'change' && !(at.getTime() > end));
  return during.slice(1).flatMap((later, index) => {
    const earlier = during[index];
    if (!earlier || later.at.getTime() - earlier.at.getTime() <= GAP_DAYS * DAY_MS) return [];
    return {
      id: `gap-${later.id}`,
      text: `more than ${GAP_DAYS} days lie between one entry and the next`,
      earlier: earlier.at,
      later: later.at,
      ...fromEntries(earlier, later),
    };
  });
}

/**
 * The key times that come before something they must follow, each with the reason why no figure can end there:
 * `the resolution (10:10) is before the mitigation (10:45)`.
 */
export function tooEarly({ milestones }: TimelineReading): ReadonlyMap<MilestoneName, string> {
  const found = new Map<MilestoneName, string>();
  for (const [first, second] of ORDER) {
    const [a, b] = [milestones[first], milestones[second]];
    if (!a || !b || a.at <= b.at) continue;
    found.set(
      second,
      `the ${WORDS[second]} (${clockTime(b.at)}) is before the ${WORDS[first]} (${clockTime(a.at)})`,
    );
  }
  return found;
}

import { knownSince } from '../../../timeline/known-then.ts';
import { counted } from '../../../timeline/time-words.ts';
import type { IncidentRecord, RecordEntry } from '../../record/record.ts';
import { isIneffective, isOpenEnded } from '../attempts.ts';
import { publicUpdates } from '../communications.ts';
import { fromEntries, fromField, together } from '../evidence.ts';
import { markedAs } from '../marked.ts';
import type { TimelineReading } from '../milestones.ts';
import { type Fact, type FactOrMissing, minutesBetween } from './fact.ts';

/** Attempts of which people said that they changed nothing for the better, with the entries that show it. */
export function ineffectiveMitigations({ attempts }: TimelineReading): FactOrMissing {
  if (attempts.length === 0) return { name: 'ineffective-mitigations', why: 'the record has no attempt' };
  const open = attempts.filter(isOpenEnded).length;
  if (open > 0) {
    const which =
      open === attempts.length
        ? 'no attempt has an outcome'
        : `${counted(open, 'attempt')} without an outcome`;
    return { name: 'ineffective-mitigations', why: `nobody said what came of every attempt: ${which}` };
  }
  const without = attempts.filter(isIneffective);
  const entries = without.flatMap(({ entries: own, shown }) => [...own, ...(shown ? [shown] : [])]);
  return { name: 'ineffective-mitigations', count: without.length, ...together(fromEntries(...entries)) };
}

/** How many public updates there were, and the mean time between them. */
export function updateFacts(reading: TimelineReading): FactOrMissing[] {
  const updates = publicUpdates(reading);
  const count: Fact = { name: 'public-updates', count: updates.length, ...together(...updates) };
  const during = updates.filter((update) => !isFollowUp(update.at, reading));
  const [first, last] = [during[0], during.at(-1)];
  if (!first || !last || during.length < 2) {
    const why = 'fewer than two public updates were recorded during the incident';
    return [count, { name: 'update-cadence', why }];
  }
  const minutes = Math.round((minutesBetween(first.at, last.at) / (during.length - 1)) * 100) / 100;
  return [count, { name: 'update-cadence', minutes, from: first.at, to: last.at, ...together(...during) }];
}

/** Messages within this time of the resolution announce it; later ones look back. */
const ANNOUNCED_WITHIN_MINUTES = 60;

function isFollowUp(at: Date, { milestones }: TimelineReading): boolean {
  const { resolved } = milestones;
  return resolved !== undefined && minutesBetween(resolved.at, at) > ANNOUNCED_WITHIN_MINUTES;
}

/**
 * Machine-made entries have an author too, but no person behind it; entries that Scribe logs for a command have one.
 * Whoever spoke on a call put nothing on the timeline, and may be somebody who did, under another name.
 */
const OTHERS: ReadonlySet<RecordEntry['source']> = new Set(['webhook', 'transcript']);

/** The people who put something on the timeline, each with their first entry. */
export function authorsOf(entries: readonly RecordEntry[]): Map<string, RecordEntry> {
  const authors = new Map<string, RecordEntry>();
  for (const entry of entries) {
    const bySomebody = !entry.machine && !OTHERS.has(entry.source);
    if (entry.author && bySomebody && !authors.has(entry.author)) authors.set(entry.author, entry);
  }
  return authors;
}

/** Everybody who wrote an entry or held a role. */
export function people(record: IncidentRecord, { entries }: TimelineReading): FactOrMissing {
  const authors = authorsOf(entries);
  const holders = Object.entries(record.roles).flatMap(([role, held]) =>
    held.map((person) => ({ role, person })),
  );
  const others = holders.filter(({ person }) => !authors.has(person));
  const count = new Set([...authors.keys(), ...others.map(({ person }) => person)]).size;
  if (count === 0) return { name: 'people', why: 'no entry names its author, and nobody held a role' };
  const roles = others.map(({ role }) => fromField(`roles.${role}`));
  return { name: 'people', count, ...together(fromEntries(...authors.values()), ...roles) };
}

/** Entries of which people said that further people were called in. */
export function escalations({ entries }: TimelineReading): FactOrMissing {
  const marked = markedAs(entries, 'escalated');
  if (marked.length === 0) return { name: 'escalations', why: 'no entry is marked as an escalation' };
  return { name: 'escalations', count: marked.length, ...fromEntries(...marked) };
}

/** Times are stated to the minute, so an entry logged within a minute of its time counts as logged at once. */
const AT_ONCE_MS = 60_000;

/** The share of entries that became known after the fact; what was said in the channel was known there, and an entry that does not say counts as logged at once. */
export function backdated({ entries }: TimelineReading): FactOrMissing {
  if (!entries.some((entry) => entry.loggedAt)) {
    return { name: 'backdated', why: 'no entry says when it was logged' };
  }
  const late = entries.filter((entry) => knownSince(entry).getTime() - entry.at.getTime() > AT_ONCE_MS);
  return {
    name: 'backdated',
    share: Math.round((late.length / entries.length) * 100) / 100,
    ...fromEntries(...late),
  };
}

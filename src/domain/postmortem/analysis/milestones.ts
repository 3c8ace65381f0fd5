import type { EntryType } from '../../timeline/entry.ts';
import { type MarkName, markOn } from '../../timeline/mark.ts';
import { MILESTONES, type MilestoneName } from '../../timeline/milestone-name.ts';
import { type IncidentRecord, inOrder, type RecordEntry } from '../record/record.ts';
import { type Attempt, attemptsIn } from './attempts.ts';
import { agreedCauses, causesIn, type MarkedCauses } from './causes.ts';
import { communicationsOf, type Update } from './communications.ts';
import { type Evidence, fromEntries } from './evidence.ts';
import { type Period, type Returns, recoveryIn, returnsIn } from './impact-periods.ts';
import { isFullyRestored, markedAs } from './marked.ts';

/** A key time, who says so, and what it rests on. */
export interface Milestone extends Evidence {
  readonly name: MilestoneName;
  readonly at: Date;
  readonly from: 'override' | 'mark' | 'file' | 'rule';
}

/** A period in which users were affected. Without `to`, the record does not show its end. */
export type ImpactPeriod = Period<Milestone>;

/** The timeline, read once: entries in order, key times, attempts, causes, periods of impact. */
export interface TimelineReading {
  readonly entries: readonly RecordEntry[];
  readonly milestones: Readonly<Partial<Record<MilestoneName, Milestone>>>;
  readonly attempts: readonly Attempt[];
  /** What people outside the response were told, in order of time. */
  readonly updates: readonly Update[];
  /** The attempt that worked, where somebody said so of exactly one since it last came back. */
  readonly effective?: Attempt;
  /** The change that people marked as the cause, or else the last one at or before the impact (or the detection). */
  readonly change?: RecordEntry;
  readonly causes: MarkedCauses;
  /** More than one when the incident came back after a confirmed recovery. */
  readonly periods: readonly ImpactPeriod[];
  /** Entries that say it is back, though nothing says that it had been gone. */
  readonly unexplainedReturns: readonly RecordEntry[];
}

/**
 * Finds the key times of an incident without reading a word: a person's correction or mark wins, then what the incident
 * file states, then the order of typed entries. Nothing is repaired: times that contradict each other are
 * left as they are (see contradictions.ts).
 */
export function readTimeline(record: IncidentRecord): TimelineReading {
  const entries = inOrder(record.entries);
  const find = milestoneFinder(record, entries);
  const causes = causesIn(entries);
  const started = find('impactStarted', { mark: 'impact-started' });
  const detected = find('detected', { mark: 'detected', rule: firstOf(entries, 'detection') });
  const start = started ?? detected;
  const stated = statedRecoveries(record);
  const returned = returnsIn(entries, start?.at, stated);
  const since = returned.again ? entries.slice(entries.indexOf(returned.again)) : entries;
  find('acknowledged', { mark: 'acknowledged', rule: detected && responseTo(entries, detected.at) });
  find('declared', { mark: 'declared' });
  find('causeIdentified', { marked: agreedCauses(causes).find(({ type }) => type !== 'change') });
  find('mitigationStarted', { rule: firstOf(entries, 'mitigation') });
  find('mitigated', { marked: markedAs(since, 'mitigated')[0] ?? since.find(isFullyRestored) });
  const resolved = sinceLast(returned.again, find('resolved', { rule: firstOf(since, 'resolution') }));
  if (!resolved) delete find.found.resolved;
  const attempts = attemptsIn(duringIncident(entries, resolved));
  const worked = attempts.filter(
    (attempt) => attempt.outcome?.was === 'worked' && attempt.entries.some((entry) => since.includes(entry)),
  );
  const change = changeOf(entries, causes, start?.at);
  return {
    entries,
    milestones: find.found,
    attempts,
    updates: communicationsOf(record, entries),
    ...(worked.length === 1 && worked[0] ? { effective: worked[0] } : {}),
    ...(change ? { change } : {}),
    causes,
    periods: start ? periodsFrom(start, returned, { since, stated, resolved }) : [],
    unexplainedReturns: returned.unexplained,
  };
}

/** The times of recovery that people filled in, in a form or a file, or gave with a status. */
function statedRecoveries(record: IncidentRecord): Milestone[] {
  return (['mitigated', 'resolved'] as const)
    .flatMap((name) => overridden(record, name, []) ?? statedInFile(record, name, []) ?? [])
    .sort((a, b) => a.at.getTime() - b.at.getTime());
}

/** Where a key time may come from besides a person's correction and the file: an entry with a mark, or a rule. */
interface Origins {
  readonly mark?: MarkName;
  readonly marked?: RecordEntry | undefined;
  readonly rule?: RecordEntry | undefined;
}

type FindMilestone = {
  (name: MilestoneName, origins: Origins): Milestone | undefined;
  readonly found: Partial<Record<MilestoneName, Milestone>>;
};

/** For each key time, the first origin that gives it: the person, the mark, the file, the rule. */
function milestoneFinder(record: IncidentRecord, entries: readonly RecordEntry[]): FindMilestone {
  const found: Partial<Record<MilestoneName, Milestone>> = {};
  const find = (name: MilestoneName, { mark, marked, rule }: Origins): Milestone | undefined => {
    const said = marked ?? (mark && entries.find((entry) => markOn(entry, mark)));
    const milestone =
      overridden(record, name, entries) ??
      fromEntry(name, 'mark', said) ??
      statedInFile(record, name, entries) ??
      fromEntry(name, 'rule', rule);
    if (milestone) found[name] = milestone;
    return milestone;
  };
  return Object.assign(find, { found });
}

function overridden(
  record: IncidentRecord,
  name: MilestoneName,
  entries: readonly RecordEntry[],
): Milestone | undefined {
  const override = record.overrides[name];
  if (!override) return undefined;
  const rest = override.entries ?? entriesAt(entries, name, override.at);
  return { name, at: override.at, from: 'override', entries: rest, fields: [`milestones.${name}`] };
}

function statedInFile(
  record: IncidentRecord,
  name: MilestoneName,
  entries: readonly RecordEntry[],
): Milestone | undefined {
  const at = record.milestones[name];
  if (!at) return undefined;
  const rest = entriesAt(entries, name, at);
  return { name, at, from: 'file', entries: rest, fields: [`milestones.${name}`] };
}

function fromEntry(
  name: MilestoneName,
  from: 'mark' | 'rule',
  entry: RecordEntry | undefined,
): Milestone | undefined {
  return entry && { name, at: entry.at, from, ...fromEntries(entry) };
}

/** A stated time also rests on the entry of that exact moment whose type fits it, or that Scribe wrote for it. */
function entriesAt(entries: readonly RecordEntry[], name: MilestoneName, at: Date): string[] {
  const same = entries.find(
    (entry) =>
      entry.at.getTime() === at.getTime() &&
      (FITTING[name].includes(entry.type) || entry.source === 'scribe'),
  );
  return same ? [same.id] : [];
}

const FITTING: Readonly<Record<MilestoneName, readonly EntryType[]>> = {
  impactStarted: ['detection'],
  detected: ['detection'],
  acknowledged: ['response'],
  declared: ['response', 'decision', 'communication', 'note'],
  causeIdentified: ['investigation'],
  mitigationStarted: ['mitigation'],
  mitigated: ['recovery', 'mitigation'],
  resolved: ['resolution', 'recovery'],
};

function firstOf(entries: readonly RecordEntry[], type: EntryType): RecordEntry | undefined {
  return entries.find((entry) => entry.type === type);
}

/** The first response at or after the detection. One only before it has a wrong time, and people are asked which. */
function responseTo(entries: readonly RecordEntry[], detectedAt: Date): RecordEntry | undefined {
  const responses = entries.filter(({ type }) => type === 'response');
  return responses.find(({ at }) => at >= detectedAt);
}

/** A resolution that did not hold is none: people are asked when it was resolved since. */
function sinceLast(again: RecordEntry | undefined, resolved: Milestone | undefined): Milestone | undefined {
  return again && resolved && resolved.at < again.at ? undefined : resolved;
}

/**
 * Repairs after the resolution are not attempts to end the impact, unless nothing was tried before it: then the times
 * contradict each other.
 */
function duringIncident(entries: readonly RecordEntry[], resolved: Milestone | undefined) {
  if (!resolved) return entries;
  const during = entries.filter((entry) => entry.at <= resolved.at);
  return during.some((entry) => entry.type === 'mitigation') ? during : entries;
}

function changeOf(
  entries: readonly RecordEntry[],
  causes: MarkedCauses,
  start: Date | undefined,
): RecordEntry | undefined {
  const marked = agreedCauses(causes).find(({ type }) => type === 'change');
  return marked ?? (start && entries.findLast(({ type, at }) => type === 'change' && at <= start));
}

/** Whether people said of the reading's change that it is the cause; otherwise it is only the last one before. */
export function isChangeTheCause({ change, causes }: TimelineReading): boolean {
  return change !== undefined && agreedCauses(causes).includes(change);
}

/** A single period runs to the resolution; after a relapse, each ends with the recovery that people marked. */
function periodsFrom(
  start: Milestone,
  { ended, again }: Returns<Milestone>,
  {
    since,
    stated,
    resolved,
  }: {
    readonly since: readonly RecordEntry[];
    readonly stated: readonly Milestone[];
    readonly resolved: Milestone | undefined;
  },
): ImpactPeriod[] {
  const closed = ended.map(({ from, to }): ImpactPeriod => ({ from: from ?? start, to }));
  const last = again ? (recoveryIn(since) ?? stated.find(({ at }) => at >= again.at) ?? resolved) : resolved;
  return [...closed, { from: again ?? start, ...(last ? { to: last } : {}) }];
}

/** The key times that the record has, in the order in which an incident usually passes them. */
export function knownMilestones({ milestones }: Pick<TimelineReading, 'milestones'>): Milestone[] {
  return MILESTONES.flatMap((name) => milestones[name] ?? []);
}

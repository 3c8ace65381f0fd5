import type { EntryType } from '../../timeline/entry.ts';
import { MILESTONES, type MilestoneName } from '../../timeline/milestone-name.ts';
import { type IncidentRecord, inOrder, type RecordEntry } from '../record/record.ts';
import { type Evidence, fromEntries } from './evidence.ts';
import {
  acknowledgementOf,
  causeOf,
  first,
  isDeclaration,
  lastChange,
  mitigatedBy,
  resolutionOf,
  statedMitigation,
} from './milestone-rules.ts';
import { effectiveAttempt, type MitigationAttempt, mitigationAttempts } from './mitigations.ts';
import { firstReports, type Relapse, relapsesOf } from './relapses.ts';

/** A key time, who says so, and what it rests on. */
export interface Milestone extends Evidence {
  readonly name: MilestoneName;
  readonly at: Date;
  readonly from: 'override' | 'file' | 'rule';
}

/** A period in which users were affected. Without `to`, the record does not show its end. */
export interface ImpactPeriod {
  readonly from: Milestone | RecordEntry;
  readonly to?: Milestone | RecordEntry;
}

/** The timeline, read once: entries in order, key times, mitigation attempts, periods of impact. */
export interface TimelineReading {
  readonly entries: readonly RecordEntry[];
  readonly milestones: Readonly<Partial<Record<MilestoneName, Milestone>>>;
  readonly attempts: readonly MitigationAttempt[];
  /** The attempt that worked, as far as the record says. */
  readonly effective?: MitigationAttempt;
  /** The last change at or before the impact (or the detection). */
  readonly change?: RecordEntry;
  /** More than one when the incident came back after a resolution. */
  readonly periods: readonly ImpactPeriod[];
}

/**
 * Finds the key times of an incident. A person's override wins, then what the file states, then the rules (see
 * milestone-rules.ts); nothing is repaired: times that contradict each other are left as they are (see
 * contradictions.ts).
 */
export function readTimeline(record: IncidentRecord): TimelineReading {
  const entries = inOrder(record.entries);
  const found = new MilestoneFinder(record, entries);
  const relapses = relapsesOf(entries);
  const again = relapses.at(-1)?.again;
  const started = found.at('impactStarted', undefined);
  const detected = found.at('detected', firstReports(entries, relapses, started?.at)[0]);
  found.at('acknowledged', detected && acknowledgementOf(entries, detected.at));
  found.at('declared', entries.find(isDeclaration));
  const resolved = found.at('resolved', resolutionOf(entries, again, record.status === 'resolved'));
  const attempts = mitigationAttempts(duringIncident(entries, resolved));
  const since = again ? entries.slice(entries.indexOf(again)) : entries;
  const holding = attempts.filter((attempt) => attempt.entries.some((entry) => since.includes(entry)));
  const stated = statedMitigation(since);
  const effective = effectiveAttempt(holding, stated);
  found.at('causeIdentified', causeOf(entries, effective));
  found.at('mitigationStarted', first(entries, 'mitigation'));
  found.at('mitigated', stated ?? mitigatedBy(since, holding, effective));
  const change = lastChange(entries, (started ?? detected)?.at);
  return {
    entries,
    milestones: found.milestones,
    attempts,
    ...(effective ? { effective } : {}),
    ...(change ? { change } : {}),
    periods: periodsOf(found.milestones, relapses),
  };
}

/** For each key time, the first source that gives it: the person, the file, the rule. */
class MilestoneFinder {
  readonly milestones: Partial<Record<MilestoneName, Milestone>> = {};
  private readonly record: IncidentRecord;
  private readonly entries: readonly RecordEntry[];

  constructor(record: IncidentRecord, entries: readonly RecordEntry[]) {
    this.record = record;
    this.entries = entries;
  }

  at(name: MilestoneName, byRule: RecordEntry | undefined): Milestone | undefined {
    const milestone = this.override(name) ?? this.stated(name) ?? ruled(name, byRule);
    if (milestone) this.milestones[name] = milestone;
    return milestone;
  }

  private override(name: MilestoneName): Milestone | undefined {
    const override = this.record.overrides[name];
    if (!override) return undefined;
    const entries = override.entries ?? this.entriesAt(name, override.at);
    return { name, at: override.at, from: 'override', entries, fields: [`milestones.${name}`] };
  }

  private stated(name: MilestoneName): Milestone | undefined {
    const at = this.record.milestones[name];
    if (!at) return undefined;
    return { name, at, from: 'file', entries: this.entriesAt(name, at), fields: [`milestones.${name}`] };
  }

  /** A stated time also rests on the entry of that exact moment whose type fits it. */
  private entriesAt(name: MilestoneName, at: Date): string[] {
    const same = this.entries.find(
      (entry) => entry.at.getTime() === at.getTime() && FITTING[name].includes(entry.type),
    );
    return same ? [same.id] : [];
  }
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

function ruled(name: MilestoneName, entry: RecordEntry | undefined): Milestone | undefined {
  return entry && { name, at: entry.at, from: 'rule', ...fromEntries(entry) };
}

/**
 * Repairs after the resolution are not attempts, unless nothing was tried before it: then the times contradict each
 * other.
 */
function duringIncident(entries: readonly RecordEntry[], resolved: Milestone | undefined) {
  if (!resolved) return entries;
  const during = entries.filter((entry) => entry.at <= resolved.at);
  return during.some((entry) => entry.type === 'mitigation') ? during : entries;
}

function periodsOf(milestones: TimelineReading['milestones'], relapses: readonly Relapse[]): ImpactPeriod[] {
  const start = milestones.impactStarted ?? milestones.detected;
  if (!start) return [];
  const { resolved } = milestones;
  const inside = relapses.filter(
    ({ end, again }) => end.at > start.at && (!resolved || again.at < resolved.at),
  );
  const starts = [start, ...inside.map(({ again }) => again)];
  return starts.map((from, index) => {
    const to = inside[index]?.end ?? resolved;
    return to ? { from, to } : { from };
  });
}

/** The key times that the record has, in the order in which an incident usually passes them. */
export function knownMilestones(reading: TimelineReading): Milestone[] {
  return MILESTONES.map((name) => reading.milestones[name]).filter((milestone) => milestone !== undefined);
}

import { type IncidentRecord, inOrder, type RecordEntry } from '../postmortem/record.ts';
import { saysDeclared, saysReopened, saysRestored } from './cues.ts';
import type { EntryType } from './entry.ts';
import { type Evidence, fromEntries } from './evidence.ts';
import { MILESTONES, type MilestoneName } from './milestone-name.ts';
import { effectiveAttempt, type MitigationAttempt, mitigationAttempts } from './mitigations.ts';

/** A key time, who says so, and what it rests on. */
export interface Milestone extends Evidence {
  readonly name: MilestoneName;
  readonly at: Date;
  readonly from: 'override' | 'file' | 'rule';
}

/** A time in which users were hit. Without `to` it has not ended in the record. */
export interface ImpactPeriod {
  readonly from: Milestone | RecordEntry;
  readonly to?: Milestone | RecordEntry;
}

/** The timeline as read once: entries in order, key times, attempts to mitigate, times of impact. */
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
 * Finds the key times of an incident. A person's override wins, then what the file states, then the rules below; nothing
 * is repaired: times that contradict each other are left as they are (see contradictions.ts).
 */
export function readTimeline(record: IncidentRecord): TimelineReading {
  const entries = inOrder(record.entries);
  const found = new MilestoneFinder(record, entries);
  const detected = found.at('detected', first(entries, 'detection'));
  found.at('impactStarted', undefined);
  found.at('acknowledged', detected && first(entriesFrom(entries, detected), 'response'));
  found.at('declared', entries.find(isDeclaration));
  const relapses = relapsesOf(entries);
  const resolved = found.at('resolved', resolutionOf(entries, relapses, record.status === 'resolved'));
  const attempts = mitigationAttempts(duringIncident(entries, resolved));
  const effective = effectiveAttempt(attempts);
  found.at('causeIdentified', lastBefore(entries, effective));
  found.at('mitigationStarted', first(entries, 'mitigation'));
  found.at('mitigated', mitigatedBy(entries, effective));
  const change = lastChange(entries, found.milestones.impactStarted ?? detected);
  return {
    entries,
    milestones: found.milestones,
    attempts,
    ...(effective ? { effective } : {}),
    ...(change ? { change } : {}),
    periods: periodsOf(found.milestones, relapses),
  };
}

/** Takes for each key time the first that speaks: the person, the file, the rule. */
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

  /** A stated time also rests on the entry of that very moment whose type fits it. */
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

function first(entries: readonly RecordEntry[], type: EntryType): RecordEntry | undefined {
  return entries.find((entry) => entry.type === type);
}

function entriesFrom(entries: readonly RecordEntry[], start: Milestone): readonly RecordEntry[] {
  return entries.filter((entry) => entry.at >= start.at);
}

function isDeclaration(entry: RecordEntry): boolean {
  return entry.type !== 'resolution' && entry.type !== 'recovery' && saysDeclared(entry.text);
}

/** Repairs after the resolution are no attempts, unless nothing was tried before it: then the times contradict. */
function duringIncident(entries: readonly RecordEntry[], resolved: Milestone | undefined) {
  if (!resolved) return entries;
  const during = entries.filter((entry) => entry.at <= resolved.at);
  return during.some((entry) => entry.type === 'mitigation') ? during : entries;
}

/** The last investigation before the mitigation that worked: what people knew when they chose it. */
function lastBefore(entries: readonly RecordEntry[], effective: MitigationAttempt | undefined) {
  const begin = effective?.entries[0];
  if (!begin) return undefined;
  return entries.slice(0, entries.indexOf(begin)).findLast((entry) => entry.type === 'investigation');
}

/** The first recovery after the last entry of the mitigation that worked, or else its end. */
function mitigatedBy(entries: readonly RecordEntry[], effective: MitigationAttempt | undefined) {
  const last = effective?.entries.at(-1);
  if (!last) return undefined;
  return first(entries.slice(entries.indexOf(last) + 1), 'recovery') ?? last;
}

function lastChange(entries: readonly RecordEntry[], start: Milestone | undefined): RecordEntry | undefined {
  return start && entries.findLast((entry) => entry.type === 'change' && entry.at <= start.at);
}

/** A detection, or a statement that it is back, that follows a resolution. */
function relapsesOf(entries: readonly RecordEntry[]): { end: RecordEntry; again: RecordEntry }[] {
  const relapses: { end: RecordEntry; again: RecordEntry }[] = [];
  let end: RecordEntry | undefined;
  for (const entry of entries) {
    if (entry.type === 'resolution' && !saysReopened(entry.text)) end ??= entry;
    else if (end && (entry.type === 'detection' || saysReopened(entry.text))) {
      relapses.push({ end, again: entry });
      end = undefined;
    }
  }
  return relapses;
}

/** The first resolution after the last relapse, or else the last statement that service is restored. */
function resolutionOf(
  entries: readonly RecordEntry[],
  relapses: readonly { again: RecordEntry }[],
  closed: boolean,
): RecordEntry | undefined {
  const again = relapses.at(-1)?.again;
  const rest = again ? entries.slice(entries.indexOf(again) + 1) : entries;
  const resolution = first(rest, 'resolution');
  if (resolution) return resolution;
  const restored = rest.findLast((entry) => entry.type === 'recovery' && saysRestored(entry.text));
  return restored ?? (closed ? entries.findLast((entry) => entry.type === 'resolution') : undefined);
}

function periodsOf(
  milestones: TimelineReading['milestones'],
  relapses: readonly { end: RecordEntry; again: RecordEntry }[],
): ImpactPeriod[] {
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

import { computeFacts, factNamed } from '../postmortem/analysis/facts.ts';
import { type Milestone, readTimeline, type TimelineReading } from '../postmortem/analysis/milestones.ts';
import type { IncidentRecord, RelatedIncident } from '../postmortem/record/record.ts';
import type { MilestoneName } from '../timeline/milestone-name.ts';

/**
 * What is measured of one incident. All come from the facts of its postmortem, so that both say the same: the first
 * seven in minutes, `backdated` as a share from 0 to 1, `recurrence` as 0 or 1.
 */
export const FIGURES = [
  'detect',
  'acknowledge',
  'mitigate',
  'resolve',
  'impact',
  'impact-sum',
  'cadence',
  'backdated',
  'recurrence',
] as const;
export type FigureName = (typeof FIGURES)[number];

/**
 * Why an incident does not count for a figure: the key time that nobody confirmed, times that contradict each other, or
 * too little that was recorded.
 */
export type Lack = MilestoneName | 'contradiction' | 'too little';

/** The figures of one incident, and why it lacks the others. */
export interface IncidentFigures {
  readonly values: Readonly<Partial<Record<FigureName, number>>>;
  readonly lacks: Readonly<Partial<Record<FigureName, Lack>>>;
  /** Key times that figures run between, and that nobody confirmed. */
  readonly unconfirmed: readonly MilestoneName[];
}

/** The key times that figures run between. */
export const MEASURED_TIMES = [
  'impactStarted',
  'detected',
  'acknowledged',
  'mitigated',
  'resolved',
] as const satisfies readonly MilestoneName[];

/** The key times between which a figure runs. */
const ENDS = {
  detect: ['impactStarted', 'detected'],
  acknowledge: ['detected', 'acknowledged'],
  mitigate: ['detected', 'mitigated'],
  resolve: ['detected', 'resolved'],
  impact: ['impactStarted', 'resolved'],
  'impact-sum': ['impactStarted', 'resolved'],
} as const satisfies Partial<Record<FigureName, readonly MilestoneName[]>>;

const FACTS = {
  detect: 'impact-to-detection',
  acknowledge: 'detection-to-acknowledgement',
  mitigate: 'detection-to-mitigated',
  resolve: 'detection-to-resolved',
  impact: 'duration',
  'impact-sum': 'duration',
} as const;

type Timed = keyof typeof ENDS;

/** Measures one incident by its record. */
export function incidentFigures(record: IncidentRecord): IncidentFigures {
  const reading = readTimeline(record);
  const facts = computeFacts(record, reading);
  const values: Partial<Record<FigureName, number>> = { recurrence: isRecurrence(record) ? 1 : 0 };
  const lacks: Partial<Record<FigureName, Lack>> = {};
  for (const name of Object.keys(ENDS) as Timed[]) {
    const unconfirmed = ENDS[name].find((end) => !isConfirmed(end, reading));
    const fact = factNamed(facts, FACTS[name]);
    if (unconfirmed) lacks[name] = unconfirmed;
    else if (!fact) lacks[name] = 'contradiction';
    else values[name] = name === 'impact-sum' ? (fact.impactMinutes ?? fact.minutes) : fact.minutes;
  }
  const cadence = factNamed(facts, 'update-cadence')?.minutes;
  if (cadence === undefined) lacks.cadence = 'too little';
  else values.cadence = cadence;
  const backdated = factNamed(facts, 'backdated')?.share;
  if (backdated === undefined) lacks.backdated = 'too little';
  else values.backdated = backdated;
  const unconfirmed = MEASURED_TIMES.filter((name) => !isConfirmed(name, reading));
  return { values, lacks, unconfirmed };
}

/**
 * Whether a person said so: in a form, with a mark, in a file, or with a command of Scribe, which wrote the entry. A time
 * that only follows from the order of typed entries is a reading, and does not count.
 */
function isConfirmed(name: MilestoneName, { milestones, entries }: TimelineReading): boolean {
  const milestone = milestones[name];
  if (!milestone) return false;
  return milestone.from !== 'rule' || isByCommand(milestone, entries);
}

function isByCommand({ entries: [id] }: Milestone, entries: TimelineReading['entries']): boolean {
  return entries.find((entry) => entry.id === id)?.source === 'scribe';
}

/** Whether somebody linked it to an earlier incident. */
function isRecurrence({ key, related, milestones }: IncidentRecord): boolean {
  const on = milestones.declared?.toISOString().slice(0, 10);
  return related.some((one) => isEarlier(one, { key, on }));
}

/** By the day of its declaration; on the same day, and where that is not known, by the numbers in the keys. */
function isEarlier(
  other: RelatedIncident,
  { key = '', on }: { readonly key: string | undefined; readonly on: string | undefined },
): boolean {
  if (other.date !== undefined && on !== undefined && other.date !== on) return other.date < on;
  return other.key.localeCompare(key, 'en', { numeric: true }) < 0;
}

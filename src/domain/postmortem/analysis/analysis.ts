import { day } from '../../timeline/time-words.ts';
import { closingAnswers } from '../questions/closing-answers.ts';
import { gapsIn } from '../questions/gaps.ts';
import type { Question } from '../questions/questions.ts';
import type { IncidentRecord } from '../record/record.ts';
import type { Suggestion } from '../suggestions/suggestion.ts';
import { contradictionsOf } from './contradictions.ts';
import type { Evidence } from './evidence.ts';
import { computeFacts, type Facts } from './facts.ts';
import { readTimeline, type TimelineReading } from './milestones.ts';

/** Everything that is known about an incident, computed once from its record: what every template draws on. */
export interface Analysis {
  readonly record: IncidentRecord;
  readonly reading: TimelineReading;
  readonly facts: Facts;
  readonly gaps: readonly Question[];
  /** What words or a model suggest: answers to offer, and nothing else. */
  readonly suggestions: readonly Suggestion[];
  /** When the incident began, as far as the record says: impact, detection, or the first entry. */
  readonly began: (Evidence & { readonly at: Date }) | undefined;
  /** The last thing that the record knows of. A document's dates come from it, never from a clock. */
  readonly lastEvent: Date | undefined;
}

export function analyse(record: IncidentRecord, suggestions: readonly Suggestion[] = []): Analysis {
  const reading = readTimeline(record);
  const [first] = reading.entries;
  return {
    record,
    reading,
    facts: computeFacts(record, reading),
    gaps: gapsIn({ record, reading, contradictions: contradictionsOf(reading), suggestions }),
    suggestions,
    began:
      statedStart(record, reading) ??
      reading.milestones.detected ??
      (first && { at: first.at, entries: [first.id], fields: [] }),
    lastEvent: lastEventOf(record),
  };
}

/** The gaps that nobody has said anything about yet. */
export function openGaps({ gaps, record }: Pick<Analysis, 'gaps' | 'record'>): Question[] {
  const closed = closingAnswers(record);
  return gaps.filter(({ id }) => !closed.has(id));
}

/** When the impact started is stated by a person: an entry of that moment says so only where somebody marked it. */
function statedStart({ overrides }: IncidentRecord, { milestones }: TimelineReading): Analysis['began'] {
  const { impactStarted } = milestones;
  if (impactStarted?.from === 'mark') return impactStarted;
  return impactStarted && { ...impactStarted, entries: overrides.impactStarted?.entries ?? [] };
}

function lastEventOf(record: IncidentRecord): Date | undefined {
  let last: Date | undefined;
  let time = Number.NEGATIVE_INFINITY;
  const see = (at: Date | undefined) => {
    if (!at || !(at.getTime() > time)) return;
    last = at;
    time = at.getTime();
  };
  for (const entry of record.entries) {
    see(entry.at);
    see(entry.loggedAt);
    for (const mark of entry.marks ?? []) see(mark.at);
    see(entry.outcome?.at);
  }
  for (const communication of record.communications) see(communication.at);
  for (const signOff of record.signOff) see(signOff.at);
  if (record.meeting?.notes) see(record.meeting.at);
  for (const at of Object.values(record.milestones)) see(at);
  for (const override of Object.values(record.overrides)) see(override.at);
  for (const answer of record.answers) see(answer.at);
  return last;
}

/** The day on which the incident began; times on it are written without a date. */
export function firstDay({ began }: Analysis): string {
  return began ? day(began.at) : '';
}

import type { IncidentRecord } from '../record/record.ts';
import { backdated, escalations, ineffectiveMitigations, people, updateFacts } from './facts/counts.ts';
import type {
  CountFact,
  CountName,
  Fact,
  FactName,
  IntervalFact,
  IntervalName,
  MissingFact,
  ShareFact,
} from './facts/fact.ts';
import { intervalFacts } from './facts/intervals.ts';
import { longestSilence } from './facts/silences.ts';
import { readTimeline, type TimelineReading } from './milestones.ts';

/** The figures of an incident. What the record does not give is listed in `missing` with the reason, never guessed. */
export interface Facts {
  readonly facts: readonly Fact[];
  readonly missing: readonly MissingFact[];
}

/** Computes every figure from the record alone, each with the entries it rests on. */
export function computeFacts(record: IncidentRecord, reading: TimelineReading = readTimeline(record)): Facts {
  const all = [
    ...intervalFacts(reading),
    longestSilence(reading),
    ineffectiveMitigations(reading),
    ...updateFacts(reading),
    people(record, reading),
    escalations(reading),
    backdated(reading),
  ];
  return {
    facts: all.filter((fact): fact is Fact => !('why' in fact)),
    missing: all.filter((fact): fact is MissingFact => 'why' in fact),
  };
}

type FactOf<Name extends FactName> = Name extends IntervalName
  ? IntervalFact
  : Name extends CountName
    ? CountFact
    : ShareFact;

/** The figure of that name, if the record gives it. */
export function factNamed<Name extends FactName>({ facts }: Facts, name: Name): FactOf<Name> | undefined {
  return facts.find((fact): fact is FactOf<Name> => fact.name === name);
}

import { type Evidence, fromEntries } from '../timeline/evidence.ts';
import type { IntervalName } from '../timeline/facts/fact.ts';
import { factNamed } from '../timeline/facts.ts';
import { counted, durationWords } from '../timeline/time-words.ts';
import type { Findings } from './findings.ts';

/** Where a candidate would stand in a postmortem. */
export const CANDIDATE_KINDS = ['well', 'wrong', 'contributing', 'lucky'] as const;
export type CandidateKind = (typeof CANDIDATE_KINDS)[number];

/** A remark that the figures suggest. It is nobody's opinion yet: a person accepts, edits or drops it. */
export interface Candidate extends Evidence {
  /** The same rule has the same id in every draft. */
  readonly id: string;
  readonly kind: CandidateKind;
  readonly text: string;
}

/** From which figures on something is worth a remark; minutes, unless a name says otherwise. */
export interface Thresholds {
  readonly fastDetection: number;
  readonly slowDetection: number;
  readonly fastAcknowledgement: number;
  readonly slowAcknowledgement: number;
  readonly fastDecision: number;
  readonly fastMitigation: number;
  readonly closeChange: number;
  readonly steadyUpdates: number;
  readonly rareUpdates: number;
  readonly silence: number;
  /** Share of entries that were logged later than they happened, from 0 to 1. */
  readonly backdated: number;
}

/** The thresholds of the five seed documents where they state one, and round figures around them elsewhere. */
export const THRESHOLDS: Thresholds = {
  fastDetection: 5,
  slowDetection: 10,
  fastAcknowledgement: 5,
  slowAcknowledgement: 10,
  fastDecision: 10,
  fastMitigation: 5,
  closeChange: 60,
  steadyUpdates: 15,
  rareUpdates: 30,
  silence: 20,
  backdated: 0.3,
};

/** Everything that the figures suggest, in the order of the kinds. */
export function candidatesOf(findings: Findings, limits: Thresholds = THRESHOLDS): readonly Candidate[] {
  const found = [...intervalCandidates(findings, limits), ...otherCandidates(findings, limits)];
  return CANDIDATE_KINDS.flatMap((kind) => found.filter((candidate) => candidate.kind === kind));
}

/** One figure and what it suggests: at most so much is `well`, more than so much is `wrong`. */
interface Rule {
  readonly fact: IntervalName;
  readonly kind: CandidateKind;
  readonly id: string;
  readonly holds: (minutes: number, limits: Thresholds) => boolean;
  readonly words: (time: string) => string;
}

const RULES: readonly Rule[] = [
  {
    fact: 'impact-to-detection',
    kind: 'well',
    id: 'fast-detection',
    holds: (minutes, { fastDetection }) => minutes >= 0 && minutes <= fastDetection,
    words: (time) => `Detected within ${time} of the impact`,
  },
  {
    fact: 'impact-to-detection',
    kind: 'wrong',
    id: 'slow-detection',
    holds: (minutes, { slowDetection }) => minutes > slowDetection,
    words: (time) => `${time} between the start of the impact and its detection`,
  },
  {
    fact: 'change-to-detection',
    kind: 'wrong',
    id: 'change-unnoticed',
    holds: (minutes, { slowDetection, closeChange }) => minutes > slowDetection && minutes <= closeChange,
    words: (time) => `${time} between the change and the alert`,
  },
  {
    fact: 'detection-to-acknowledgement',
    kind: 'well',
    id: 'fast-acknowledgement',
    holds: (minutes, { fastAcknowledgement }) => minutes <= fastAcknowledgement,
    words: (time) => `Acknowledged within ${time} of the detection`,
  },
  {
    fact: 'detection-to-acknowledgement',
    kind: 'wrong',
    id: 'slow-acknowledgement',
    holds: (minutes, { slowAcknowledgement }) => minutes > slowAcknowledgement,
    words: (time) => `${time} between the detection and its acknowledgement`,
  },
  {
    fact: 'acknowledgement-to-decision',
    kind: 'well',
    id: 'fast-decision',
    holds: (minutes, { fastDecision }) => minutes >= 0 && minutes <= fastDecision,
    words: (time) => `A decision was made ${time} after the acknowledgement`,
  },
  {
    fact: 'effective-mitigation',
    kind: 'well',
    id: 'fast-mitigation',
    holds: (minutes, { fastMitigation }) => minutes <= fastMitigation,
    words: (time) => `The mitigation that worked took ${time}`,
  },
  {
    fact: 'change-to-impact',
    kind: 'contributing',
    id: 'close-change',
    holds: (minutes, { closeChange }) => minutes >= 0 && minutes <= closeChange,
    words: (time) => `A change went out ${time} before the impact started`,
  },
  {
    fact: 'update-cadence',
    kind: 'well',
    id: 'steady-updates',
    holds: (minutes, { steadyUpdates }) => minutes <= steadyUpdates,
    words: (time) => `Public updates came every ${time} on average`,
  },
  {
    fact: 'update-cadence',
    kind: 'wrong',
    id: 'rare-updates',
    holds: (minutes, { rareUpdates }) => minutes > rareUpdates,
    words: (time) => `${time} between public updates on average`,
  },
  {
    fact: 'longest-silence',
    kind: 'wrong',
    id: 'silence',
    holds: (minutes, { silence }) => minutes > silence,
    words: (time) => `Nothing was recorded for ${time}`,
  },
];

function intervalCandidates({ facts }: Findings, limits: Thresholds): Candidate[] {
  return RULES.flatMap(({ fact, kind, id, holds, words }) => {
    const found = factNamed(facts, fact);
    if (!found || !holds(found.minutes, limits)) return [];
    return [
      { id, kind, text: words(durationWords(found.minutes)), entries: found.entries, fields: found.fields },
    ];
  });
}

function otherCandidates({ facts, reading }: Findings, limits: Thresholds): Candidate[] {
  const found: Candidate[] = [];
  const ineffective = factNamed(facts, 'ineffective-mitigations');
  if (ineffective && ineffective.count > 0) {
    const text = `${counted(ineffective.count, 'mitigation')} had no effect`;
    found.push({ ...evidenceOf(ineffective), id: 'ineffective-mitigations', kind: 'wrong', text });
  }
  const backdated = factNamed(facts, 'backdated');
  if (backdated && backdated.share > limits.backdated) {
    const text = `${Math.round(backdated.share * 100)}% of the entries were logged after the fact`;
    found.push({ ...evidenceOf(backdated), id: 'backdated', kind: 'wrong', text });
  }
  const recovery = reading.entries.find(({ type }) => type === 'recovery');
  if (recovery && reading.attempts.length === 0) {
    const text = 'It recovered before anything was tried against it';
    found.push({ ...fromEntries(recovery), id: 'recovered-alone', kind: 'lucky', text });
  }
  return found;
}

function evidenceOf({ entries, fields }: Evidence): Evidence {
  return { entries, fields };
}

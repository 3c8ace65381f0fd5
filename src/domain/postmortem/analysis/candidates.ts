import { counted, durationWords } from '../../timeline/time-words.ts';
import type { Analysis } from './analysis.ts';
import { CANDIDATE_KINDS, type Candidate, type CandidateKind } from './candidate.ts';
import { type Evidence, together } from './evidence.ts';
import type { IntervalFact, IntervalName } from './facts/fact.ts';
import { silencesBeforeRecovery } from './facts/silences.ts';
import { factNamed } from './facts.ts';
import { isSaid, type Topic } from './said-already.ts';

/** The figures from which something is worth a remark; in minutes, unless a name says otherwise. */
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

/** A candidate, and how to recognize a statement of the same thing. */
type Suggested = Candidate & { readonly topic: Topic };

/** Everything that the figures suggest and that the record does not say itself, in the order of the kinds. */
export function candidatesOf(analysis: Analysis, limits: Thresholds = THRESHOLDS): readonly Candidate[] {
  const found = [...intervalCandidates(analysis, limits), ...otherCandidates(analysis, limits)];
  const fresh = found.filter(({ topic, ...candidate }) => !isSaid(analysis.record, candidate, topic));
  return CANDIDATE_KINDS.flatMap((kind) =>
    fresh.filter((each) => each.kind === kind).map(({ topic: _topic, ...candidate }) => candidate),
  );
}

/** One figure and what it suggests: up to a limit it is `well`, beyond it `wrong`. */
interface Rule {
  readonly fact: IntervalName;
  readonly kind: CandidateKind;
  readonly id: string;
  readonly about: RegExp;
  readonly holds: (minutes: number, limits: Thresholds) => boolean;
  readonly words: (time: string) => string;
  /** The wording for a time of zero. */
  readonly atOnce?: string;
}

/** Words that people use for the same thing; a figure alone does not tell what it measures. */
const ABOUT = {
  detection: /\b(?:detect|alert|alarm|notic|page[dr]|monitor)/i,
  acknowledgement: /\b(?:acknowledg|ack\b|ack(?:ed|s)\b|respon|picked up|on-call)/i,
  decision: /\b(?:decision|decid)/i,
  mitigation: /\b(?:mitigat|roll(?:ed|ing|s)? ?back|revert|restart|failover|fix)/i,
  change: /\b(?:change|deploy|release|roll(?:ed|ing)? ?out|merge|config)/i,
  updates: /\b(?:update|status page|communicat|public)/i,
  silence: /\b(?:silen|nothing|no entr|quiet|record)/i,
  noEffect: /\b(?:(?:no|without|little) effect|did not (?:help|work)|ineffective|in vain)/i,
  backdated: /\b(?:after the fact|backdat|logged late|late(?:r)? (?:entr|log))/i,
} as const;

/** Updates are steady from two intervals on; a long one is long alone. */
const STEADY = 'steady-updates';
const UPDATES_FOR_STEADINESS = 3;

const RULES: readonly Rule[] = [
  {
    fact: 'impact-to-detection',
    kind: 'well',
    id: 'fast-detection',
    about: ABOUT.detection,
    holds: (minutes, { fastDetection }) => minutes >= 0 && minutes <= fastDetection,
    words: (time) => `Detected within ${time} of the impact`,
    atOnce: 'Detected the moment the impact began',
  },
  {
    fact: 'impact-to-detection',
    kind: 'wrong',
    id: 'slow-detection',
    about: ABOUT.detection,
    holds: (minutes, { slowDetection }) => minutes > slowDetection,
    words: (time) => `${time} between the start of the impact and its detection`,
  },
  {
    fact: 'change-to-detection',
    kind: 'wrong',
    id: 'change-unnoticed',
    about: ABOUT.detection,
    holds: (minutes, { slowDetection, closeChange }) => minutes > slowDetection && minutes <= closeChange,
    words: (time) => `${time} between the change and the alert`,
  },
  {
    fact: 'detection-to-acknowledgement',
    kind: 'well',
    id: 'fast-acknowledgement',
    about: ABOUT.acknowledgement,
    holds: (minutes, { fastAcknowledgement }) => minutes <= fastAcknowledgement,
    words: (time) => `Acknowledged within ${time} of the detection`,
    atOnce: 'Acknowledged the moment it was detected',
  },
  {
    fact: 'detection-to-acknowledgement',
    kind: 'wrong',
    id: 'slow-acknowledgement',
    about: ABOUT.acknowledgement,
    holds: (minutes, { slowAcknowledgement }) => minutes > slowAcknowledgement,
    words: (time) => `${time} between the detection and its acknowledgement`,
  },
  {
    fact: 'acknowledgement-to-decision',
    kind: 'well',
    id: 'fast-decision',
    about: ABOUT.decision,
    holds: (minutes, { fastDecision }) => minutes >= 0 && minutes <= fastDecision,
    words: (time) => `A decision was made ${time} after the acknowledgement`,
    atOnce: 'A decision was made with the acknowledgement',
  },
  {
    fact: 'effective-mitigation',
    kind: 'well',
    id: 'fast-mitigation',
    about: ABOUT.mitigation,
    holds: (minutes, { fastMitigation }) => minutes <= fastMitigation,
    words: (time) => `The mitigation that worked took ${time}`,
  },
  {
    fact: 'change-to-impact',
    kind: 'contributing',
    id: 'close-change',
    about: ABOUT.change,
    holds: (minutes, { closeChange }) => minutes >= 0 && minutes <= closeChange,
    words: (time) => `A change went out ${time} before the impact started`,
    atOnce: 'A change went out as the impact started',
  },
  {
    fact: 'update-cadence',
    kind: 'well',
    id: STEADY,
    about: ABOUT.updates,
    holds: (minutes, { steadyUpdates }) => minutes <= steadyUpdates,
    words: (time) => `Public updates came every ${time} on average`,
  },
  {
    fact: 'update-cadence',
    kind: 'wrong',
    id: 'rare-updates',
    about: ABOUT.updates,
    holds: (minutes, { rareUpdates }) => minutes > rareUpdates,
    words: (time) => `${time.charAt(0).toUpperCase()}${time.slice(1)} between public updates on average`,
  },
];

function intervalCandidates({ facts }: Analysis, limits: Thresholds): Suggested[] {
  return RULES.flatMap(({ fact, kind, id, about, holds, words, atOnce }) => {
    const found = factNamed(facts, fact);
    if (!found || !holds(found.minutes, limits)) return [];
    if (id === STEADY && (factNamed(facts, 'public-updates')?.count ?? 0) < UPDATES_FOR_STEADINESS) return [];
    const text = found.minutes === 0 && atOnce ? atOnce : words(timeWords(found));
    return [{ ...evidenceOf(found), id, kind, text, topic: { about, minutes: found.minutes } }];
  });
}

/** A mean is told in whole minutes. */
function timeWords({ name, minutes }: IntervalFact): string {
  if (name !== 'update-cadence' || Number.isInteger(minutes)) return durationWords(minutes);
  return `about ${durationWords(Math.round(minutes))}`;
}

/** The longest silence before it was over. */
function silenceCandidate({ record, reading }: Analysis, limits: Thresholds): Suggested[] {
  const silences = silencesBeforeRecovery(record, reading);
  const minutes = Math.max(0, ...silences.map((silence) => silence.minutes));
  const longest = silences.find((silence) => silence.minutes === minutes);
  if (!longest || minutes <= limits.silence) return [];
  const text = `Nothing was recorded for ${durationWords(minutes)}`;
  const evidence = evidenceOf(together(longest.from, longest.to));
  return [{ ...evidence, id: 'silence', kind: 'wrong', text, topic: { about: ABOUT.silence, minutes } }];
}

function otherCandidates(analysis: Analysis, limits: Thresholds): Suggested[] {
  const { facts } = analysis;
  const found: Suggested[] = silenceCandidate(analysis, limits);
  const ineffective = factNamed(facts, 'ineffective-mitigations');
  if (ineffective && ineffective.count > 0) {
    const text = `${counted(ineffective.count, 'mitigation')} had no effect`;
    const topic = { about: ABOUT.noEffect };
    found.push({ ...evidenceOf(ineffective), id: 'ineffective-mitigations', kind: 'wrong', text, topic });
  }
  const backdated = factNamed(facts, 'backdated');
  if (backdated && backdated.share > limits.backdated) {
    const text = `${Math.round(backdated.share * 100)}% of the entries were logged after the fact`;
    const topic = { about: ABOUT.backdated };
    found.push({ ...evidenceOf(backdated), id: 'backdated', kind: 'wrong', text, topic });
  }
  return found;
}

function evidenceOf({ entries, fields }: Evidence): Evidence {
  return { entries, fields };
}

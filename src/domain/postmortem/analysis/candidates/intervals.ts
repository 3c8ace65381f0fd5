import { durationWords } from '../../../timeline/time-words.ts';
import type { RecordEntry } from '../../record/record.ts';
import type { Analysis } from '../analysis.ts';
import type { CandidateKind } from '../candidate.ts';
import { isChangeInDoubt } from '../causes.ts';
import { publicUpdates } from '../communications.ts';
import { type IntervalFact, type IntervalName, minutesBetween } from '../facts/fact.ts';
import { factNamed } from '../facts.ts';
import { isChangeTheCause } from '../milestones.ts';
import { ABOUT } from './about.ts';
import { firstWorkAfter, type Suggested } from './suggested.ts';
import type { Thresholds } from './thresholds.ts';

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
  /** What else must be so in the record. */
  readonly only?: (analysis: Analysis, limits: Thresholds) => boolean;
}

/** Updates are steady, and have a mean, from two intervals on; a long one is long alone. */
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
    only: hasItsOwnStart,
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
    only: ({ reading }) => isChangeTheCause(reading),
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
    only: wasLeftAlone,
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
    holds: (minutes, { fastMitigation }) => minutes > 0 && minutes <= fastMitigation,
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
    only: isCauseOpen,
  },
  {
    fact: 'update-cadence',
    kind: 'well',
    id: STEADY,
    about: ABOUT.updates,
    holds: (minutes, { steadyUpdates }) => minutes <= steadyUpdates,
    words: (time) => `Public updates came every ${time} on average`,
    only: areOurUpdates,
  },
  {
    fact: 'update-cadence',
    kind: 'wrong',
    id: 'rare-updates',
    about: ABOUT.updates,
    holds: (minutes, { rareUpdates }) => minutes > rareUpdates,
    words: (time) => `${time.charAt(0).toUpperCase()}${time.slice(1)} between public updates`,
    only: areOurUpdates,
  },
];

/** What the lengths of time between key moments suggest. */
export function intervalCandidates(analysis: Analysis, limits: Thresholds): Suggested[] {
  const { facts } = analysis;
  return RULES.flatMap(({ fact, kind, id, about, holds, words, atOnce, only }) => {
    const found = factNamed(facts, fact);
    if (!found || !holds(found.minutes, limits) || only?.(analysis, limits) === false) return [];
    const updates = fact === 'update-cadence' ? (factNamed(facts, 'public-updates')?.count ?? 0) : 0;
    if (id === STEADY && updates < UPDATES_FOR_STEADINESS) return [];
    const mean = updates >= UPDATES_FOR_STEADINESS && kind === 'wrong' ? ' on average' : '';
    const text = found.minutes === 0 && atOnce ? atOnce : `${words(timeWords(found))}${mean}`;
    const { entries, fields, minutes } = found;
    return [{ entries, fields, id, kind, text, topic: { about, minutes } }];
  });
}

/** A mean is told in whole minutes. */
function timeWords({ name, minutes }: IntervalFact): string {
  if (name !== 'update-cadence' || Number.isInteger(minutes)) return durationWords(minutes);
  return `about ${durationWords(Math.round(minutes))}`;
}

/** Whether nobody worked on it before it was acknowledged: an investigation that began at once says the opposite. */
function wasLeftAlone({ reading }: Analysis, { slowAcknowledgement }: Thresholds): boolean {
  const { detected } = reading.milestones;
  const work = detected && firstWorkAfter(reading, detected.at);
  return !detected || !work || minutesBetween(detected.at, work.at) > slowAcknowledgement;
}

/** Where people wrote or marked the cause, the change is either in it or beside the point. */
function isCauseOpen({ record, reading }: Analysis): boolean {
  return reading.causes.state === 'none' && !record.rootCause?.trim() && !isChangeInDoubt(reading);
}

/** An impact that is said to begin with the alert itself says nothing about how fast the alert was. */
function hasItsOwnStart({ reading: { milestones } }: Analysis): boolean {
  const { impactStarted, detected } = milestones;
  return !impactStarted?.entries.some((id) => detected?.entries.includes(id));
}

/** What an app passes on, or a provider says while its outage is ours, is no update of ours unless somebody says so. */
function areOurUpdates({ record, reading }: Analysis): boolean {
  const machines = new Set(reading.entries.filter(isFromMachine).map(({ id }) => id));
  return publicUpdates(reading).every(
    ({ audience, entries }) =>
      audience === 'external' || (record.kind !== 'third party' && !entries.some((id) => machines.has(id))),
  );
}

function isFromMachine({ machine, source }: RecordEntry): boolean {
  return machine === true || source === 'webhook';
}

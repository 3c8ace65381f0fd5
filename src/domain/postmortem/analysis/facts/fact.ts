import type { Evidence } from '../evidence.ts';

/** Figures that are the time between two moments of the record. */
export const INTERVALS = [
  'duration',
  'change-to-impact',
  'change-to-detection',
  'impact-to-detection',
  'detection-to-acknowledgement',
  'detection-to-declaration',
  'detection-to-cause',
  'detection-to-mitigation-start',
  'mitigation',
  'effective-mitigation',
  'detection-to-mitigated',
  'impact-to-mitigated',
  'impact-to-resolved',
  'detection-to-resolved',
  'acknowledgement-to-decision',
  'longest-silence',
  'update-cadence',
] as const;
export type IntervalName = (typeof INTERVALS)[number];

export const COUNTS = ['ineffective-mitigations', 'public-updates', 'people', 'escalations'] as const;
export type CountName = (typeof COUNTS)[number];

export type FactName = IntervalName | CountName | 'backdated';

/**
 * How a figure is known: `recorded` counts what stands in the record, `confirmed` counts what people said of it with
 * marks, `computed` follows from times of either.
 */
export type FactBasis = 'recorded' | 'confirmed' | 'computed';

/** What a figure of that name rests on. */
export function basisOf(name: FactName): FactBasis {
  switch (name) {
    case 'public-updates':
    case 'people':
      return 'recorded';
    case 'ineffective-mitigations':
    case 'escalations':
      return 'confirmed';
    default:
      return 'computed';
  }
}

/** A time between two moments, in minutes (to the second). */
export interface IntervalFact extends Evidence {
  readonly name: IntervalName;
  readonly minutes: number;
  readonly from: Date;
  readonly to: Date;
  /** On `duration`: the impact was not stated, so it runs from detection. */
  readonly since?: 'detection';
  /** On `duration`, when the incident came back: each period of impact, and their sum in minutes. */
  readonly periods?: readonly { readonly from: Date; readonly to: Date; readonly minutes: number }[];
  readonly impactMinutes?: number;
}

export interface CountFact extends Evidence {
  readonly name: CountName;
  readonly count: number;
}

/** A part of all entries, from 0 to 1, to two decimals. */
export interface ShareFact extends Evidence {
  readonly name: 'backdated';
  readonly share: number;
}

export type Fact = IntervalFact | CountFact | ShareFact;

/** A figure that the record does not give, and why. */
export interface MissingFact {
  readonly name: FactName;
  readonly why: string;
}

export type FactOrMissing = Fact | MissingFact;

/** Minutes between two moments; seconds show as decimals, to two places. */
export function minutesBetween(from: Date, to: Date): number {
  return Math.round((to.getTime() - from.getTime()) / 600) / 100;
}

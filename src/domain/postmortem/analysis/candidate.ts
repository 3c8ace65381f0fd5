import type { Evidence } from './evidence.ts';

/** The list of a postmortem that a candidate belongs to. */
export const CANDIDATE_KINDS = ['well', 'wrong', 'contributing', 'lucky'] as const;
export type CandidateKind = (typeof CANDIDATE_KINDS)[number];

/** A remark that the figures suggest. It is not yet anybody's opinion: a person accepts, edits or drops it. */
export interface Candidate extends Evidence {
  /** The same rule has the same id in every draft. */
  readonly id: string;
  readonly kind: CandidateKind;
  readonly text: string;
}

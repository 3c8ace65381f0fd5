import type { RecordEntry } from '../../domain/postmortem/record/record.ts';
import type { Proposal } from '../../domain/postmortem/suggestions/proposals.ts';

/** A language model that may propose what entries mean. */
export interface Suggester {
  /** Proposals as they came, unchecked; none when it does not answer well within its time. Never rejects. */
  propose(entries: readonly RecordEntry[]): Promise<readonly Proposal[]>;
}

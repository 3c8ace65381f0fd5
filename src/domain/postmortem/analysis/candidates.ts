import type { Analysis } from './analysis.ts';
import { CANDIDATE_KINDS, type Candidate } from './candidate.ts';
import { courseCandidates } from './candidates/course.ts';
import { intervalCandidates } from './candidates/intervals.ts';
import { THRESHOLDS, type Thresholds } from './candidates/thresholds.ts';
import { isSaid } from './said-already.ts';

/** Everything that the figures suggest and that the record does not say itself, in the order of the kinds. */
export function candidatesOf(analysis: Analysis, limits: Thresholds = THRESHOLDS): readonly Candidate[] {
  const found = [...intervalCandidates(analysis, limits), ...courseCandidates(analysis, limits)];
  const fresh = found.filter(({ topic, ...candidate }) => !isSaid(analysis.record, candidate, topic));
  return CANDIDATE_KINDS.flatMap((kind) =>
    fresh.filter((each) => each.kind === kind).map(({ topic: _topic, ...candidate }) => candidate),
  );
}

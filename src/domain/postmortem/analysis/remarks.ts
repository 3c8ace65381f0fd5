import type { Analysis } from './analysis.ts';
import { THRESHOLDS, type Thresholds } from './candidates/thresholds.ts';
import { candidatesOf } from './candidates.ts';
import { type JudgedCandidate, judged, type Verdicts } from './verdict.ts';

/** What the figures suggest by these thresholds, with what people said of it: the remarks of a draft. */
export function remarksBy(
  limits: Thresholds = THRESHOLDS,
  verdicts: Verdicts = {},
): (analysis: Analysis) => readonly JudgedCandidate[] {
  return (analysis) => judged(candidatesOf(analysis, limits), verdicts);
}

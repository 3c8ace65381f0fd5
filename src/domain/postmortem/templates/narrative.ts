import { measures, rootCauseAndResolution } from './narrative/cause-and-measures.ts';
import { issueSummary } from './narrative/issue-summary.ts';
import { timeline } from './narrative/timeline.ts';
import type { Template } from './template.ts';

/** A short prose report for outside readers, with a diagram of the timeline and 12-hour times. */
export const narrative: Template = {
  name: 'narrative',
  version: '3',
  draft: (analysis) => [
    ...issueSummary(analysis),
    timeline(analysis),
    rootCauseAndResolution(analysis),
    measures(analysis),
  ],
};

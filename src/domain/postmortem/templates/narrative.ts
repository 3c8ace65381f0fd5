import type { Template } from '../template.ts';
import { measures, rootCauseAndResolution } from './narrative/cause-and-measures.ts';
import { issueSummary } from './narrative/issue-summary.ts';
import { timeline } from './narrative/timeline.ts';

/** A short report in prose for readers outside, with a diagram of the timeline; times of 12 hours. */
export const narrative: Template = {
  name: 'narrative',
  version: '2',
  draft: (analysis) => [
    ...issueSummary(analysis),
    timeline(analysis),
    rootCauseAndResolution(analysis),
    measures(analysis),
  ],
};

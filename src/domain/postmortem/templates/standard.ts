import { actionItems } from './sections/actions.ts';
import { appendix } from './sections/appendix.ts';
import { closing } from './sections/closing.ts';
import { followUp } from './sections/follow-up.ts';
import { header } from './sections/header.ts';
import { impact } from './sections/impact.ts';
import { lessons } from './sections/lessons.ts';
import { ownFields } from './sections/own-fields.ts';
import { references } from './sections/references.ts';
import { wentWell, wentWrong } from './sections/retrospective.ts';
import { rootCause } from './sections/root-cause.ts';
import { summary } from './sections/summary.ts';
import { timeline } from './sections/timeline.ts';
import type { Template } from './template.ts';

/**
 * The full engineering postmortem: header, summary, impact, timeline, cause, retrospective, actions, follow-up,
 * appendix.
 */
export const standard: Template = {
  name: 'standard',
  version: '4',
  draft: (analysis) => [
    header(analysis),
    summary(analysis),
    ...impact(analysis),
    timeline(analysis),
    ...rootCause(analysis),
    wentWell(analysis),
    wentWrong(analysis),
    ...actionItems(analysis),
    ...lessons(analysis),
    ...followUp(analysis),
    references(analysis),
    ...appendix(analysis),
    ...ownFields(analysis),
    closing(analysis),
  ],
};

import { checks } from './concise/checks.ts';
import { actions, lessons, wentWell, wentWrong } from './concise/lists.ts';
import { header, summary } from './concise/opening.ts';
import { appendix, prevention, related } from './concise/related-and-prevention.ts';
import { contributing, rootCause } from './concise/root-cause.ts';
import { timeline } from './concise/timeline.ts';
import { ownFields } from './sections/own-fields.ts';
import type { Template } from './template.ts';

/** The postmortem on a page or two, with checks of what makes a good one. */
export const concise: Template = {
  name: 'concise',
  version: '3',
  draft: (analysis) => [
    header(analysis),
    summary(analysis),
    timeline(analysis),
    rootCause(analysis),
    contributing(analysis),
    wentWell(analysis),
    wentWrong(analysis),
    actions(analysis),
    lessons(analysis),
    related(analysis),
    prevention(analysis),
    ...appendix(analysis),
    ...ownFields(analysis),
    ...checks(analysis),
  ],
};

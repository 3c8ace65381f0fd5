import type { Template } from '../template.ts';
import { checks } from './concise/checks.ts';
import { actions, lessons, wentWell, wentWrong } from './concise/lists.ts';
import { header, summary } from './concise/opening.ts';
import { appendix, prevention, related } from './concise/rest.ts';
import { contributing, rootCause } from './concise/root-cause.ts';
import { timeline } from './concise/timeline.ts';

/** The postmortem on a page or two, with checks of what makes a good one. */
export const concise: Template = {
  name: 'concise',
  version: '2',
  draft: (findings) => [
    header(findings),
    summary(findings),
    timeline(findings),
    rootCause(findings),
    contributing(findings),
    wentWell(findings),
    wentWrong(findings),
    actions(findings),
    lessons(findings),
    related(findings),
    prevention(findings),
    ...appendix(findings),
    ...checks(findings),
  ],
};

import { actions, signOff } from './numbered/actions.ts';
import { cause } from './numbered/cause.ts';
import { impact } from './numbered/impact.ts';
import { lessons, measuresTaken, resolution } from './numbered/learning.ts';
import { opening, summary } from './numbered/opening.ts';
import { timeline } from './numbered/timeline.ts';
import type { Template } from './template.ts';

/** A report in nine numbered sections that begins with an apology; times are in 12-hour form. */
export const numbered: Template = {
  name: 'numbered',
  version: '3',
  draft: (analysis) => [
    ...opening(analysis),
    summary(analysis),
    timeline(analysis),
    cause(analysis),
    impact(analysis),
    resolution(analysis),
    lessons(analysis),
    measuresTaken(analysis),
    actions(analysis),
    signOff(analysis),
  ],
};

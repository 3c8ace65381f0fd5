import { field, text } from '../document/nodes.ts';
import { appendix, continuousImprovement, distribution } from './comprehensive/appendices.ts';
import { causeAnalysis } from './comprehensive/cause-analysis.ts';
import { communicationLog } from './comprehensive/communication.ts';
import { horizonActions } from './comprehensive/horizon-actions.ts';
import { impactAssessment } from './comprehensive/impact-assessment.ts';
import { incidentSummary } from './comprehensive/incident-summary.ts';
import { meetingDetails, signOff } from './comprehensive/meeting-and-sign-off.ts';
import { phasedTimeline } from './comprehensive/phased-timeline.ts';
import { preventionMeasures } from './comprehensive/prevention.ts';
import { principles } from './comprehensive/principles.ts';
import { lessons, wentWell, wentWrong } from './comprehensive/retrospective.ts';
import { relatedIncidents, supportingData } from './comprehensive/supporting-data.ts';
import { closingLines, reviewDays } from './sections/closing.ts';
import { documentStatus } from './sections/header.ts';
import { ownFields } from './sections/own-fields.ts';
import type { Template } from './template.ts';

const VERSION = '3';

/** Everything a formal review needs, from the summary table to sign-off and distribution. */
export const comprehensive: Template = {
  name: 'comprehensive',
  version: VERSION,
  draft: (analysis) => [
    ...principles(analysis),
    ...incidentSummary(analysis),
    ...impactAssessment(analysis),
    ...phasedTimeline(analysis),
    ...causeAnalysis(analysis),
    ...wentWell(analysis),
    ...wentWrong(analysis),
    ...lessons(analysis),
    ...horizonActions(analysis),
    ...supportingData(analysis),
    relatedIncidents(analysis),
    ...communicationLog(analysis),
    ...preventionMeasures(analysis),
    meetingDetails(analysis),
    signOff(analysis),
    distribution(analysis),
    ...appendix(analysis),
    ...ownFields(analysis),
    ...continuousImprovement(analysis),
    closingLines([
      field('Document Version', [...documentStatus(analysis), text(` (template comprehensive ${VERSION})`)]),
      ...reviewDays(analysis),
    ]),
  ],
};

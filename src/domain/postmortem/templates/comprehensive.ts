import { field, text } from '../nodes.ts';
import type { Template } from '../template.ts';
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

const VERSION = '2';

/** Everything that a formal review asks for, from the summary table to sign-off and distribution. */
export const comprehensive: Template = {
  name: 'comprehensive',
  version: VERSION,
  draft: (findings) => [
    ...principles(findings),
    ...incidentSummary(findings),
    ...impactAssessment(findings),
    ...phasedTimeline(findings),
    ...causeAnalysis(findings),
    ...wentWell(findings),
    ...wentWrong(findings),
    ...lessons(findings),
    ...horizonActions(findings),
    ...supportingData(findings),
    relatedIncidents(findings),
    ...communicationLog(findings),
    ...preventionMeasures(findings),
    meetingDetails(findings),
    signOff(findings),
    distribution(findings),
    ...appendix(findings),
    ...continuousImprovement(findings),
    closingLines([
      field('Document Version', [...documentStatus(findings), text(` (template comprehensive ${VERSION})`)]),
      ...reviewDays(findings),
    ]),
  ],
};

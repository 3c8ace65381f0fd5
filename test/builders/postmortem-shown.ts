import type { PostmortemShown } from '../../src/app/ports/review-posts.ts';
import type { Incident } from '../../src/domain/incident/incident.ts';
import { coverage } from '../../src/domain/postmortem/document/coverage.ts';
import { draftPostmortem } from '../../src/domain/postmortem/draft/draft-postmortem.ts';
import { newPostmortem } from '../../src/domain/postmortem/review/postmortem-state.ts';
import type { WorkflowState } from '../../src/domain/postmortem/review/workflow.ts';
import { BUILT_IN } from '../../src/domain/postmortem/templates/registry.ts';
import { recordOf } from './incident-record.ts';

const template = BUILT_IN.get('standard');
if (!template) throw new Error('There is no standard template.');
const document = draftPostmortem(recordOf([]), template);

/** What is shown of the postmortem of this incident, drafted from an empty record. */
export function postmortemShownOf(incident: Incident, workflow: WorkflowState): PostmortemShown {
  return {
    incident,
    state: { ...newPostmortem(incident.team, incident.key), workflow },
    document,
    revision: 'd1',
    coverage: coverage(document),
    blameFindings: 0,
    remarks: { waiting: 0, unseen: 0, leftOut: 0 },
    discardedBy: undefined,
    stale: false,
    canvas: undefined,
    file: undefined,
  };
}

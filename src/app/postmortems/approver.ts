import { commanderOf, type Incident } from '../../domain/incident/incident.ts';
import type { WorkflowState } from '../../domain/postmortem/review/workflow.ts';
import type { App } from '../app.ts';
import type { KnownIncident } from '../ports/incidents.ts';

/**
 * Who answers for what follows from an incident, in this order: who approves or approved its postmortem, who leads it, who
 * declared it. Throws `StoreFault`.
 */
export async function answerable(
  app: Pick<App, 'postmortems'>,
  { incident }: Pick<KnownIncident, 'incident'>,
): Promise<readonly string[]> {
  const { workflow } = await app.postmortems.state(incident.team, incident.key);
  return answerableOf(incident, workflow);
}

/** The same, where the state of the postmortem is known. */
export function answerableOf(incident: Incident, workflow: WorkflowState): readonly string[] {
  const users = [approverOf(workflow), commanderOf(incident), incident.declaredBy];
  return [...new Set(users.filter((user) => user !== undefined))];
}

/** Who approves, or approved. */
export function approverOf(workflow: WorkflowState): string | undefined {
  switch (workflow.state) {
    case 'in review':
      return workflow.approver;
    case 'approved':
      return workflow.by;
    case 'published':
      return workflow.approvedBy;
    case 'draft':
    case 'not required':
      return undefined;
    default:
      return workflow satisfies never;
  }
}

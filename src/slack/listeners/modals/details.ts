import { changeIncident } from '../../../app/incidents/change-incident.ts';
import type { KnownIncident } from '../../../app/ports/incidents.ts';
import type { Details } from '../../../domain/incident/details.ts';
import type { ListenerContext } from '../listener-context.ts';
import type { Submission } from './on-submit.ts';
import { nextStepId } from './step-of-form.ts';

/**
 * Takes what a person changed in a form of services and fields. Tells whether anything changed. Throws `StoreFault`.
 */
export async function takeDetails(
  app: ListenerContext['app'],
  known: KnownIncident,
  { submission, details }: { readonly submission: Submission; readonly details: Details },
): Promise<boolean> {
  const stamp = { id: nextStepId(known, submission), by: submission.user, at: app.clock() };
  const { kind } = await changeIncident(app, known, { kind: 'details', ...stamp, ...details });
  return kind === 'changed';
}

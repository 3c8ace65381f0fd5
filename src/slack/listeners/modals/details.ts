import { changeIncident } from '../../../app/change-incident.ts';
import type { KnownIncident } from '../../../app/ports/incidents.ts';
import type { Details, FieldValue } from '../../../domain/incident/details.ts';
import type { Incident } from '../../../domain/incident/incident.ts';
import type { ListenerContext } from '../listener-context.ts';
import type { Submission } from './on-submit.ts';

/** What a form says differently from the incident. */
export function changedFields({ fields = [] }: Incident, sent: readonly FieldValue[]): readonly FieldValue[] {
  return sent.filter(({ name, value }) => value !== (fields.find((one) => one.name === name)?.value ?? ''));
}

/**
 * Takes what a form says of services and fields; the same form sent twice is one change. Tells whether
 * anything changed. Throws `StoreFault`.
 */
export async function takeDetails(
  app: ListenerContext['app'],
  known: KnownIncident,
  { submission, details }: { readonly submission: Submission; readonly details: Details },
): Promise<boolean> {
  const stamp = { id: `${submission.id}.details`, by: submission.user, at: app.clock() };
  const { kind } = await changeIncident(app, known, { kind: 'details', ...stamp, ...details });
  return kind === 'changed';
}

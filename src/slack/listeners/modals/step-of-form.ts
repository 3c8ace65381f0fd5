import type { KnownIncident } from '../../../app/ports/incidents.ts';
import type { IncidentEvent } from '../../../domain/incident/event.ts';
import type { Submission } from './on-submit.ts';

type Form = Pick<Submission, 'id'>;

/**
 * The id of a form's next change. A form that stayed open is corrected and sent again under the same id: what it changes
 * then is another change, while a form that is delivered twice finds its changes made.
 */
export function nextStepId(known: Pick<KnownIncident, 'events'>, form: Form): string {
  const done = new Set(stepsOf(known, form).map(({ id }) => id));
  return `${form.id}.${done.size}`;
}

/** What a form has changed already, apart from what it does in one step. */
export function stepsOf({ events }: Pick<KnownIncident, 'events'>, { id }: Form): readonly IncidentEvent[] {
  return events.filter((event) => event.id.startsWith(`${id}.`));
}

import { readAgain } from '../../../app/access/incident-for.ts';
import { impactForm } from '../../../app/incidents/impact-form.ts';
import { templateFor } from '../../../app/postmortems/choose-template.ts';
import type { CommandOf } from '../../../domain/incident/verbs/read-command.ts';
import { impactModal } from '../../views/modals/impact-modal.ts';
import { changed } from '../../words/changes.ts';
import { unknownTemplate } from '../../words/drafts.ts';
import { type Answer, open, sayText } from '../answer.ts';
import type { IncidentRequest } from '../with-incident.ts';
import { applyChange } from './change.ts';
import { type HandlerGroup, onIncident, RESOLVED_TOO } from './handler.ts';

/** The draft, and the form for its impact section. */
export const DRAFT = {
  /** One more draft, with the layout that was named or the usual one. */
  draft: onIncident<CommandOf<'draft'>>(async (on, { template }) => {
    const { context, known } = on;
    const { templates } = context.app.policy;
    if (template !== undefined && !templates.known.has(template)) {
      return sayText(unknownTemplate(template, [...templates.known.keys()], context.command), 'refused');
    }
    const usual = templateFor(templates, known.incident.severity);
    return applyChange(on, { kind: 'draft', template: template ?? usual });
  }, RESOLVED_TOO),
  impact: onIncident<CommandOf<'impact'>>(openImpactForm, RESOLVED_TOO),
} satisfies HandlerGroup;

/** The form for what users notice. */
export async function openImpactForm({ context, request, known }: IncidentRequest): Promise<Answer> {
  const form = await impactForm(context.app, known);
  const refs = { incident: known.incident.key, channel: request.channel };
  const { services } = context.app.policy;
  return open(impactModal(form, refs, { services, chosen: known.incident.services }));
}

/** A second request for a draft within this time is the same one: a button that was clicked twice (ms). */
const SAME_REQUEST_MS = 10_000;

/** The button's way to one more draft with the usual layout. */
export async function draftAgain(on: IncidentRequest): Promise<Answer> {
  const { context, known } = on;
  const { clock, policy } = context.app;
  const template = templateFor(policy.templates, known.incident.severity);
  const now = clock();
  const sameSince = new Date(now.getTime() - SAME_REQUEST_MS);
  const answer = await applyChange(on, { kind: 'draft', template, sameSince });
  if (answer.kind !== 'say' || answer.outcome !== 'unchanged') return answer;
  const current = await readAgain(context.app, known);
  const last = current.events.findLast(({ kind }) => kind === 'draft-wanted');
  return last ? sayText(changed(known.incident, [last], { zone: 'UTC', now }), 'unchanged') : answer;
}

import { templateFor } from '../../../app/choose-template.ts';
import { resolveForm } from '../../../app/resolve-form.ts';
import { isActive } from '../../../domain/incident/incident.ts';
import type { CommandOf } from '../../../domain/incident/verbs/read-command.ts';
import { resolveModal } from '../../views/resolve-modal.ts';
import { unescapeSlack } from '../../words/escape.ts';
import { refused } from '../../words/refusals.ts';
import { type Answer, open, sayText } from '../answer.ts';
import { readerOf } from '../reader-of.ts';
import type { IncidentRequest } from '../with-incident.ts';
import { applyChange, changeBy, plainText } from './change.ts';
import { type HandlerGroup, onIncident, RESOLVED_TOO, SURE } from './handler.ts';
import { MERGING } from './merge.ts';

/** How an incident ends, and how an end is taken back. */
export const ENDING = {
  /** With a summary at once, without one in a modal that shows the key times and what is missing. */
  resolve: onIncident<CommandOf<'resolve'>>((on, { summary }) => {
    if (summary === undefined) return openResolveForm(on);
    const { app } = on.context;
    const template = templateFor(app.policy.templates, on.known.incident.severity);
    return applyChange(on, { kind: 'resolve', summary: unescapeSlack(summary), times: {}, template });
  }, SURE),
  reopen: changeBy<'reopen'>(({ why }) => ({ kind: 'reopen', why: plainText(why) }), {
    ...RESOLVED_TOO,
    ...SURE,
  }),
  cancel: changeBy<'cancel'>(({ why }) => ({ kind: 'cancel', why: unescapeSlack(why) }), SURE),
  ...MERGING,
} satisfies HandlerGroup;

/** The modal, filled in as far as the record goes. */
export async function openResolveForm({ context, request, known }: IncidentRequest): Promise<Answer> {
  const { incident } = known;
  if (!isActive(incident)) {
    const reader = await readerOf(context, request);
    return sayText(refused({ code: 'not-active', incident }, reader, context.command), 'refused');
  }
  const [form, { answers }, reader] = await Promise.all([
    resolveForm(context.app, known),
    context.app.postmortems.state(incident.team, incident.key),
    readerOf(context, request),
  ]);
  const version = answers.length;
  const refs = { incident: incident.key, channel: request.channel, command: request.id, version };
  return open(resolveModal({ incident, ...form, fields: context.app.policy.fields }, refs, reader));
}

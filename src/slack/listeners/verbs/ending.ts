import type { ModalView } from '@slack/types';
import { resolveForm } from '../../../app/incidents/resolve-form.ts';
import { templateFor } from '../../../app/postmortems/choose-template.ts';
import { isActive } from '../../../domain/incident/incident.ts';
import type { CommandOf } from '../../../domain/incident/verbs/read-command.ts';
import type { ModalRefs } from '../../views/modals/modal-metadata.ts';
import { resolveModal } from '../../views/modals/resolve-modal.ts';
import { unescapeSlack } from '../../words/escape.ts';
import { refused } from '../../words/refusals.ts';
import { type Answer, open, sayText, update } from '../answer.ts';
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
export async function openResolveForm(on: IncidentRequest): Promise<Answer> {
  const { context, request, known } = on;
  const refusal = await resolvedBefore(on);
  if (refusal) return refusal;
  const [view, { answers }] = await Promise.all([
    resolveFormView(on),
    context.app.postmortems.state(known.incident.team, known.incident.key),
  ]);
  return open(view({ channel: request.channel, command: request.id, version: answers.length }));
}

/** The same modal with everything that it can ask; what was typed stays in it. */
export async function showWholeResolveForm(on: IncidentRequest, refs: ModalRefs): Promise<Answer> {
  const refusal = await resolvedBefore(on);
  if (refusal) return refusal;
  const view = await resolveFormView(on);
  return update(view({ ...refs, all: true }));
}

async function resolveFormView({
  context,
  request,
  known,
}: IncidentRequest): Promise<(refs: ModalRefs) => ModalView> {
  const { incident } = known;
  const [form, reader] = await Promise.all([resolveForm(context.app, known), readerOf(context, request)]);
  const { fields } = context.app.policy;
  return (refs) => resolveModal({ incident, ...form, fields }, refs, reader);
}

async function resolvedBefore({ context, request, known }: IncidentRequest): Promise<Answer | undefined> {
  const { incident } = known;
  if (isActive(incident)) return undefined;
  const reader = await readerOf(context, request);
  return sayText(refused({ code: 'not-active', incident }, reader, context.command), 'refused');
}

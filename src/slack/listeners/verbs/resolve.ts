import { templateFor } from '../../../app/choose-template.ts';
import type { KnownIncident } from '../../../app/ports/incidents.ts';
import { resolveForm } from '../../../app/resolve-form.ts';
import type { ParsedCommand } from '../../../domain/incident/command-line.ts';
import { isActive } from '../../../domain/incident/incident.ts';
import { resolveModal } from '../../views/resolve-modal.ts';
import { unescapeSlack } from '../../words/escape.ts';
import { refused } from '../../words/refusals.ts';
import { type Answer, open, sayWords } from '../answer.ts';
import type { ListenerContext } from '../listener-context.ts';
import type { UserRequest } from '../request.ts';
import { withIncident } from '../with-incident.ts';
import { apply } from './change.ts';
import { readerOf } from './queries.ts';

/** `resolve`: with a summary at once, without one in a modal that shows the key times and what is missing. */
export function resolve(
  context: ListenerContext,
  request: UserRequest,
  verb: Extract<ParsedCommand, { verb: 'resolve' }>,
): Promise<Answer> {
  return withIncident(context, request, (known) =>
    verb.summary === undefined ? ask(context, request, known) : atOnce(context, request, known, verb.summary),
  );
}

function atOnce(
  context: ListenerContext,
  request: UserRequest,
  known: KnownIncident,
  summary: string,
): Promise<Answer> {
  const { app } = context;
  return apply(context, request, known, {
    kind: 'resolve',
    id: request.id,
    by: request.user,
    at: app.clock(),
    summary: unescapeSlack(summary),
    times: {},
    template: templateFor(app.policy.templates, known.incident.severity),
  });
}

/** The modal with what the record gives. */
export async function ask(
  context: ListenerContext,
  request: UserRequest,
  known: KnownIncident,
): Promise<Answer> {
  const { incident } = known;
  if (!isActive(incident)) {
    const reader = await readerOf(context, request);
    return sayWords(refused({ code: 'not-active', incident }, reader, context.command), 'refused');
  }
  const form = await resolveForm(context.app, known);
  const refs = { incident: incident.key, channel: request.channel, command: request.id };
  return open(resolveModal({ incident, ...form }, refs));
}

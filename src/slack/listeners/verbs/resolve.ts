import type { KnownIncident } from '../../../app/ports/incidents.ts';
import { resolveForm } from '../../../app/resolve-form.ts';
import { templateFor } from '../../../app/template-for.ts';
import type { ParsedCommand } from '../../../domain/incident/command-line.ts';
import { isActive } from '../../../domain/incident/incident.ts';
import { resolveModal } from '../../views/resolve-modal.ts';
import { unescapeSlack } from '../../words/escape.ts';
import { refused } from '../../words/refusals.ts';
import { type Answer, open, sayWords } from '../answer.ts';
import type { Asked } from '../asked.ts';
import type { Parts } from '../parts.ts';
import { withIncident } from '../resolve-place.ts';
import { apply } from './change.ts';
import { readerOf } from './look.ts';

/** `resolve`: with a summary at once, without one in a modal that shows the key times and what is missing. */
export function resolve(
  parts: Parts,
  asked: Asked,
  verb: Extract<ParsedCommand, { verb: 'resolve' }>,
): Promise<Answer> {
  return withIncident(parts, asked, (known) =>
    verb.summary === undefined ? ask(parts, asked, known) : atOnce(parts, asked, known, verb.summary),
  );
}

function atOnce(parts: Parts, asked: Asked, known: KnownIncident, summary: string): Promise<Answer> {
  const { app } = parts;
  return apply(parts, asked, known, {
    kind: 'resolve',
    id: asked.id,
    by: asked.user,
    at: app.clock(),
    summary: unescapeSlack(summary),
    times: {},
    template: templateFor(app.policy.templates, known.incident.severity),
  });
}

/** The modal with what the record gives. */
export async function ask(parts: Parts, asked: Asked, known: KnownIncident): Promise<Answer> {
  const { incident } = known;
  if (!isActive(incident)) {
    const reader = await readerOf(parts, asked);
    return sayWords(refused({ code: 'not-active', incident }, reader, parts.command), 'refused');
  }
  const form = await resolveForm(parts.app, known);
  const refs = { incident: incident.key, channel: asked.channel, command: asked.id };
  return open(resolveModal({ incident, ...form }, refs));
}

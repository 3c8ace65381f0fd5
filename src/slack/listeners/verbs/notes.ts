import { addEntry } from '../../../app/entries/add-entry.ts';
import { keepAnswers } from '../../../app/questions/answer-questions.ts';
import type { Note } from '../../../domain/incident/verbs/notes.ts';
import type { CommandOf } from '../../../domain/incident/verbs/read-command.ts';
import { readMetric } from '../../../domain/postmortem/questions/record-updates.ts';
import { receiptView } from '../../views/receipt.ts';
import { unescapeSlack } from '../../words/escape.ts';
import { metricUnclear, noted } from '../../words/notes.ts';
import { type Answer, say, sayText } from '../answer.ts';
import { incidentKey } from '../incident-key.ts';
import { readerOf } from '../reader-of.ts';
import { type IncidentRequest, withIncident } from '../with-incident.ts';
import { applyChange, type Change, plainText } from './change.ts';
import { type HandlerGroup, onIncident, RESOLVED_TOO } from './handler.ts';

const note = onIncident<Note>(async ({ context, request, known }, command) => {
  const text = unescapeSlack(command.text);
  if (command.note === 'note.metric') {
    const { name, normal, during } = readMetric(text);
    if (name === '' || (normal === undefined && during === undefined))
      return sayText(metricUnclear(context.command), 'unclear');
  }
  await keepAnswers(context.app, known, {
    by: request.user,
    answers: [{ question: command.note, text }],
  });
  return sayText(noted(command.note, text));
}, RESOLVED_TOO);

/** What was told to whom is an entry, like everything that happened. */
const communication = onIncident<CommandOf<'comms'>>(async ({ context, request, known }, command) => {
  const text = unescapeSlack(command.text);
  const reader = await readerOf(context, request);
  const entry = await addEntry(context.app, {
    id: request.id,
    team: request.team,
    incident: known.incident.key,
    author: request.user,
    text: command.audience === 'internal' ? `Internal: ${text}` : `External: ${text}`,
    type: 'communication',
    occurredAt: context.app.clock(),
  });
  return say(receiptView(entry, reader));
}, RESOLVED_TOO);

/** Only to an incident that the person may see. */
const link = onIncident<CommandOf<'link'>>(async (on, { other, why }) => {
  const { context, request } = on;
  const incident = await incidentKey(context, request, other);
  return withIncident(
    { context, request: { ...request, incident, text: '' }, onMerged: 'itself' },
    ({ known: { incident: to } }) =>
      changeLink(on, {
        kind: 'link',
        ...{ to: to.key, declared: to.declaredAt.toISOString().slice(0, 10), hidden: to.private },
        why: plainText(why),
      }),
  );
}, RESOLVED_TOO);

const unlink = onIncident<CommandOf<'unlink'>>(async (on, { other }) => {
  const from = await incidentKey(on.context, on.request, other);
  return changeLink(on, { kind: 'unlink', from });
}, RESOLVED_TOO);

/** A draft from before lacks it. */
async function changeLink(on: IncidentRequest, change: Change): Promise<Answer> {
  const { team, key } = on.known.incident;
  await on.context.app.postmortems.markStale(team, key);
  return applyChange(on, change);
}

/** Notes for the postmortem, made in one line while they are fresh. */
export const NOTES = {
  why: note,
  cause: note,
  well: note,
  wrong: note,
  lucky: note,
  lesson: note,
  metric: note,
  link,
  unlink,
  comms: communication,
} satisfies HandlerGroup;

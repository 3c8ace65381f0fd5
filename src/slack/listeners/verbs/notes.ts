import { addEntry } from '../../../app/add-entry.ts';
import { keepAnswers } from '../../../app/answer-questions.ts';
import type { Note } from '../../../domain/incident/verbs/notes.ts';
import type { CommandOf } from '../../../domain/incident/verbs/read-command.ts';
import { readMetric } from '../../../domain/postmortem/questions/record-updates.ts';
import { receiptView } from '../../views/receipt.ts';
import { unescapeSlack } from '../../words/escape.ts';
import { metricUnclear, noted } from '../../words/notes.ts';
import { say, sayText } from '../answer.ts';
import { readerOf } from '../reader-of.ts';
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

/** Notes for the postmortem, made in one line while they are fresh. */
export const NOTES = {
  why: note,
  cause: note,
  well: note,
  wrong: note,
  lucky: note,
  lesson: note,
  metric: note,
  comms: communication,
} satisfies HandlerGroup;

import type { App as BoltApp } from '@slack/bolt';
import { addEntry } from '../../../app/add-entry.ts';
import { MODALS } from '../../views/ids.ts';
import { answerView } from '../../views/plain-answer.ts';
import { type Answer, readQuestionsModal } from '../../views/questions-modal.ts';
import { answersLogged, answerText } from '../../words/drafts.ts';
import type { Parts } from '../parts.ts';
import { onSubmit, type Received, type Sent } from './on-submit.ts';

/** The open questions of a draft: each answer becomes an entry, with its author. */
export function listenToQuestionsModal(bolt: BoltApp, parts: Parts): void {
  onSubmit(bolt, parts, MODALS.questions, (sent) => submit(parts, sent));
}

async function submit(parts: Parts, sent: Sent): Promise<Received> {
  const answers = readQuestionsModal(sent.values);
  const incident = sent.refs.incident ?? '';
  const stored = await parts.app.postmortems.byIncident(sent.team, incident);
  const questions = stored?.latest?.document.questions ?? [];
  for (const [index, answer] of answers.entries()) {
    const question = questions.find(({ id }) => id === answer.id)?.text ?? answer.id;
    await record(parts, sent, incident, { answer, question, index });
  }
  if (answers.length > 0) await parts.app.postmortems.markStale(sent.team, incident);
  return { kind: 'closed', message: answerView(answersLogged(answers.length)) };
}

async function record(
  parts: Parts,
  sent: Sent,
  incident: string,
  what: { readonly answer: Answer; readonly question: string; readonly index: number },
): Promise<void> {
  await addEntry(parts.app, {
    id: `${sent.id}.${what.index}`,
    team: sent.team,
    incident,
    author: sent.user,
    text: answerText(what.question, what.answer.text),
    type: 'note',
    occurredAt: parts.app.clock(),
  });
}

import type { App as BoltApp } from '@slack/bolt';
import { answerQuestions, type ReadAnswer } from '../../../app/answer-questions.ts';
import { type AnswerReading, readAnswer } from '../../../app/postmortem-questions.ts';
import { INPUTS, MODALS } from '../../views/ids.ts';
import { answerView } from '../../views/plain-answer.ts';
import { readQuestionsModal } from '../../views/questions-modal.ts';
import { answersLogged, timeTaken } from '../../words/drafts.ts';
import { noSuchIncident } from '../../words/incidents.ts';
import { QUESTIONS } from '../../words/modals.ts';
import { refused } from '../../words/refusals.ts';
import type { Parts } from '../parts.ts';
import { readerOf } from '../verbs/look.ts';
import { onSubmit, type Received, type Sent } from './on-submit.ts';

/** The open questions of a draft: answers go into the record, each to where it belongs, with their author. */
export function listenToQuestionsModal(bolt: BoltApp, parts: Parts): void {
  onSubmit(bolt, parts, MODALS.questions, (sent) => submit(parts, sent));
}

async function submit(parts: Parts, sent: Sent): Promise<Received> {
  const { app, command } = parts;
  const key = sent.refs.incident ?? '';
  const [known, stored, reader] = await Promise.all([
    app.incidents.byKey(sent.team, key),
    app.postmortems.byIncident(sent.team, key),
    readerOf(parts, sent),
  ]);
  if (!known) return { kind: 'closed', message: answerView(noSuchIncident(key, command)) };
  const questions = stored?.latest?.document.questions ?? [];
  const { phase } = known.incident;
  const when = { ...reader, over: phase.state === 'resolved' ? phase.at : undefined };
  const readings = readQuestionsModal(sent.values).map((answer) => {
    const question = questions.find(({ id }) => id === answer.id);
    return { id: answer.id, reading: readAnswer(answer, question, when) };
  });
  const unreadable = readings.flatMap(({ id, reading }) =>
    reading.kind === 'unreadable' ? [[`${INPUTS.answer}${id}`, unreadableWords(reading)]] : [],
  );
  if (unreadable.length > 0) return { kind: 'errors', errors: Object.fromEntries(unreadable) };
  const answers = readings.filter((each): each is ReadAnswer => each.reading.kind !== 'unreadable');
  if (answers.length === 0) return { kind: 'closed', message: answerView(answersLogged(0)) };
  const wrong = await answerQuestions(app, known, { id: sent.id, by: sent.user }, answers);
  if (wrong) {
    const words = refused(wrong.refusal, reader, command);
    return { kind: 'errors', errors: { [`${INPUTS.answer}${wrong.id}`]: words } };
  }
  const times = answers.flatMap(({ reading }) =>
    reading.kind === 'time' ? [timeTaken(reading.milestone, reading.at, reader)] : [],
  );
  return { kind: 'closed', message: answerView([answersLogged(answers.length), ...times].join('\n')) };
}

function unreadableWords({ what }: Extract<AnswerReading, { kind: 'unreadable' }>): string {
  switch (what) {
    case 'time':
      return QUESTIONS.noTime;
    case 'ahead':
      return QUESTIONS.ahead;
    case 'severity':
      return QUESTIONS.noSeverity;
    default:
      return what satisfies never;
  }
}

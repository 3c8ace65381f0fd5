import type { App as BoltApp } from '@slack/bolt';
import { answerQuestions as takeAnswers } from '../../../app/answer-questions.ts';
import { findIncident } from '../../../app/find-incident.ts';
import type { KnownIncident } from '../../../app/ports/incidents.ts';
import { openQuestions } from '../../../app/question-form.ts';
import { readNone } from '../../../app/read-answer.ts';
import { draftDiscardedView } from '../../views/draft.ts';
import { ACTIONS } from '../../views/ids.ts';
import { questionsModal, shownUpTo } from '../../views/questions-modal.ts';
import { type DraftRef, readDraftRef } from '../../views/values.ts';
import { draftGone } from '../../words/drafts.ts';
import { noSuchIncident } from '../../words/incidents.ts';
import { noneGone, noneTaken } from '../../words/questions.ts';
import { type Answer, open, replaceBy, sayWords, update } from '../answer.ts';
import type { Asked } from '../asked.ts';
import { questionsNow } from '../modals/questions.ts';
import type { Parts } from '../parts.ts';
import { draftAgain } from '../verbs/change.ts';
import { type Click, onClick } from './on-click.ts';

/** The buttons under "Draft ready". Open is a link; its click only has to be acknowledged. */
export function listenToDraftButtons(bolt: BoltApp, parts: Parts): void {
  bolt.action(ACTIONS.draftOpen, async ({ ack }) => {
    await ack();
  });
  const listen = (id: string, act: (asked: Asked, known: KnownIncident, ref: DraftRef) => Promise<Answer>) =>
    onClick(bolt, parts, id, async ({ asked, value }) => {
      const ref = readDraftRef(value);
      const key = ref?.incident ?? '';
      const found = await findIncident(parts.app, { team: asked.team, user: asked.user, key });
      if (!ref || found.kind !== 'found') return sayWords(noSuchIncident(key, parts.command), 'refused');
      return act(asked, found.known, ref);
    });
  listen(ACTIONS.draftAgain, (asked, known) => draftAgain(parts, asked, known));
  listen(ACTIONS.draftQuestions, (asked, known) => askQuestions(parts, asked, known));
  onClick(bolt, parts, ACTIONS.questionNone, (click) => answerNone(parts, click));
  listen(ACTIONS.draftDiscard, (asked, known, ref) => discard(parts, asked, known, ref));
}

async function askQuestions(parts: Parts, asked: Asked, known: KnownIncident): Promise<Answer> {
  const { incident } = known;
  const stored = await parts.app.postmortems.byIncident(asked.team, incident.key);
  if (!stored?.latest) return sayWords(draftGone(incident.key, parts.command), 'refused');
  const questions = await openQuestions(parts.app, known, stored);
  const version = stored.state.answers.length;
  const refs = { incident: incident.key, draft: stored.latest.id, channel: asked.channel, version };
  return open(questionsModal(questions, refs));
}

/** One tap: there is nothing to say. The form goes on without the question, with everything else as it was typed. */
async function answerNone(parts: Parts, { asked, value = '', refs, values }: Click): Promise<Answer> {
  const key = refs.incident ?? '';
  const found = await findIncident(parts.app, { team: asked.team, user: asked.user, key });
  const reading = readNone(value);
  if (found.kind !== 'found' || !reading) return sayWords(noSuchIncident(key, parts.command), 'refused');
  const { known } = found;
  const before = await questionsNow(parts, known);
  const isOpen = before.questions.some(({ question }) => question.id === value);
  if (isOpen) await takeAnswers(parts.app, known, { id: asked.id, by: asked.user }, [{ id: value, reading }]);
  const words = isOpen && 'text' in reading ? noneTaken(reading.text) : noneGone();
  const kept = new Set([...shownUpTo(values)].filter((id) => id !== value));
  const { questions } = await questionsNow(parts, known, kept);
  return update(questionsModal(questions, refs, words));
}

async function discard(
  parts: Parts,
  asked: Asked,
  { incident }: KnownIncident,
  ref: DraftRef,
): Promise<Answer> {
  const done = await parts.app.postmortems.discard(asked.team, incident.key, ref.draft);
  return done
    ? replaceBy(draftDiscardedView(incident, asked.user, ref.draft), 'discarded')
    : sayWords(draftGone(incident.key, parts.command), 'refused');
}

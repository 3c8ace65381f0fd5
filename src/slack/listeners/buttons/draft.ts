import type { App as BoltApp } from '@slack/bolt';
import { withRelatedOffered } from '../../../app/incidents/offer-related.ts';
import { discardDraft } from '../../../app/postmortems/discard-draft.ts';
import { type ReadAnswer, answerQuestions as takeAnswers } from '../../../app/questions/answer-questions.ts';
import { openQuestions } from '../../../app/questions/question-form.ts';
import { readNone, readOffers } from '../../../app/questions/read-answer.ts';
import { offerKey } from '../../../domain/postmortem/questions/offer.ts';
import { type DraftRef, readDraftRef } from '../../views/button-values.ts';
import { readConfirmed } from '../../views/confirmed-answers.ts';
import { draftDiscardedView } from '../../views/draft.ts';
import { ACTIONS } from '../../views/ids.ts';
import { questionsModal, shownUpTo } from '../../views/modals/questions-modal.ts';
import { draftGone } from '../../words/drafts.ts';
import { noSuchIncident } from '../../words/incidents.ts';
import { answersTaken, noneGone, noneTaken } from '../../words/questions.ts';
import { reviewRefused } from '../../words/reviews.ts';
import { shownAgain } from '../after-saving.ts';
import { type Answer, open, replaceBy, sayText, update } from '../answer.ts';
import type { ListenerContext } from '../listener-context.ts';
import { questionsNow } from '../modals/questions.ts';
import { readerOf } from '../reader-of.ts';
import { draftAgain } from '../verbs/draft.ts';
import { type IncidentRequest, withIncident } from '../with-incident.ts';
import { type Click, onClick } from './on-click.ts';

/** The buttons under "Draft ready". Open is a link; its click only has to be acknowledged. */
export function listenToDraftButtons(bolt: BoltApp, context: ListenerContext): void {
  bolt.action(ACTIONS.draftOpen, async ({ ack }) => {
    await ack();
  });
  const listen = (id: string, act: (on: IncidentRequest, ref: DraftRef) => Promise<Answer>) =>
    onClick({ bolt, context }, id, async ({ request, value }) => {
      const ref = readDraftRef(value);
      const incident = ref?.incident ?? '';
      if (!ref) return sayText(noSuchIncident(incident, context.command), 'refused');
      return withIncident({ context, request: { ...request, incident } }, (on) => act(on, ref));
    });
  listen(ACTIONS.draftAgain, draftAgain);
  listen(ACTIONS.draftQuestions, openQuestionsForm);
  onClick({ bolt, context }, ACTIONS.questionNone, (click) => answerNone(context, click));
  onClick({ bolt, context }, ACTIONS.questionConfirm, (click) => confirmSuggested(context, click));
  onClick({ bolt, context }, ACTIONS.questionAll, (click) => showAllQuestions(context, click));
  listen(ACTIONS.draftDiscard, discard);
}

async function openQuestionsForm({ context, request, known }: IncidentRequest): Promise<Answer> {
  const { incident } = known;
  const stored = await context.app.postmortems.byIncident(request.team, incident.key);
  if (!stored?.latest) return sayText(draftGone(incident.key, context.command), 'refused');
  const asked = await openQuestions(context.app, known, { stored });
  const questions = await withRelatedOffered(context.app, request, { incident, questions: asked });
  const version = stored.state.answers.length;
  const refs = { incident: incident.key, draft: stored.latest.id, channel: request.channel, version };
  return open(questionsModal(questions, refs));
}

/** Answers "nothing to say" in one click. The form goes on without the question and keeps everything else typed. */
async function answerNone(
  context: ListenerContext,
  { request, value = '', refs, values }: Click,
): Promise<Answer> {
  const incident = refs.incident ?? '';
  const reading = readNone(value);
  if (!reading) return sayText(noSuchIncident(incident, context.command), 'refused');
  return withIncident({ context, request: { ...request, incident } }, async ({ known }) => {
    const before = await questionsNow(context, { known, asker: request });
    const isOpen = before.questions.some(({ question }) => question.id === value);
    if (isOpen)
      await takeAnswers(context.app, known, {
        id: request.id,
        by: request.user,
        answers: [{ id: value, reading }],
      });
    const words = isOpen && 'text' in reading ? noneTaken(reading.text) : noneGone();
    const kept = new Set([...shownUpTo(values)].filter((id) => id !== value));
    return shownAgain(context, async () => {
      const { questions } = await questionsNow(context, { known, asker: request }, kept);
      const left = refs.left === undefined ? {} : { left: refs.left - 1 };
      return questionsModal(questions, { ...refs, ...left }, { note: words, kept });
    });
  });
}

/** Takes the answers that the record suggests and the form showed; what changed meanwhile is offered again. */
async function confirmSuggested(
  context: ListenerContext,
  { request, value = '', refs, values }: Click,
): Promise<Answer> {
  const incident = refs.incident ?? '';
  return withIncident({ context, request: { ...request, incident } }, async ({ known }) => {
    const before = await questionsNow(context, { known, asker: request });
    const answers = readConfirmed(value).flatMap((shown): ReadAnswer[] => {
      const form = before.questions.find(({ question }) => question.id === shown.question);
      const offer = form?.question.offers?.find((each) => offerKey(each) === shown.offer);
      const reading = offer && readOffers([offer]);
      return reading ? [{ id: shown.question, reading }] : [];
    });
    const problem = await takeAnswers(context.app, known, { id: request.id, by: request.user, answers });
    const words = problem || answers.length === 0 ? noneGone() : answersTaken(answers.length);
    return shownAgain(context, async () => {
      const kept = shownUpTo(values);
      const { questions } = await questionsNow(context, { known, asker: request }, kept);
      return questionsModal(questions, refs, { note: words, kept });
    });
  });
}

/** The way to every question; those that the form shows, and what was typed, stay in its first part. */
async function showAllQuestions(context: ListenerContext, { request, refs, values }: Click): Promise<Answer> {
  const incident = refs.incident ?? '';
  return withIncident({ context, request: { ...request, incident } }, async ({ known }) => {
    const kept = shownUpTo(values);
    const { questions } = await questionsNow(context, { known, asker: request }, kept);
    return update(questionsModal(questions, { ...refs, all: true, from: 0 }, { kept }));
  });
}

async function discard({ context, request, known }: IncidentRequest, ref: DraftRef): Promise<Answer> {
  const { incident } = known;
  const of = { team: request.team, incident: incident.key };
  const done = await discardDraft(context.app, of, { draft: ref.draft, by: request.user });
  switch (done.kind) {
    case 'discarded':
      return replaceBy(draftDiscardedView(incident, request.user, ref.draft), 'discarded');
    case 'gone':
      return sayText(draftGone(incident.key, context.command), 'refused');
    case 'published': {
      const shown = { open: [], reader: await readerOf(context, request), command: context.command };
      const refusal = { code: 'published-already', now: done.now } as const;
      return sayText(reviewRefused(incident, refusal, shown), 'refused');
    }
    default:
      return done satisfies never;
  }
}

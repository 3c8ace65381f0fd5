import type { App as BoltApp } from '@slack/bolt';
import { withRelatedOffered } from '../../../app/incidents/offer-related.ts';
import { unknownOwners } from '../../../app/people/typed-owners.ts';
import type { KnownIncident } from '../../../app/ports/incidents.ts';
import { answerQuestions, type ReadAnswer } from '../../../app/questions/answer-questions.ts';
import type { AnswerContext } from '../../../app/questions/answer-reading.ts';
import { conflictingAnswers } from '../../../app/questions/conflicting-answers.ts';
import { type FormQuestion, openQuestions } from '../../../app/questions/question-form.ts';
import { readAnswer } from '../../../app/questions/read-answer.ts';
import type { FieldAnswer } from '../../../domain/postmortem/questions/answers.ts';
import type { Offer } from '../../../domain/postmortem/questions/offer.ts';
import { wholeText } from '../../../domain/postmortem/questions/questions.ts';
import { MODALS } from '../../views/ids.ts';
import {
  inputOf,
  nextFrom,
  questionsIn,
  questionsModal,
  readQuestionsModal,
  shownUpTo,
} from '../../views/modals/questions-modal.ts';
import { answerView } from '../../views/plain-answer.ts';
import { dueFromUtc } from '../../words/actions.ts';
import { timeTaken } from '../../words/drafts.ts';
import {
  answerFault,
  answerProblem,
  answersOvertaken,
  answersTaken,
  ownerUnknown,
} from '../../words/questions.ts';
import type { Reader } from '../../words/times.ts';
import { afterSaving, inSteps } from '../after-saving.ts';
import { incidentOf } from '../incident-of.ts';
import type { ListenerContext } from '../listener-context.ts';
import { readerOf } from '../reader-of.ts';
import type { UserRequest } from '../request.ts';
import { onSubmit, type Submission, type SubmissionResult, underFirstInput } from './on-submit.ts';

/** A form with answers about one incident. */
export interface Answering {
  readonly context: ListenerContext;
  readonly submission: Submission;
  readonly known: KnownIncident;
}

/** The open questions of a draft: each answer goes into its field of the record, with its author. */
export function listenToQuestionsModal(bolt: BoltApp, context: ListenerContext): void {
  onSubmit({ bolt, context }, MODALS.questions, (submission) => submit(context, submission));
}

async function submit(context: ListenerContext, submission: Submission): Promise<SubmissionResult> {
  const { app } = context;
  const key = submission.refs.incident ?? '';
  const [found, reader] = await Promise.all([
    incidentOf(context, submission, key),
    readerOf(context, submission),
  ]);
  if ('instead' in found) return underFirstInput(submission, found.instead);
  const { known } = found;
  const on = { context, submission, known };
  const offers = await offersOf(context, known, submission);
  const read = readAnswers(submission, contextOf(context, known, reader), offers);
  if ('errors' in read) return { kind: 'errors', errors: read.errors };
  const { answers } = read;
  const state = await app.postmortems.state(submission.team, known.incident.key);
  const theirs = conflictingAnswers(state, answers, {
    by: submission.user,
    version: submission.refs.version,
  });
  if (theirs.length > 0) return showTheirs(on, theirs);
  const wrong = await takeAnswers(on, answers, reader);
  if (wrong) return { kind: 'errors', errors: wrong };
  const times = answers.flatMap(({ reading }) =>
    reading.kind === 'times' ? timesTaken(reading.times, reader) : [],
  );
  const unknown = answers.some(({ reading }) => reading.kind === 'actions')
    ? await afterSaving(context, () => unknownOwners(app, known, submission.id), [])
    : [];
  const utc = answers.some(({ reading }) => 'dueInUtc' in reading) ? [dueFromUtc()] : [];
  const words = [answersTaken(answers.length), ...times, ...utc, ...unknown.map(ownerUnknown)].join('\n');
  const next = () => nextPart(on, answers.length === 0 ? undefined : words);
  return (await afterSaving(context, next, undefined)) ?? closed(words);
}

/** Saves nothing yet: everything typed stays in the form, and submitting it again overrides theirs. */
async function showTheirs(
  { context, submission, known }: Answering,
  theirs: readonly FieldAnswer[],
): Promise<SubmissionResult> {
  const kept = shownUpTo(submission.values);
  const { questions, version } = await questionsNow(context, { known, asker: submission }, kept);
  const named = theirs.map(({ question, text, by }) => {
    const form = questions.find((each) => each.question.id === question);
    return { question: form ? wholeText(form.question) : question, text, by };
  });
  return {
    kind: 'update',
    view: questionsModal(questions, { ...submission.refs, version }, { note: answersOvertaken(named), kept }),
  };
}

function closed(words: string): SubmissionResult {
  return { kind: 'closed', message: answerView(words) };
}

function timesTaken(
  times: Extract<ReadAnswer['reading'], { kind: 'times' }>['times'],
  reader: Reader,
): string[] {
  return Object.entries(times).map(([milestone, at]) =>
    timeTaken(milestone as keyof typeof times, at, reader),
  );
}

/** How answers about this incident are read. */
export function contextOf(
  { app: { policy } }: Pick<ListenerContext, 'app'>,
  { incident: { phase } }: KnownIncident,
  reader: Reader,
): AnswerContext {
  const { vocabulary } = policy;
  return { ...reader, over: phase.state === 'resolved' ? phase.at : undefined, vocabulary };
}

/** What the questions of the form offer now, where some of it was ticked. Throws `StoreFault`. */
async function offersOf(
  context: ListenerContext,
  known: KnownIncident,
  submission: Submission,
): Promise<ReadonlyMap<string, readonly Offer[]>> {
  const { values } = submission;
  const ticked = readQuestionsModal(values).some(({ typed }) => typed.taken !== undefined);
  if (!ticked) return new Map();
  const { questions } = await questionsNow(context, { known, asker: submission }, shownUpTo(values));
  return new Map(questions.map(({ question }) => [question.id, question.offers ?? []]));
}

/** Every answer in a form, or errors keyed by input. */
export function readAnswers(
  { values }: Pick<Submission, 'values'>,
  context: AnswerContext,
  offers: ReadonlyMap<string, readonly Offer[]> = new Map(),
): { readonly answers: readonly ReadAnswer[] } | { readonly errors: Readonly<Record<string, string>> } {
  const answers: ReadAnswer[] = [];
  const errors: Record<string, string> = {};
  for (const typed of readQuestionsModal(values)) {
    const result = readAnswer({ ...typed, offers: offers.get(typed.id) ?? [] }, context);
    if (result.kind === 'read') answers.push({ id: typed.id, reading: result.reading });
    if (result.kind === 'unreadable')
      errors[inputOf(values, typed.id, result.slot)] = answerFault(result.why, result.said);
  }
  return Object.keys(errors).length > 0 ? { errors } : { answers };
}

/** Saves the answers, or returns the error of the one that cannot be saved, keyed by its input. Throws `StoreFault`. */
export async function takeAnswers(
  { context, submission, known }: Answering,
  answers: readonly ReadAnswer[],
  reader: Reader,
): Promise<Readonly<Record<string, string>> | undefined> {
  if (answers.length === 0) return undefined;
  const given = { id: submission.id, by: submission.user, answers };
  const wrong = await inSteps(() => answerQuestions(context.app, known, given));
  return (
    wrong && {
      [inputOf(submission.values, wrong.id, 'text')]: answerProblem(wrong.problem, reader, context.command),
    }
  );
}

/** The next part of a long form, if questions are left. */
async function nextPart(
  { context, submission, known }: Answering,
  words: string | undefined,
): Promise<SubmissionResult | undefined> {
  const { refs, values } = submission;
  if (!refs.more) return undefined;
  const { questions: open, version } = await questionsNow(context, { known, asker: submission });
  const list = questionsIn(open, refs);
  const shown = shownUpTo(values);
  const from = nextFrom(list, shown, refs);
  const left = refs.left === undefined || refs.all ? {} : { left: refs.left - shown.size };
  if (from >= list.length || (left.left ?? 1) <= 0) return undefined;
  return {
    kind: 'update',
    view: questionsModal(open, { ...refs, from, version, ...left }, { note: words }),
  };
}

/** Who is shown questions, and from where. */
type Asker = Pick<UserRequest, 'team' | 'user' | 'typedIn'>;

/**
 * What is still open, and how many answers there are; questions in a form that is open right now are `kept`. Throws
 * `StoreFault`.
 */
export async function questionsNow(
  context: ListenerContext,
  { known, asker }: { readonly known: KnownIncident; readonly asker: Asker },
  kept?: ReadonlySet<string>,
): Promise<{ readonly questions: readonly FormQuestion[]; readonly version: number }> {
  const { team, key } = known.incident;
  const stored = await context.app.postmortems.byIncident(team, key);
  const open = await openQuestions(context.app, known, { stored, kept });
  const { incident } = known;
  const questions = await withRelatedOffered(context.app, asker, { incident, questions: open });
  return { questions, version: stored?.state.answers.length ?? 0 };
}

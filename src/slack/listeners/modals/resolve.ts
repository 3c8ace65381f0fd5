import type { App as BoltApp } from '@slack/bolt';
import { readAgain } from '../../../app/access/incident-for.ts';
import { changeIncident } from '../../../app/incidents/change-incident.ts';
import { corrected, type FormTime, resolveForm } from '../../../app/incidents/resolve-form.ts';
import { changesOf, takeReview } from '../../../app/incidents/resolve-review.ts';
import type { KnownIncident } from '../../../app/ports/incidents.ts';
import { templateFor } from '../../../app/postmortems/choose-template.ts';
import type { ReadAnswer } from '../../../app/questions/answer-questions.ts';
import { conflictingAnswers } from '../../../app/questions/conflicting-answers.ts';
import type { Refusal } from '../../../domain/incident/decide.ts';
import { isActive } from '../../../domain/incident/incident.ts';
import type { PostmortemState } from '../../../domain/postmortem/review/postmortem-state.ts';
import { cleanText } from '../../../domain/timeline/clean-text.ts';
import { MILESTONES, type MilestoneName } from '../../../domain/timeline/milestone-name.ts';
import { INPUTS, MODALS } from '../../views/ids.ts';
import { readFields } from '../../views/modals/details-inputs.ts';
import { inputOf } from '../../views/modals/questions-modal.ts';
import { milestoneInput, readResolveModal, timesShown } from '../../views/modals/resolve-modal.ts';
import { changedValues, momentsShown } from '../../views/modals/view-state.ts';
import { readReview } from '../../views/resolve-review.ts';
import { answeredByOther } from '../../words/questions.ts';
import { refused } from '../../words/refusals.ts';
import type { Reader } from '../../words/times.ts';
import { inSteps } from '../after-saving.ts';
import { incidentOf } from '../incident-of.ts';
import type { ListenerContext } from '../listener-context.ts';
import { readerOf } from '../reader-of.ts';
import { takeDetails } from './details.ts';
import { onSubmit, type Submission, type SubmissionResult } from './on-submit.ts';
import { contextOf, readAnswers, takeAnswers } from './questions.ts';

/** The resolve modal: the summary, and the key times that somebody corrected. */
export function listenToResolveModal(bolt: BoltApp, context: ListenerContext): void {
  onSubmit({ bolt, context }, MODALS.resolve, (submission) => submit(context, submission));
}

async function submit(context: ListenerContext, submission: Submission): Promise<SubmissionResult> {
  const { app } = context;
  const key = submission.refs.incident ?? '';
  const [found, reader] = await Promise.all([
    incidentOf(context, submission, key),
    readerOf(context, submission),
  ]);
  if ('instead' in found) return { kind: 'errors', errors: { [INPUTS.summary]: found.instead } };
  const { known } = found;
  const over = resolvedMeanwhile(context, submission, { known, reader });
  if (over) return over;
  const on = { context, submission, known };
  const typed = readResolveModal(submission.values);
  const [{ times: recorded, review }, state] = await Promise.all([
    resolveForm(app, known),
    app.postmortems.state(submission.team, known.incident.key),
  ]);
  const times = corrected(recorded, timesShown(momentsShown(submission.opened)), typed.times);
  const all = { ...timesOf(recorded), ...times };
  const contradiction = isActive(known.incident) ? contradictionIn(all, times) : undefined;
  if (contradiction) {
    const words = refused(contradiction, reader, context.command);
    return { kind: 'errors', errors: { [inputOfRefusal(contradiction, submission)]: words } };
  }
  const read = readAnswers(submission, contextOf(context, known, reader));
  if ('errors' in read) return { kind: 'errors', errors: read.errors };
  const theirs = answeredMeanwhile(state, submission, read.answers);
  if (theirs) return { kind: 'errors', errors: theirs };
  // Before the resolution, so that the draft that follows includes them.
  const wrong = await takeAnswers(on, read.answers, reader);
  if (wrong) return { kind: 'errors', errors: wrong };
  const changed = new Set(MILESTONES.filter((milestone) => times[milestone]));
  const changes = changesOf(review, { ...readReview(submission.values), times: changed });
  const summary = cleanText(typed.summary ?? '');
  const fields = readFields(changedValues(submission.values, submission.opened), app.policy.fields);
  const resolve = async () => {
    await takeReview(app, known, { user: submission.user, changes });
    if (fields.length > 0) await takeDetails(app, known, { submission, details: { fields } });
    const now = read.answers.length + fields.length > 0 ? await readAgain(app, known) : known;
    const template = templateFor(app.policy.templates, now.incident.severity);
    const stamp = { id: submission.id, by: submission.user, at: app.clock() };
    return changeIncident(app, now, { kind: 'resolve', ...stamp, summary, times, template });
  };
  const isOneStep = read.answers.length + changes.length + fields.length === 0;
  const result = await (isOneStep ? resolve() : inSteps(resolve));
  if (known.channel !== undefined) context.channels.forget(known.channel);
  if (result.kind !== 'refused') return { kind: 'closed' };
  const words = refused(result.refusal, reader, context.command);
  return { kind: 'errors', errors: { [inputOfRefusal(result.refusal, submission)]: words } };
}

/** Nothing of a form is taken whose incident was resolved meanwhile; the same form sent twice gets the same answer. */
function resolvedMeanwhile(
  context: ListenerContext,
  submission: Submission,
  { known: { incident, events }, reader }: { readonly known: KnownIncident; readonly reader: Reader },
): SubmissionResult | undefined {
  if (isActive(incident) || events.some(({ id }) => id === submission.id)) return undefined;
  const words = refused({ code: 'not-active', incident }, reader, context.command);
  return { kind: 'errors', errors: { [INPUTS.summary]: words } };
}

/** Answers of others that came while the form was open are not replaced: what each says stands under its input. */
function answeredMeanwhile(
  state: PostmortemState,
  submission: Submission,
  answers: readonly ReadAnswer[],
): Readonly<Record<string, string>> | undefined {
  const { version } = submission.refs;
  if (answers.length === 0 || version === undefined) return undefined;
  const theirs = conflictingAnswers(state, answers, { by: submission.user, version });
  if (theirs.length === 0) return undefined;
  const named = theirs.map(({ question, text }) => [
    inputOf(submission.values, question, 'text'),
    answeredByOther(text),
  ]);
  return Object.fromEntries(named);
}

function timesOf(recorded: readonly FormTime[]): Times {
  return Object.fromEntries(recorded.flatMap(({ milestone, at }) => (at ? [[milestone, at] as const] : [])));
}

type Times = Readonly<Partial<Record<MilestoneName, Date>>>;
type Contradiction = Extract<Refusal, { code: 'times-contradict' }>;

/** Which time must not be later than which. */
const ORDER: readonly (readonly [MilestoneName, MilestoneName])[] = [
  ['impactStarted', 'mitigated'],
  ['impactStarted', 'resolved'],
  ['mitigated', 'resolved'],
];

/** A corrected time must also fit those that were left as the record has them. */
function contradictionIn(all: Times, changes: Times): Contradiction | undefined {
  const broken = ORDER.find(([earlier, later]) => {
    const [first, second] = [all[earlier], all[later]];
    return first && second && first > second && (changes[earlier] || changes[later]);
  });
  return broken && { code: 'times-contradict', earlier: broken[0], later: broken[1] };
}

/** The input that a refusal is about; the first one where the form does not show that. */
function inputOfRefusal(refusal: Refusal, { values }: Submission): string {
  return inputsOfRefusal(refusal).find((block) => block in values) ?? INPUTS.summary;
}

function inputsOfRefusal(refusal: Refusal): readonly string[] {
  switch (refusal.code) {
    case 'time-ahead':
      return [milestoneInput(refusal.milestone)];
    case 'times-contradict':
      return [milestoneInput(refusal.later), milestoneInput(refusal.earlier)];
    case 'not-active':
    case 'not-resolved':
    case 'not-holding-role':
    case 'merge-into-itself':
    case 'not-merged':
    case 'link-to-itself':
    case 'link-to-private':
    case 'not-linked':
      return [];
    default:
      return refusal satisfies never;
  }
}

import type { App as BoltApp } from '@slack/bolt';
import { changeIncident } from '../../../app/change-incident.ts';
import { templateFor } from '../../../app/choose-template.ts';
import { corrected, resolveForm } from '../../../app/resolve-form.ts';
import type { Refusal } from '../../../domain/incident/decide.ts';
import { isActive } from '../../../domain/incident/incident.ts';
import { cleanText } from '../../../domain/timeline/clean-text.ts';
import type { MilestoneName } from '../../../domain/timeline/milestone-name.ts';
import { INPUTS, MODALS } from '../../views/ids.ts';
import { milestoneInput, readResolveModal } from '../../views/resolve-modal.ts';
import { refused } from '../../words/refusals.ts';
import { incidentOf } from '../incident-of.ts';
import type { ListenerContext } from '../listener-context.ts';
import { readerOf } from '../reader-of.ts';
import { onSubmit, type Submission, type SubmissionResult } from './on-submit.ts';
import { contextOf, readAnswers, takeAnswers } from './questions.ts';

/** The resolve modal: the summary, and the key times that somebody corrected. */
export function listenToResolveModal(bolt: BoltApp, context: ListenerContext): void {
  onSubmit({ bolt, context }, MODALS.resolve, (submission) => submit(context, submission));
}

async function submit(context: ListenerContext, submission: Submission): Promise<SubmissionResult> {
  const { app } = context;
  const key = submission.refs.incident ?? '';
  const found = await incidentOf(context, submission, key);
  if ('instead' in found) return { kind: 'errors', errors: { [INPUTS.summary]: found.instead } };
  const { known } = found;
  const typed = readResolveModal(submission.values);
  const { times: shown } = await resolveForm(app, known);
  const times = corrected(shown, typed.times);
  const reader = await readerOf(context, submission);
  const contradiction = isActive(known.incident) ? contradictionIn(typed.times, times) : undefined;
  if (contradiction) {
    const words = refused(contradiction, reader, context.command);
    return { kind: 'errors', errors: { [inputOf(contradiction)]: words } };
  }
  const read = readAnswers(submission, contextOf(known, reader));
  if ('errors' in read) return { kind: 'errors', errors: read.errors };
  // Before the resolution, so that the draft that follows includes them.
  const wrong = await takeAnswers({ context, submission, known }, read.answers, reader);
  if (wrong) return { kind: 'errors', errors: wrong };
  const now =
    (read.answers.length > 0 && (await app.incidents.byId(submission.team, known.incident.id))) || known;
  const result = await changeIncident(app, now, {
    kind: 'resolve',
    id: submission.id,
    by: submission.user,
    at: app.clock(),
    summary: cleanText(typed.summary ?? ''),
    times,
    template: templateFor(app.policy.templates, now.incident.severity),
  });
  if (known.channel !== undefined) context.channels.forget(submission.team, known.channel);
  if (result.kind !== 'refused') return { kind: 'closed' };
  const words = refused(result.refusal, reader, context.command);
  return { kind: 'errors', errors: { [inputOf(result.refusal)]: words } };
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

/** The input that a refusal is about. */
function inputOf(refusal: Refusal): string {
  switch (refusal.code) {
    case 'time-ahead':
      return milestoneInput(refusal.milestone);
    case 'times-contradict':
      return milestoneInput(refusal.later);
    case 'not-active':
    case 'not-resolved':
    case 'not-holding-role':
    case 'merge-into-itself':
    case 'not-merged':
      return INPUTS.summary;
    default:
      return refusal satisfies never;
  }
}

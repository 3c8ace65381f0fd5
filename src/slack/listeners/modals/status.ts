import type { App as BoltApp } from '@slack/bolt';
import { cleanText } from '../../../domain/timeline/clean-text.ts';
import { INPUTS, MODALS } from '../../views/ids.ts';
import { readStatusModal } from '../../views/modals/status-modal.ts';
import { changedValues } from '../../views/modals/view-state.ts';
import { STATUS } from '../../words/modals.ts';
import { incidentOf } from '../incident-of.ts';
import type { ListenerContext } from '../listener-context.ts';
import { applyChange } from '../verbs/change.ts';
import { inputError, onSubmit, requestOf, type Submission, type SubmissionResult } from './on-submit.ts';

/** The form behind Update: the status, and what everybody is told. */
export function listenToStatusModal(bolt: BoltApp, context: ListenerContext): void {
  onSubmit({ bolt, context }, MODALS.status, (submission) => submit(context, submission));
}

async function submit(context: ListenerContext, submission: Submission): Promise<SubmissionResult> {
  const { status, text } = readStatusModal(submission.values);
  if (status === undefined) return inputError(INPUTS.status, STATUS.statusExample);
  const found = await incidentOf(context, submission, submission.refs.incident ?? '');
  if ('instead' in found) return inputError(INPUTS.text, found.instead);
  const { known } = found;
  const change = {
    kind: 'status',
    // A status that was left as the form showed it is the one that the incident has by now.
    status: INPUTS.status in changedValues(submission.values, submission.opened) ? status : undefined,
    text: text && cleanText(text),
  } as const;
  const answer = await applyChange({ context, request: requestOf(submission), known }, change);
  if (answer.kind !== 'say') return { kind: 'closed' };
  if (answer.outcome !== 'done') return inputError(INPUTS.text, answer.message.text);
  // Its own channel has a message about it.
  return submission.refs.channel === known.channel
    ? { kind: 'closed' }
    : { kind: 'closed', message: answer.message };
}

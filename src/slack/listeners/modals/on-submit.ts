import type { App as BoltApp, ViewSubmitAction } from '@slack/bolt';
import type { ModalView } from '@slack/types';
import type { WebClient } from '@slack/web-api';
import { LimitMet } from '../../../app/ports/offload.ts';
import { StoreFault } from '../../../app/ports/store-fault.ts';
import type { Message } from '../../views/blocks.ts';
import { type ModalRefs, readRefs } from '../../views/modal-metadata.ts';
import { momentsShown, type ViewValues } from '../../views/view-state.ts';
import { changeNotConfirmed, changeNotSaved, tooHeavy, unexpected } from '../../words/faults.ts';
import { modalInTeam } from '../answer.ts';
import { answerOnce } from '../answer-once.ts';
import { installedTeam } from '../installed-team.ts';
import type { ListenerContext } from '../listener-context.ts';
import { deliveryId } from '../request.ts';
import { plainErrors } from './plain-errors.ts';

/** A modal that was submitted. `id` comes from the view, so that sending it twice is once. */
export interface Submission {
  readonly id: string;
  readonly team: string;
  readonly user: string;
  readonly refs: ModalRefs;
  readonly values: ViewValues;
  /** The moments that the form showed when it was opened, by block. */
  readonly shown: Readonly<Record<string, Date>>;
}

/** The result: errors, which keep the modal open with everything typed in it; or the end, perhaps with a message. */
export type SubmissionResult =
  | { readonly kind: 'errors'; readonly errors: Readonly<Record<string, string>> }
  | { readonly kind: 'closed'; readonly message?: Message }
  /** The modal stays, and shows this. */
  | { readonly kind: 'update'; readonly view: ModalView };

/**
 * Listens to one modal. When the database does not answer, the modal stays open and says so under its first input, so
 * that nothing is lost.
 */
export function onSubmit(
  { bolt, context }: { readonly bolt: BoltApp; readonly context: ListenerContext },
  callback: string,
  act: (submission: Submission) => Promise<SubmissionResult>,
): void {
  bolt.view<ViewSubmitAction>(callback, async ({ ack, body, view, client, context: from }) => {
    const team = installedTeam({ context: from, body });
    const refs = readRefs(view.private_metadata);
    const submission: Submission = {
      id: deliveryId('view', team, view.id),
      team: refs.team ?? team,
      user: body.user.id,
      refs,
      values: view.state.values,
      shown: momentsShown(view.blocks),
    };
    const result = await submitSafely(context, submission, act);
    if (result.kind === 'errors') {
      const errors = await plainErrors(context.app.people, submission.team, result.errors);
      await ack({ response_action: 'errors', errors: { ...errors } });
      return;
    }
    if (result.kind === 'update') {
      await ack({ response_action: 'update', view: modalInTeam(result.view, submission.team) });
      return;
    }
    await ack();
    if (!result.message) return;
    const caller = submission.team === team ? client : context.clientFor(submission.team);
    context.background(tell(caller, submission, result.message));
  });
}

async function submitSafely(
  context: ListenerContext,
  submission: Submission,
  act: (submission: Submission) => Promise<SubmissionResult>,
): Promise<SubmissionResult> {
  try {
    // A button in the answer may carry out the same command under the same id, and that answer is kept on its own.
    return await answerOnce(context, `${submission.id}.form`, {
      act: () => act(submission),
      isFinal: ({ kind }) => kind === 'closed',
    });
  } catch (error) {
    context.app.journal.warn(
      { modal: submission.id, error: error instanceof Error ? error.name : typeof error },
      'not saved',
    );
    if (error instanceof LimitMet) return underFirstInput(submission, tooHeavy(context.command));
    if (!(error instanceof StoreFault)) return underFirstInput(submission, unexpected(submission.id));
    return underFirstInput(submission, error.certain ? changeNotSaved() : changeNotConfirmed());
  }
}

/** Says what is wrong with the form as a whole, which stays open with everything typed in it. */
export function underFirstInput({ values }: Submission, words: string): SubmissionResult {
  const [firstInput = ''] = Object.keys(values);
  return { kind: 'errors', errors: { [firstInput]: words } };
}

/** Tells the person in the channel where they are, or in a direct message if Scribe cannot post there. */
async function tell(
  caller: WebClient | Promise<WebClient>,
  { refs, user }: Submission,
  message: Message,
): Promise<void> {
  const client = await caller;
  try {
    if (refs.channel === undefined) throw new Error('the modal was opened outside a channel');
    await client.chat.postEphemeral({ channel: refs.channel, user, ...message });
  } catch {
    await client.chat.postMessage({ channel: user, ...message });
  }
}

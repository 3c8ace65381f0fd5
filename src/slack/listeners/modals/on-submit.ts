import { setTimeout } from 'node:timers/promises';
import type { App as BoltApp, ViewOutput, ViewSubmitAction } from '@slack/bolt';
import type { ModalView } from '@slack/types';
import type { WebClient } from '@slack/web-api';
import { LimitMet } from '../../../app/ports/offload.ts';
import { StoreFault } from '../../../app/ports/store-fault.ts';
import type { Message } from '../../views/blocks.ts';
import { INPUTS } from '../../views/ids.ts';
import { type ModalRefs, readRefs } from '../../views/modals/modal-metadata.ts';
import { chosen, type ViewValues } from '../../views/modals/view-state.ts';
import { outcomeModal, waitingModal, wrongMessage } from '../../views/modals/waiting-modal.ts';
import { changeNotConfirmed, changeNotSaved, tooHeavy, unexpected } from '../../words/faults.ts';
import { SAVING } from '../../words/modals.ts';
import { actOfForm } from '../acts.ts';
import { modalInTeam } from '../answer.ts';
import { answerOnce } from '../answer-once.ts';
import { arrivedAt, inTime } from '../in-time.ts';
import { installedTeam } from '../installed-team.ts';
import type { ListenerContext } from '../listener-context.ts';
import { deliveryId, type UserRequest } from '../request.ts';
import { refusedBy } from '../who-may.ts';
import { plainErrors } from './plain-errors.ts';

/** A modal that was submitted. `id` comes from the view, so that sending it twice is once. */
export interface Submission {
  readonly id: string;
  readonly team: string;
  readonly user: string;
  readonly refs: ModalRefs;
  readonly values: ViewValues;
  /** The form as it was opened, with what it showed in its inputs. */
  readonly opened: ModalView['blocks'];
}

/** What a form asks for, as a command would. */
export function requestOf({ id, team, user, refs }: Submission): UserRequest {
  const channel = refs.channel ?? user;
  return { id, team, user, channel, text: '', triggerId: undefined, responseUrl: undefined };
}

/** The result: errors, which keep the modal open with everything typed in it; or the end, perhaps with a message. */
export type SubmissionResult =
  | {
      readonly kind: 'errors';
      readonly errors: Readonly<Record<string, string>>;
      /** Nobody knows whether it was saved. */
      readonly inDoubt?: true;
    }
  /** `more` are told besides: a message with a button is replaced when that is pressed. */
  | { readonly kind: 'closed'; readonly message?: Message; readonly more?: readonly Message[] }
  /** The modal stays, and shows this. */
  | { readonly kind: 'update'; readonly view: ModalView };

/** The form stays open, and says this beside one input. */
export function inputError(input: string, words: string): SubmissionResult {
  return { kind: 'errors', errors: { [input]: words } };
}

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
      opened: view.blocks,
    };
    // A delivery may have come without a token, while the store was slow.
    const caller = async () =>
      submission.team === team && client.token !== undefined ? client : context.clientFor(submission.team);
    const running = submitted(context, submission, () =>
      unlessBarred(context, { submission, callback }, act),
    );
    const timed = { running, began: arrivedAt(body) };
    const result = await inTime<SubmissionResult, 'late'>(context, timed, 'late');
    if (result === 'late') {
      await ack({ response_action: 'update', view: waitingModal(titleOf(view), submission.values) });
      context.background(followUp(running, { submission, view, caller }));
      return;
    }
    switch (result.kind) {
      case 'errors':
        await ack({ response_action: 'errors', errors: { ...result.errors } });
        return;
      case 'update':
        await ack({ response_action: 'update', view: result.view });
        return;
      case 'closed':
        await ack();
        context.background(tellAll(caller, submission, messagesOf(result)));
        return;
      default:
        return result satisfies never;
    }
  });
}

/** Acts on the form for whoever may; anybody else keeps it open, with who may said in it. */
async function unlessBarred(
  context: ListenerContext,
  { submission, callback }: { readonly submission: Submission; readonly callback: string },
  act: (submission: Submission) => Promise<SubmissionResult>,
): Promise<SubmissionResult> {
  const { entry, action, channel, ...refs } = submission.refs;
  const incident = refs.incident ?? chosen(submission.values, INPUTS.incident);
  const target = { incident, entry, action, channel };
  const words = await refusedBy(context, submission, { act: actOfForm(callback), target });
  return words === undefined ? act(submission) : underFirstInput(submission, words);
}

/** Acts on the form; what comes of it is as Slack shows it. */
async function submitted(
  context: ListenerContext,
  submission: Submission,
  act: (submission: Submission) => Promise<SubmissionResult>,
): Promise<SubmissionResult> {
  const result = await submitSafely(context, submission, act);
  switch (result.kind) {
    case 'errors':
      return { ...result, errors: await plainErrors(context.app.people, submission.team, result.errors) };
    case 'update':
      return { ...result, view: modalInTeam(result.view, submission.team) };
    case 'closed':
      return result;
    default:
      return result satisfies never;
  }
}

/** A form that was acknowledged before it was done, and how its person is reached. */
interface Acknowledged {
  readonly submission: Submission;
  readonly view: Pick<ViewOutput, 'id' | 'title'>;
  readonly caller: () => Promise<WebClient>;
}

/** A form that is opened again is another one: it can save twice what this one may have saved. */
function wrongIn({ errors, inDoubt }: Extract<SubmissionResult, { kind: 'errors' }>): readonly string[] {
  return inDoubt ? [SAVING.inDoubt] : [...Object.values(errors), SAVING.notTaken];
}

function titleOf({ title }: Pick<ViewOutput, 'title'>) {
  return { title: { type: 'plain_text' as const, text: title.text } };
}

/** Slack shows the acknowledgement first (ms). */
const AFTER_ACKNOWLEDGEMENT_MS = 500;

/** Shows in the form what came of it; where the person has closed that, tells them. */
async function followUp(running: Promise<SubmissionResult>, to: Acknowledged): Promise<void> {
  const { submission, view, caller } = to;
  const { values } = submission;
  const [result] = await Promise.all([running, setTimeout(AFTER_ACKNOWLEDGEMENT_MS)]);
  const wrong = result.kind === 'errors' ? wrongIn(result) : [];
  const shown =
    result.kind === 'update'
      ? result.view
      : outcomeModal(
          titleOf(view),
          values,
          result.kind === 'errors' ? { wrong } : { message: result.message },
        );
  try {
    await (await caller()).views.update({ view_id: view.id, view: shown });
    if (result.kind === 'closed') await tellAll(caller, submission, result.more ?? []);
  } catch {
    if (result.kind === 'errors') await tell(caller, submission, wrongMessage(wrong, values));
    if (result.kind === 'closed') await tellAll(caller, submission, messagesOf(result));
  }
}

function messagesOf({ message, more = [] }: Extract<SubmissionResult, { kind: 'closed' }>) {
  return [...(message ? [message] : []), ...more];
}

async function tellAll(
  caller: () => Promise<WebClient>,
  submission: Submission,
  messages: readonly Message[],
): Promise<void> {
  for (const message of messages) await tell(caller, submission, message);
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
    return error.certain
      ? underFirstInput(submission, changeNotSaved())
      : { ...underFirstInput(submission, changeNotConfirmed()), inDoubt: true };
  }
}

/** Says what is wrong with the form as a whole, which stays open with everything typed in it. */
export function underFirstInput(
  { values }: Submission,
  words: string,
): Extract<SubmissionResult, { kind: 'errors' }> {
  const [firstInput = ''] = Object.keys(values);
  return { kind: 'errors', errors: { [firstInput]: words } };
}

/** Tells the person in the channel where they are, or in a direct message if Scribe cannot post there. */
async function tell(
  caller: () => Promise<WebClient>,
  { refs, user }: Submission,
  message: Message,
): Promise<void> {
  const client = await caller();
  try {
    if (refs.channel === undefined) throw new Error('the modal was opened outside a channel');
    await client.chat.postEphemeral({ channel: refs.channel, user, ...message });
  } catch {
    await client.chat.postMessage({ channel: user, ...message });
  }
}

import type { App as BoltApp } from '@slack/bolt';
import { assignAction, changeAction } from '../../../app/actions/change-action.ts';
import { cleanText, isBlank } from '../../../domain/timeline/clean-text.ts';
import { INPUTS, MODALS } from '../../views/ids.ts';
import { readGiveItemModal } from '../../views/modals/give-item-modal.ts';
import { answerView } from '../../views/plain-answer.ts';
import { actionLineAnywhere } from '../../words/actions.ts';
import { notChanged } from '../../words/item-not-changed.ts';
import { ownerOutside } from '../../words/mentions.ts';
import { GIVE } from '../../words/modals.ts';
import { cannotTake } from '../../words/refusals.ts';
import type { ListenerContext } from '../listener-context.ts';
import { readerOf } from '../reader-of.ts';
import { inputError, onSubmit, type Submission, type SubmissionResult } from './on-submit.ts';

/** The form behind Not me: whoever was given an item hands it on, with a note. */
export function listenToGiveItemModal(bolt: BoltApp, context: ListenerContext): void {
  onSubmit({ bolt, context }, MODALS.giveItem, (submission) => submit(context, submission));
}

async function submit(context: ListenerContext, submission: Submission): Promise<SubmissionResult> {
  const { app, command } = context;
  const { team, user: by } = submission;
  const { to, why: typed } = readGiveItemModal(submission.values);
  if (to === undefined) return inputError(INPUTS.holder, GIVE.nobody);
  const note = cleanText(typed ?? '');
  const why = isBlank(note) ? undefined : note;
  const asked = { team, number: submission.refs.action ?? 0 };
  const stamp = { by, at: app.clock(), why };
  const input = 'user' in to ? INPUTS.owner : INPUTS.holder;
  const result =
    'user' in to
      ? await assignAction(app, asked, { ...stamp, do: 'assign', to: to.user })
      : await changeAction(app, asked, { ...stamp, do: 'hold', to: to.holder });
  const reader = await readerOf(context, submission);
  switch (result.kind) {
    case 'changed':
      return { kind: 'closed', message: answerView(actionLineAnywhere(result.item)) };
    case 'unchanged':
    case 'refused':
    case 'unknown':
      return inputError(input, notChanged(result, { reader, command }));
    case 'outside':
      return inputError(input, ownerOutside(result.item.incident));
    case 'unable':
      return inputError(input, cannotTake(result.person, undefined));
    default:
      return result satisfies never;
  }
}

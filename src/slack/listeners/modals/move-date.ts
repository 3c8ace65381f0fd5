import type { App as BoltApp } from '@slack/bolt';
import { actionFor, changeAction } from '../../../app/actions/change-action.ts';
import { parseCalendarDate } from '../../../domain/actions/calendar-date.ts';
import { cleanText } from '../../../domain/timeline/clean-text.ts';
import { INPUTS, MODALS } from '../../views/ids.ts';
import { readMoveDateModal } from '../../views/modals/move-date-modal.ts';
import { answerView } from '../../views/plain-answer.ts';
import { actionLineAnywhere, actionUnknown, moveUnclear } from '../../words/actions.ts';
import { notChanged } from '../../words/item-not-changed.ts';
import type { ListenerContext } from '../listener-context.ts';
import { readerOf } from '../reader-of.ts';
import { inputError, onSubmit, type Submission, type SubmissionResult } from './on-submit.ts';

/** The modal that moves a due date, with the reason: the slip ledger keeps both. */
export function listenToMoveDateModal(bolt: BoltApp, context: ListenerContext): void {
  onSubmit({ bolt, context }, MODALS.moveDate, (submission) => submit(context, submission));
}

async function submit(context: ListenerContext, submission: Submission): Promise<SubmissionResult> {
  const { app, command } = context;
  const typed = readMoveDateModal(submission.values);
  const to = parseCalendarDate(typed.due ?? '');
  const { team, user } = submission;
  const known = await actionFor(app, { team, user, number: submission.refs.action ?? 0 });
  if (!known) return inputError(INPUTS.due, actionUnknown(0, command));
  if (!to)
    return inputError(
      INPUTS.due,
      moveUnclear({ kind: 'invalid', said: typed.due ?? '', why: 'not-a-date' }, command),
    );
  const reader = await readerOf(context, submission);
  const stamp = { by: submission.user, at: app.clock() };
  const asked = { team, number: known.item.number };
  const result = await changeAction(app, asked, {
    ...stamp,
    do: 'move',
    to,
    why: cleanText(typed.why ?? ''),
  });
  switch (result.kind) {
    case 'changed':
      return { kind: 'closed', message: answerView(actionLineAnywhere(result.item)) };
    case 'refused':
      return inputError(INPUTS.why, notChanged(result, { reader, command }));
    case 'unchanged':
    case 'unknown':
      return inputError(INPUTS.due, notChanged(result, { reader, command }));
    default:
      return result satisfies never;
  }
}

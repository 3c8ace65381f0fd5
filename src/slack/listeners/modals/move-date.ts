import type { App as BoltApp } from '@slack/bolt';
import { actionFor, changeAction } from '../../../app/change-action.ts';
import { parseCalendarDate } from '../../../domain/actions/calendar-date.ts';
import { cleanText } from '../../../domain/timeline/clean-text.ts';
import { INPUTS, MODALS } from '../../views/ids.ts';
import { readMoveDateModal } from '../../views/move-date-modal.ts';
import { answerView } from '../../views/plain-answer.ts';
import {
  actionLineAnywhere,
  actionRefused,
  actionUnchanged,
  actionUnknown,
  moveUnclear,
} from '../../words/actions.ts';
import type { ListenerContext } from '../listener-context.ts';
import { readerOf } from '../reader-of.ts';
import { onSubmit, type Submission, type SubmissionResult } from './on-submit.ts';

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
  if (!known) return error(INPUTS.due, actionUnknown(0, command));
  if (!to)
    return error(
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
    case 'unchanged':
      return error(INPUTS.due, actionUnchanged(result.item, result.why, reader));
    case 'refused':
      return error(INPUTS.why, actionRefused(result.item, result.why, { reader, command }));
    case 'unknown':
      return error(INPUTS.due, actionUnknown(result.number, command));
    default:
      return result satisfies never;
  }
}

function error(input: string, words: string): SubmissionResult {
  return { kind: 'errors', errors: { [input]: words } };
}

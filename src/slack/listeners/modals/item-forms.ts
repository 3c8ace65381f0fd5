import type { App as BoltApp } from '@slack/bolt';
import { actionFor, assignAction, changeAction } from '../../../app/actions/change-action.ts';
import { personOf } from '../../../app/people/load-person.ts';
import { dateIn, parseCalendarDate } from '../../../domain/actions/calendar-date.ts';
import { cleanText } from '../../../domain/timeline/clean-text.ts';
import { INPUTS, MODALS } from '../../views/ids.ts';
import { readReassignModal, readSnoozeModal } from '../../views/modals/item-forms.ts';
import { answerView } from '../../views/plain-answer.ts';
import { actionLineAnywhere, actionUnknown } from '../../words/actions.ts';
import { snoozed, snoozeTooEarly } from '../../words/digest.ts';
import { notChanged } from '../../words/item-not-changed.ts';
import { SNOOZE } from '../../words/modals.ts';
import { cannotTake } from '../../words/refusals.ts';
import { askToShare } from '../ask-to-share.ts';
import type { ListenerContext } from '../listener-context.ts';
import { readerOf } from '../reader-of.ts';
import { inputError, onSubmit, requestOf, type Submission, type SubmissionResult } from './on-submit.ts';

/** The forms behind Snooze and Reassign. */
export function listenToItemForms(bolt: BoltApp, context: ListenerContext): void {
  onSubmit({ bolt, context }, MODALS.snooze, (submission) => snooze(context, submission));
  onSubmit({ bolt, context }, MODALS.reassign, (submission) => reassign(context, submission));
}

async function snooze(context: ListenerContext, submission: Submission): Promise<SubmissionResult> {
  const { app, command } = context;
  const { team, user } = submission;
  const typed = readSnoozeModal(submission.values);
  const number = submission.refs.action ?? 0;
  const until = parseCalendarDate(typed.until ?? '');
  const today = dateIn(app.clock(), (await personOf(app, team, user)).zone);
  if (!until || until <= today) return inputError(INPUTS.due, snoozeTooEarly(today));
  const why = cleanText(typed.why ?? '');
  if (why === '') return inputError(INPUTS.why, SNOOZE.noWhy);
  const stamp = { by: user, at: app.clock() };
  const result = await changeAction(app, { team, number }, { ...stamp, do: 'snooze', until, why });
  const reader = await readerOf(context, submission);
  switch (result.kind) {
    case 'changed':
      return { kind: 'closed', message: answerView(snoozed(result.item)) };
    case 'unchanged':
    case 'refused':
    case 'unknown':
      return inputError(INPUTS.due, notChanged(result, { reader, command }));
    default:
      return result satisfies never;
  }
}

async function reassign(context: ListenerContext, submission: Submission): Promise<SubmissionResult> {
  const { app, command } = context;
  const { team, user } = submission;
  const number = submission.refs.action ?? 0;
  const { to = '', why } = readReassignModal(submission.values);
  if (!(await actionFor(app, { team, user, number })))
    return inputError(INPUTS.owner, actionUnknown(number, command));
  const asked = { team, number };
  const given = { do: 'assign', to, why: why && cleanText(why), by: user, at: app.clock() } as const;
  const result = await assignAction(app, asked, given);
  const reader = await readerOf(context, submission);
  switch (result.kind) {
    case 'changed':
      return { kind: 'closed', message: answerView(actionLineAnywhere(result.item)) };
    case 'unchanged':
    case 'refused':
    case 'unknown':
      return inputError(INPUTS.owner, notChanged(result, { reader, command }));
    case 'unable':
      return inputError(INPUTS.owner, cannotTake(result.person, user));
    case 'outside': {
      const request = { ...requestOf(submission), text: `action assign ${number} <@${to}>` };
      const leaving = { incident: result.item.incident, users: [to], what: 'item' as const };
      const answer = await askToShare(context, request, leaving);
      return { kind: 'closed', ...(answer.kind === 'say' && { message: answer.message }) };
    }
    default:
      return result satisfies never;
  }
}

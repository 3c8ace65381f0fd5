import type { App as BoltApp } from '@slack/bolt';
import { changeAction } from '../../../app/change-action.ts';
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
import { readerOf } from '../verbs/queries.ts';
import { onSubmit, type Received, type Sent } from './on-submit.ts';

/** The modal that moves a due date, with the reason: the slip ledger keeps both. */
export function listenToMoveDateModal(bolt: BoltApp, context: ListenerContext): void {
  onSubmit(bolt, context, MODALS.moveDate, (sent) => submit(context, sent));
}

async function submit(context: ListenerContext, sent: Sent): Promise<Received> {
  const { app, command } = context;
  const typed = readMoveDateModal(sent.values);
  const to = parseCalendarDate(typed.due ?? '');
  const known = await app.actions.byNumber(sent.team, sent.refs.action ?? 0);
  if (!known) return error(INPUTS.due, actionUnknown(0, command));
  if (!to)
    return error(
      INPUTS.due,
      moveUnclear({ kind: 'invalid', said: typed.due ?? '', why: 'not-a-date' }, command),
    );
  const stamp = { by: sent.user, at: app.clock() };
  const asked = { team: sent.team, number: known.item.number };
  const result = await changeAction(app, asked, {
    ...stamp,
    do: 'move',
    to,
    why: cleanText(typed.why ?? ''),
  });
  const reader = await readerOf(context, sent);
  switch (result.kind) {
    case 'changed':
      return { kind: 'closed', message: answerView(actionLineAnywhere(result.item)) };
    case 'unchanged':
      return { kind: 'closed', message: answerView(actionUnchanged(result.item, result.why, reader)) };
    case 'refused':
      return error(INPUTS.why, actionRefused(result.item, result.why, reader, command));
    case 'unknown':
      return error(INPUTS.due, actionUnknown(result.number, command));
    default:
      return result satisfies never;
  }
}

function error(input: string, words: string): Received {
  return { kind: 'errors', errors: { [input]: words } };
}

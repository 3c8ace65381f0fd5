import type { App as BoltApp } from '@slack/bolt';
import { actionFor, changeAction } from '../../../app/change-action.ts';
import type { ActionItem } from '../../../domain/actions/action-item.ts';
import { isPending } from '../../../domain/actions/action-item.ts';
import { ACTIONS } from '../../views/ids.ts';
import { moveDateModal } from '../../views/move-date-modal.ts';
import { reminderAnsweredView } from '../../views/reminder.ts';
import { readActionRef } from '../../views/values.ts';
import { actionRefused, actionUnchanged, actionUnknown, closedAlready } from '../../words/actions.ts';
import { type Answer, open, replaceBy, say, sayWords } from '../answer.ts';
import type { Parts } from '../parts.ts';
import { readerOf } from '../verbs/look.ts';
import { type Click, onClick } from './on-click.ts';

/** Done, Start and Move date, under a reminder, an item's line, or a list. They write back at once. */
export function listenToActionItems(bolt: BoltApp, parts: Parts): void {
  onClick(bolt, parts, ACTIONS.actionDone, (click) => change(parts, click, 'done'));
  onClick(bolt, parts, ACTIONS.actionStart, (click) => change(parts, click, 'start'));
  onClick(bolt, parts, ACTIONS.actionMove, (click) => askForDate(parts, click));
}

async function change(parts: Parts, click: Click, what: 'done' | 'start'): Promise<Answer> {
  const { asked } = click;
  const number = readActionRef(click.value)?.action ?? 0;
  const stamp = { by: asked.user, at: parts.app.clock() };
  const result = await changeAction(parts.app, { team: asked.team, number }, { ...stamp, do: what });
  if (result.kind === 'unknown') return sayWords(actionUnknown(number, parts.command), 'refused');
  const reader = await readerOf(parts, asked);
  switch (result.kind) {
    case 'changed':
      return inPlace(click, result.item)(reminderAnsweredView(result.item, reader));
    case 'unchanged':
      return sayWords(actionUnchanged(result.item, result.why, reader), 'unchanged');
    case 'refused':
      return sayWords(actionRefused(result.item, result.why, reader, parts.command), 'refused');
    default:
      return result satisfies never;
  }
}

/** In a direct message the reminder itself becomes the answer; a channel's line is edited by its own effect. */
function inPlace({ asked }: Click, _item: ActionItem): typeof say {
  return asked.channel.startsWith('D') ? replaceBy : say;
}

async function askForDate(parts: Parts, { asked, value }: Click): Promise<Answer> {
  const number = readActionRef(value)?.action ?? 0;
  const known = await actionFor(parts.app, { team: asked.team, number, user: asked.user });
  if (!known) return sayWords(actionUnknown(number, parts.command), 'refused');
  if (!isPending(known.item))
    return sayWords(closedAlready(known.item, await readerOf(parts, asked)), 'refused');
  return open(moveDateModal(known.item, { channel: asked.channel }));
}

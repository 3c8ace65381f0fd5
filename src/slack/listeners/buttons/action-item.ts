import type { App as BoltApp } from '@slack/bolt';
import { actionFor, changeAction } from '../../../app/actions/change-action.ts';
import { groupsSoon } from '../../../app/people/groups-soon.ts';
import { canAct, personOf } from '../../../app/people/load-person.ts';
import { giverOf } from '../../../domain/actions/action-item.ts';
import type { ActionCommand } from '../../../domain/actions/decide.ts';
import { actionShownView } from '../../views/action-shown.ts';
import { readActionRef } from '../../views/button-values.ts';
import { ACTIONS } from '../../views/ids.ts';
import { giveItemModal } from '../../views/modals/give-item-modal.ts';
import { moveDateModal } from '../../views/modals/move-date-modal.ts';
import { reminderAnsweredView } from '../../views/reminder.ts';
import { actionUnknown } from '../../words/actions.ts';
import { actionRefused } from '../../words/item-not-changed.ts';
import { type Answer, open, replaceBy, say, sayText } from '../answer.ts';
import { sayNotChanged } from '../answer-not-changed.ts';
import type { ListenerContext } from '../listener-context.ts';
import { readerOf } from '../reader-of.ts';
import { sourceOf } from '../source-of.ts';
import { digestAnswer } from './digest-answer.ts';
import { type Click, onClick } from './on-click.ts';
import { openItem } from './open-item.ts';

/** Done, Start, Reopen and Move date, under a reminder, an item's line, or a list, and the menu below a table of items. */
export function listenToActionItems(bolt: BoltApp, context: ListenerContext): void {
  onClick({ bolt, context }, ACTIONS.actionDone, (click) => change(context, click, 'done'));
  onClick({ bolt, context }, ACTIONS.actionStart, (click) => change(context, click, 'start'));
  onClick({ bolt, context }, ACTIONS.actionReopen, (click) => change(context, click, 'reopen'));
  onClick({ bolt, context }, ACTIONS.actionTake, (click) => change(context, click, 'take'));
  onClick({ bolt, context }, ACTIONS.actionNotMe, (click) => askWhoElse(context, click));
  onClick({ bolt, context }, ACTIONS.actionMove, (click) => askForDate(context, click));
  onClick({ bolt, context }, ACTIONS.actionChoose, (click) => chosen(context, click));
}

/** The item that somebody chose below a table, with its buttons; the table stays. */
async function chosen(context: ListenerContext, { request, value }: Click): Promise<Answer> {
  const number = readActionRef(value)?.action ?? 0;
  const known = await actionFor(context.app, { team: request.team, number, user: request.user });
  if (!known) return sayText(actionUnknown(number, context.command), 'refused');
  return say(
    actionShownView(
      known.item,
      await sourceOf(context, request, known.item),
      await readerOf(context, request),
    ),
  );
}

export async function change(
  context: ListenerContext,
  click: Click,
  what: 'done' | 'start' | 'reopen' | 'take',
): Promise<Answer> {
  const { request } = click;
  const number = readActionRef(click.value)?.action ?? 0;
  const reader = await readerOf(context, request);
  const stamp = { by: request.user, at: context.app.clock() };
  const command: Exclude<ActionCommand, { do: 'assign' }> =
    what === 'reopen' ? { ...stamp, do: what, why: undefined } : { ...stamp, do: what };
  const result = await changeAction(context.app, { team: request.team, number }, command);
  switch (result.kind) {
    case 'changed':
      return (
        (await digestAnswer(context, click)) ?? inPlace(click)(reminderAnsweredView(result.item, reader))
      );
    case 'unchanged':
    case 'refused':
    case 'unknown':
      return sayNotChanged(result, { reader, command: context.command });
    default:
      return result satisfies never;
  }
}

/** In a direct message the reminder becomes the answer; an item's line in a channel is edited by its own effect. */
function inPlace({ request }: Click): typeof say {
  return request.channel.startsWith('D') ? replaceBy : say;
}

/** Whoever was given an item says who has it instead; somebody else’s item is theirs to give. */
async function askWhoElse(context: ListenerContext, click: Click): Promise<Answer> {
  const { app, command } = context;
  const { request } = click;
  const { team, user } = request;
  const found = await openItem(context, click);
  if ('instead' in found) return found.instead;
  const { item } = found;
  const reader = await readerOf(context, request);
  if (item.owner !== user) return sayText(actionRefused(item, 'has-owner', { reader, command }), 'unchanged');
  const giver = giverOf(item);
  const person = giver === user || typeof giver !== 'string' ? undefined : await personOf(app, team, giver);
  const { roles, teams } = app.policy;
  const groups = await groupsSoon(app, team);
  const asked = { roles, teams, groups, giver: person && canAct(person) ? person : undefined };
  return open(giveItemModal(item, asked, { channel: request.channel }));
}

export async function askForDate(context: ListenerContext, click: Click): Promise<Answer> {
  const found = await openItem(context, click);
  if ('instead' in found) return found.instead;
  return open(moveDateModal(found.item, { channel: click.request.channel }));
}

import type { App as BoltApp } from '@slack/bolt';
import { actionFor, changeAction } from '../../../app/change-action.ts';
import { canAct, personOf } from '../../../app/load-person.ts';
import { giverOf, isPending } from '../../../domain/actions/action-item.ts';
import type { ActionCommand } from '../../../domain/actions/decide.ts';
import { actionShownView } from '../../views/action-shown.ts';
import { readActionRef } from '../../views/button-values.ts';
import { giveItemModal } from '../../views/give-item-modal.ts';
import { ACTIONS } from '../../views/ids.ts';
import { moveDateModal } from '../../views/move-date-modal.ts';
import { reminderAnsweredView } from '../../views/reminder.ts';
import { actionRefused, actionUnchanged, actionUnknown, closedAlready } from '../../words/actions.ts';
import { type Answer, open, replaceBy, say, sayText } from '../answer.ts';
import type { ListenerContext } from '../listener-context.ts';
import { readerOf } from '../reader-of.ts';
import { sourceOf } from '../source-of.ts';
import { digestAnswer } from './digest-answer.ts';
import { type Click, onClick } from './on-click.ts';

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
  if (result.kind === 'unknown') return sayText(actionUnknown(number, context.command), 'refused');
  switch (result.kind) {
    case 'changed':
      return (
        (await digestAnswer(context, click)) ?? inPlace(click)(reminderAnsweredView(result.item, reader))
      );
    case 'unchanged':
      return sayText(actionUnchanged(result.item, result.why, reader), 'unchanged');
    case 'refused':
      return sayText(actionRefused(result.item, result.why, { reader, command: context.command }), 'refused');
    default:
      return result satisfies never;
  }
}

/** In a direct message the reminder becomes the answer; an item's line in a channel is edited by its own effect. */
function inPlace({ request }: Click): typeof say {
  return request.channel.startsWith('D') ? replaceBy : say;
}

/** Whoever was given an item says who has it instead; somebody else’s item is theirs to give. */
async function askWhoElse(context: ListenerContext, { request, value }: Click): Promise<Answer> {
  const { app, command } = context;
  const { team, user } = request;
  const number = readActionRef(value)?.action ?? 0;
  const known = await actionFor(app, { team, number, user });
  if (!known) return sayText(actionUnknown(number, command), 'refused');
  const { item } = known;
  const reader = await readerOf(context, request);
  if (!isPending(item)) return sayText(closedAlready(item, reader), 'refused');
  if (item.owner !== user) return sayText(actionRefused(item, 'has-owner', { reader, command }), 'unchanged');
  const giver = giverOf(item);
  const person = giver === user ? undefined : await personOf(app, team, giver);
  const { roles, teams } = app.policy;
  const asked = { roles, teams, giver: person && canAct(person) ? person : undefined };
  return open(giveItemModal(item, asked, { channel: request.channel }));
}

export async function askForDate(context: ListenerContext, { request, value }: Click): Promise<Answer> {
  const number = readActionRef(value)?.action ?? 0;
  const known = await actionFor(context.app, { team: request.team, number, user: request.user });
  if (!known) return sayText(actionUnknown(number, context.command), 'refused');
  if (!isPending(known.item))
    return sayText(closedAlready(known.item, await readerOf(context, request)), 'refused');
  return open(moveDateModal(known.item, { channel: request.channel }));
}

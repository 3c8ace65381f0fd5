import type { ActionsBlock } from '@slack/types';
import { type ActionItem, isPending, isTaken } from '../../domain/actions/action-item.ts';
import { actions, button } from './blocks.ts';
import { writeValue } from './button-values.ts';
import { ACTIONS } from './ids.ts';

/** Done, Start and Move date under a pending item; under a closed one Reopen, for who closed it by mistake. */
export function actionButtons(item: ActionItem): ActionsBlock[] {
  const value = writeValue({ action: item.number, team: item.team });
  if (!isPending(item)) return [actions([button({ id: ACTIONS.actionReopen, label: 'Reopen', value })])];
  // Nobody can start what nobody has.
  const take = button({ id: ACTIONS.actionTake, label: 'Take it', value });
  if (item.owner === undefined && item.heldBy !== undefined)
    return [
      actions([
        take,
        button({ id: ACTIONS.actionDone, label: 'Done', value }),
        button({ id: ACTIONS.actionMove, label: 'Move date', value }),
      ]),
    ];
  const start = button({ id: ACTIONS.actionStart, label: 'Start', value });
  return [
    actions([
      button({ id: ACTIONS.actionDone, label: 'Done', value, style: 'primary' }),
      ...(item.status.state === 'open' ? [start] : []),
      button({ id: ACTIONS.actionMove, label: 'Move date', value }),
    ]),
  ];
}

/** Under the message that tells somebody of an item: once they took it, those of every item. */
export function givenButtons(item: ActionItem): ActionsBlock[] {
  if (!isPending(item) || isTaken(item)) return actionButtons(item);
  const value = writeValue({ action: item.number, team: item.team });
  const notMe = button({ id: ACTIONS.actionNotMe, label: 'Not me', value });
  return [
    actions([
      button({ id: ACTIONS.actionTake, label: 'Take it', value, style: 'primary' }),
      ...(item.owner === undefined ? [] : [notMe]),
      button({ id: ACTIONS.actionMove, label: 'Move date', value }),
    ]),
  ];
}

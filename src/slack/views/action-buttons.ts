import type { ActionsBlock } from '@slack/types';
import { type ActionItem, isPending } from '../../domain/actions/action-item.ts';
import { actions, button } from './blocks.ts';
import { writeValue } from './button-values.ts';
import { ACTIONS } from './ids.ts';

/** Done, Start and Move date under a pending item; under a closed one Reopen, for who closed it by mistake. */
export function actionButtons(item: ActionItem): ActionsBlock[] {
  const value = writeValue({ action: item.number, team: item.team });
  if (!isPending(item)) return [actions([button({ id: ACTIONS.actionReopen, label: 'Reopen', value })])];
  const start = button({ id: ACTIONS.actionStart, label: 'Start', value });
  return [
    actions([
      button({ id: ACTIONS.actionDone, label: 'Done', value, style: 'primary' }),
      ...(item.status.state === 'open' ? [start] : []),
      button({ id: ACTIONS.actionMove, label: 'Move date', value }),
    ]),
  ];
}

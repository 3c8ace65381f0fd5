import type { ActionsBlock } from '@slack/types';
import { type ActionItem, isPending } from '../../domain/actions/action-item.ts';
import { actions, button } from './blocks.ts';
import { writeValue } from './button-values.ts';
import { ACTIONS } from './ids.ts';

/** Done, Start and Move date under a pending item; nothing under a closed one. */
export function actionButtons(item: ActionItem): ActionsBlock[] {
  if (!isPending(item)) return [];
  const value = writeValue({ action: item.number, team: item.team });
  const start = button({ id: ACTIONS.actionStart, label: 'Start', value });
  return [
    actions([
      button({ id: ACTIONS.actionDone, label: 'Done', value, style: 'primary' }),
      ...(item.status.state === 'open' ? [start] : []),
      button({ id: ACTIONS.actionMove, label: 'Move date', value }),
    ]),
  ];
}

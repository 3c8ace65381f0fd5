import type { ActionItem } from '../../domain/actions/action-item.ts';
import { actionLineAnywhere } from '../words/actions.ts';
import { ledgerLines } from '../words/slip.ts';
import type { Reader } from '../words/times.ts';
import { actionButtons } from './action-buttons.ts';
import { context, type Message, message, section } from './blocks.ts';

/** Older lines are left out first: a long ledger does not push the item away. */
const MOST = 15;

/** One item for one person: its line, its buttons, every move of its date, and what it prevented. */
export function actionShownView(item: ActionItem, reader: Reader): Message {
  const line = actionLineAnywhere(item);
  const ledger = ledgerLines(item, reader);
  const [head, ...rest] = ledger;
  const shown = ledger.length > MOST && head ? [head, '• …', ...rest.slice(-MOST + 2)] : ledger;
  return message([line, ...shown].join('\n'), [
    section(line),
    ...shown.map((one) => context(one)),
    ...actionButtons(item),
  ]);
}

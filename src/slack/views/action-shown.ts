import type { ActionItem } from '../../domain/actions/action-item.ts';
import { actionLineAnywhere } from '../words/actions.ts';
import { earlierSteps, type ItemSource, itemDetails, itemHistory } from '../words/item-details.ts';
import { ledgerLines } from '../words/slip.ts';
import type { Reader } from '../words/times.ts';
import { actionButtons } from './action-buttons.ts';
import { context, LIMITS, type Message, message, section } from './blocks.ts';
import { truncateMrkdwn } from './truncate.ts';

/** Older lines are left out first: a long ledger does not push the item away. */
const MOST = 15;
const LINE = 300;

/**
 * Everything of one item, for one person: its line, when it is done, where it is tracked and what it came from, its
 * buttons, every move of its date, what it prevented, and who changed it.
 */
export function actionShownView(item: ActionItem, source: ItemSource | undefined, reader: Reader): Message {
  const line = actionLineAnywhere(item);
  const details = itemDetails(item, source, reader).map((one) => truncateMrkdwn(one, LINE));
  const ledger = ledgerLines(item, reader);
  const [head, ...rest] = ledger;
  const shown = ledger.length > MOST && head ? [head, '• …', ...rest.slice(-MOST + 2)] : ledger;
  const steps = itemHistory(item, reader);
  const latest = steps.slice(-MOST).map((one) => truncateMrkdwn(one, LINE));
  const left = steps.length - latest.length;
  const history = [...(left > 0 ? [earlierSteps(left)] : []), ...latest].join('\n');
  return message([line, ...details, ...shown, history].join('\n'), [
    section([line, ...details].join('\n')),
    ...shown.map((one) => context(one)),
    context(truncateMrkdwn(history, LIMITS.context)),
    ...actionButtons(item),
  ]);
}

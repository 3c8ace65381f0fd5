import type { ActionItem } from '../../domain/actions/action-item.ts';
import { actionsLeftOut, reminder, reminderAnswered, reminderHead } from '../words/actions.ts';
import type { Reader } from '../words/times.ts';
import { actionButtons } from './actions-row.ts';
import { context, type Message, message, section } from './blocks.ts';
import { cutMrkdwn } from './cut.ts';

const MOST = 20;
const LINE = 500;

/** The direct message to an owner: one line and its buttons for each item. */
export function reminderView(items: readonly ActionItem[], reader: Reader): Message {
  const shown = items.slice(0, MOST);
  const head = items.length > 1 ? [reminderHead(items.length)] : [];
  const note = items.length > MOST ? [actionsLeftOut(items.length - MOST)] : [];
  const line = (item: ActionItem) => cutMrkdwn(reminder(item, reader), LINE);
  const lines = shown.map(line);
  return message([...head, ...lines, ...note].join('\n'), [
    ...head.map((line) => section(`*${line}*`)),
    ...shown.flatMap((item) => [section(line(item)), ...actionButtons(item)]),
    ...note.map((line) => context(line)),
  ]);
}

/** Replaces the reminder of one item after its button was used. */
export function reminderAnsweredView(item: ActionItem, reader: Reader): Message {
  const text = reminderAnswered(item, reader);
  return message(text, [section(text), ...(item.status.state === 'done' ? [] : actionButtons(item))]);
}

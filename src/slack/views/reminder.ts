import type { DueItem, GivenItem, Reminder } from '../../app/ports/direct-messages.ts';
import { type ActionItem, isPending } from '../../domain/actions/action-item.ts';
import {
  itemGiven,
  ownerAway,
  reminder,
  reminderAnswered,
  reminderHandedOn,
  reminderMoved,
} from '../words/reminders.ts';
import type { Reader } from '../words/times.ts';
import { actionButtons, givenButtons } from './action-buttons.ts';
import { type Message, message, said, section } from './blocks.ts';
import { truncateMrkdwn } from './truncate.ts';

const LINE = 500;

/** The message to whoever is to act: the item's line and its buttons. */
export function reminderView(item: DueItem, reader: Reader): Message {
  return oneItem(item, `${truncateMrkdwn(reminder(item, reader), LINE)}${handedOn(item)}`);
}

/** Replaces the reminder of one item after its button was used. */
export function reminderAnsweredView(item: ActionItem, reader: Reader): Message {
  return oneItem(item, reminderAnswered(item, reader));
}

/** A reminder whose item changed after it was sent. */
export function reminderNowView(
  item: ActionItem,
  sent: Pick<Reminder, 'to' | 'of' | 'due'>,
  reader: Reader,
): Message {
  const owner = item.owner ?? (item.heldBy ? undefined : sent.to);
  if (isPending(item) && owner !== sent.to && (owner === undefined || owner !== sent.of?.owner))
    return said(reminderHandedOn(item));
  if (item.status.state !== 'open') return reminderAnsweredView(item, reader);
  return item.due === sent.due
    ? reminderView(dueItem(item, sent), reader)
    : oneItem(item, reminderMoved(item));
}

/** To whoever was given an item: it is theirs; or what became of it since. */
export function givenView({ item, to, ...given }: GivenItem, reader: Reader): Message {
  const theirs = item.owner === undefined ? item.heldBy !== undefined : item.owner === to;
  if (theirs && item.status.state === 'open') {
    const text = itemGiven(item, given);
    return message(text, [section(text), ...givenButtons(item)]);
  }
  return reminderNowView(item, { to, due: item.due ?? '' }, reader);
}

function dueItem(item: ActionItem, { of }: Pick<Reminder, 'of'>): DueItem {
  return of !== undefined && item.owner === of.owner ? { ...item, ownerAway: of.away } : item;
}

function handedOn(item: DueItem): string {
  const { owner, ownerAway: away } = item;
  return away !== undefined && owner !== undefined ? ownerAway(item.number, owner, away) : '';
}

function oneItem(item: ActionItem, text: string): Message {
  return message(text, [section(text), ...actionButtons(item)]);
}

import type { GivenItem } from '../../app/ports/direct-messages.ts';
import type { ActionItem, ItemHolder } from '../../domain/actions/action-item.ts';
import { dateIn, daysBetween } from '../../domain/actions/calendar-date.ts';
import type { OwnerAway } from '../../domain/actions/digest.ts';
import { actionLineAnywhere, incidentOfItem } from './actions.ts';
import { counted } from './entries.ts';
import { channelLink, literal, oneLine, person } from './escape.ts';
import { groupCall, holderWords, ownerWords } from './holders.ts';
import { movedWords } from './slip.ts';
import { dueDay, type Reader } from './times.ts';

/** `Due today: Add a memory alarm (A-3, INC-2026-0012, P1)`; once it is late, how late, and how often it moved. */
export function reminder(item: ActionItem, reader: Reader): string {
  const what = named(item);
  if (!item.due) return `Without a due date: ${what}`;
  const days = daysBetween(item.due, dateIn(reader.now, reader.zone));
  if (days === 0) return `Due today: ${what}`;
  if (days < 0) return `Due in ${counted(-days, 'day', 'days')}, ${dueDay(item.due)}: ${what}`;
  const moved = movedWords(item, reader);
  return `${item.key} is ${counted(days, 'day', 'days')} late: ${what}${moved === '' ? '' : `. ${moved}`}`;
}

/** `Yours now: Add a memory alarm (A-3, INC-2026-0012, P1), due Fri 20 Nov 2026 · #inc-… · given to you by Bo` */
export function itemGiven(
  item: ActionItem,
  { by, channel, why }: Pick<GivenItem, 'by' | 'channel' | 'why'>,
): string {
  const head = item.heldBy === undefined ? 'Yours now' : `For ${calledHolder(item.heldBy)}`;
  const to = item.heldBy === undefined ? 'gave it to you' : 'gave it to you until one of you takes it';
  const note = why === undefined ? '' : ` ${oneLine(why)}`;
  const due = item.due ? `, due ${dueDay(item.due)}` : '';
  const where = channel === undefined ? '' : ` in ${channelLink(channel)}`;
  return `*${head}: ${literal(item.title)}*${due} (${item.key}, ${incidentOfItem(item)}${where}, ${item.priority}). ${person(by)} ${to}${note === '' ? '.' : ':'}${note}`;
}

/** After a button of a reminder, or when somebody else did something: what the item is now. Days stay true later on. */
export function reminderAnswered(item: ActionItem, reader: Reader): string {
  const { status } = item;
  const day = (at: Date) => dueDay(dateIn(at, reader.zone));
  switch (status.state) {
    case 'done':
      return `Done: ${named(item)}, ${day(status.at)}, by ${person(status.by)}.`;
    case 'in progress':
      return `In progress: ${named(item)}${item.due ? `, due ${dueDay(item.due)}` : ''}.`;
    case 'not doing':
      return `Not doing: ${named(item)}, ${day(status.at)}, by ${person(status.by)}: ${oneLine(status.why)}`;
    case 'open':
      return actionLineAnywhere(item);
    default:
      return status satisfies never;
  }
}

/** The due date is another one now. */
export function reminderMoved(item: ActionItem): string {
  const last = item.moves.at(-1);
  const by = last ? `, by ${person(last.by)}: ${oneLine(last.why)}` : '';
  return `${item.due ? `Due ${dueDay(item.due)}` : 'No due date'} now: ${named(item)}${by}`;
}

/** Those who are told of an item together; a group is called. */
function calledHolder(holder: ItemHolder): string {
  return holder.kind === 'group' ? groupCall(holder.group) : holderWords(holder);
}

/** Somebody else has it now. */
export function reminderHandedOn(item: ActionItem): string {
  return `${ownerWords(item)} has this now: ${named(item)}`;
}

/** Said where an item comes to somebody else in place of its owner. */
export function ownerAway(number: number, owner: string, away: OwnerAway): string {
  return ` ${whose(person(owner), away)}. \`action assign ${number} @person\` gives it to somebody.`;
}

/** Why an item is not told to its owner, who is named first. */
export function whose(owner: string, away: OwnerAway): string {
  switch (away) {
    case 'gone':
      return `It was ${owner}'s, who is deactivated or an app`;
    case 'unknown':
      return `It is ${owner}'s, whom Slack does not know in this workspace`;
    case 'outside':
      return `It is ${owner}'s, who is not in the channel of this private incident`;
    case 'unreachable':
      return `It is ${owner}'s, whom Slack does not let Scribe write to`;
    default:
      return away satisfies never;
  }
}

function named(item: ActionItem): string {
  return `${literal(item.title)} (${item.key}, ${incidentOfItem(item)}, ${item.priority})`;
}

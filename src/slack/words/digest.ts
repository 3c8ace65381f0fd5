import type { DigestShown, ShownItem } from '../../app/ports/digest-posts.ts';
import { type ActionItem, handedFrom, type ItemHolder, isPending } from '../../domain/actions/action-item.ts';
import { type CalendarDate, dateIn } from '../../domain/actions/calendar-date.ts';
import { DIGEST_PAGE, type DigestPlace } from '../../domain/actions/digest.ts';
import { counted } from './entries.ts';
import { channelLink, person } from './escape.ts';
import { groupCall, holderWords } from './holders.ts';
import { reminder, reminderAnswered, reminderHandedOn, reminderMoved, whose } from './reminders.ts';
import { dueDay, type Reader } from './times.ts';

/** `3 action items need you: 1 late, 2 due today`; in a channel `2 action items of INC-2026-0012 are late`. */
export function digestHead({ digest, items }: DigestShown, reader: Reader): string {
  const today = dateIn(reader.now, reader.zone);
  const open = items.filter(({ item }) => isPending(item));
  if (open.length === 0)
    return `${counted(items.length, 'action item', 'action items')}: nothing is left to do`;
  const count = counted(open.length, 'action item', 'action items');
  const parts = [
    [open.filter(({ item }) => item.due && item.due < today).length, 'late'],
    [open.filter(({ item }) => item.due === today).length, 'due today'],
    [open.filter(({ item }) => item.due && item.due > today).length, 'due later'],
    [open.filter(({ item }) => !item.due).length, 'without a date'],
  ] as const;
  const said = parts.flatMap(([number, what]) => (number > 0 ? [`${number} ${what}`] : []));
  return `${count} ${whoseHead(digest.place, open.length)}: ${said.join(', ')}`;
}

function whoseHead(place: DigestPlace, count: number): string {
  switch (place.kind) {
    case 'person':
      return count === 1 ? 'needs you' : 'need you';
    case 'channel':
      return `of ${place.incident}`;
    default:
      return place satisfies never;
  }
}

/** What an item is now, for whoever gets the digest. */
export function digestLine(shown: ShownItem, place: DigestPlace, reader: Reader): string {
  const { item, line, channel } = shown;
  const where = channel === undefined || isIn(place, channel) ? '' : ` · ${channelLink(channel)}`;
  if (!isPending(item)) return `${reminderAnswered(item, reader)}${where}`;
  if (item.owner !== undefined && item.owner !== line.owner && !isOf(place, item.owner))
    return `${reminderHandedOn(item)}${where}`;
  if (item.snooze && item.snooze.until > dateIn(reader.now, reader.zone))
    return `${reminder(item, reader)}${where} · snoozed until ${dueDay(item.snooze.until)}`;
  if ((item.due ?? '') !== line.due) return `${reminderMoved(item)}${where}`;
  const state = item.status.state === 'in progress' ? ' · in progress' : '';
  return `${reminder(item, reader)}${where}${state}${ownerNote(shown, place)}`;
}

function isIn(place: DigestPlace, channel: string): boolean {
  return place.kind === 'channel' && place.channel === channel;
}

function isOf(place: DigestPlace, user: string): boolean {
  return place.kind === 'person' && place.user === user;
}

/** Why it is told here: nobody owns it, its owner cannot be told, or it has been late for long. */
function ownerNote({ item, line }: ShownItem, place: DigestPlace): string {
  const { owner } = item;
  if (owner === undefined) return unownedNote(item.heldBy, place);
  if (isOf(place, owner)) return handedNote(item);
  if (line.away !== undefined && owner === line.owner)
    return `. ${whose(person(owner), line.away)}. Reassign gives it to somebody.`;
  return `. It is ${person(owner)}'s.`;
}

/** Said until its new owner does something with it. */
function handedNote(item: ActionItem): string {
  const before = handedFrom(item);
  return before === undefined ? '' : `. ${whose(person(before), 'gone')}; it is yours now.`;
}

/** Who has it until a person takes it. A group is called in the channel where it hears of its items. */
function unownedNote(heldBy: ItemHolder | undefined, place: DigestPlace): string {
  const asked = place.kind === 'channel';
  if (heldBy === undefined) return `. Nobody owns it yet${asked ? ': who takes it?' : '.'}`;
  if (asked && heldBy.kind === 'group') return `. ${groupCall(heldBy.group)}, who takes it?`;
  return `. It is with ${holderWords(heldBy)}${asked ? ': who takes it?' : '.'}`;
}

export function digestHidden(count: number): string {
  return `${counted(count, 'item is', 'items are')} not shown: you are no longer in the channel of a private incident.`;
}

/** `Items 16–30 of 1000` */
export function digestPosition(page: number, items: number): string {
  const first = page * DIGEST_PAGE + 1;
  return `Items ${first}–${Math.min(items, first + DIGEST_PAGE - 1)} of ${items}`;
}

/** After a form: what the item is now. */
export function snoozed({ key, snooze }: ActionItem): string {
  return `${key} is quiet until ${snooze ? dueDay(snooze.until) : 'then'}. Its due date stays.`;
}

export function snoozeTooEarly(today: CalendarDate): string {
  return `Choose a day after today, ${dueDay(today)}.`;
}

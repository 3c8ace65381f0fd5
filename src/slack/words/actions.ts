import type { UnablePerson } from '../../app/actions/unable-person.ts';
import type { ActionAdvice } from '../../domain/actions/action-advice.ts';
import { type ActionItem, LONGEST_ACTION_TITLE, PRIORITIES } from '../../domain/actions/action-item.ts';
import type { ActionTextReading } from '../../domain/actions/action-text.ts';
import type { DueFault, MoveReading } from '../../domain/actions/due-date.ts';
import type { UnreadWords } from '../../domain/actions/unread-words.ts';
import { markedKey } from '../../domain/incident/drill-mark.ts';
import type { Incident } from '../../domain/incident/incident.ts';
import { ACTION_VERBS } from '../../domain/incident/verbs/action-verbs.ts';
import { counted } from './entries.ts';
import { flat, literal, oneLine, person } from './escape.ts';
import { ownerCode, ownerWords } from './holders.ts';
import { itemLink } from './item-link.ts';
import { incidentName } from './names.ts';
import { dayOf, dueDay, type Reader } from './times.ts';

/** `A-3 · Add a memory alarm · @ana · due Fri 20 Nov 2026 · P1 · detect · open`: for everybody. */
export function actionLine(item: ActionItem): string {
  const parts = [
    item.key,
    literal(item.title),
    ownerWords(item),
    item.due ? `due ${dueDay(item.due)}` : 'no due date yet',
    item.priority,
    ...(item.kind ? [item.kind] : []),
    statusWords(item),
    ...(item.link === undefined ? [] : [itemLink(item.link)]),
  ];
  return parts.join(' · ');
}

/** The same with the incident, for lists over several incidents. */
export function actionLineAnywhere(item: ActionItem): string {
  return `${actionLine(item)} · ${incidentOfItem(item)}`;
}

/** The key of an item's incident, marked for a drill. */
export function incidentOfItem({ incident, drill }: ActionItem): string {
  return markedKey({ key: incident, drill: drill ?? false });
}

/** Added outside the channel of the item's incident. `incident` is undefined for those who may not see it. */
export function ofIncident(item: ActionItem, incident: Incident | undefined): string {
  return ` (${incident ? incidentName(incident) : incidentOfItem(item)})`;
}

/** `inChannel`: the item's own line follows in this channel and says the rest. */
export function actionAdded(
  item: ActionItem,
  { dueByDefault, inChannel = false }: { readonly dueByDefault: boolean; readonly inChannel?: boolean },
): string {
  const byDefault =
    dueByDefault && item.due ? ' The date follows from the severity; Move date changes it.' : '';
  return `Added ${inChannel ? item.key : actionLine(item)}.${byDefault}`;
}

/** A date that depends on what day it is where the person is. */
export function dueFromUtc(): string {
  return 'The date was counted from today in UTC: your time zone is not known yet. Move date changes it.';
}

/** A time of day was said with a due date. */
export function dueIsDay(clock: string): string {
  return `Due dates are days, so “${literal(clock)}” is left out.`;
}

/** Several people were named for one item. */
export function oneOwner(item: ActionItem, others: readonly string[]): string {
  const owner = item.owner === undefined ? 'Nobody' : person(item.owner);
  return `An item has one owner: ${owner}. ${others.map(person).join(', ')} ${others.length === 1 ? 'stays' : 'stay'} in the title.`;
}

/** The owner who was named is deactivated or an app, so nobody owns the new item. */
export function ownerUnable(item: ActionItem, { user, why }: UnablePerson, command: string): string {
  const is = why === 'bot' ? 'an app' : 'deactivated';
  return `${person(user)} is ${is}, so nobody owns it yet. \`${command} action assign ${item.number} @someone\` names an owner.`;
}

/** Names in the text of a new item that match nobody here. */
export function unknownMentionsText(
  item: ActionItem,
  unknownMentions: readonly string[],
  command: string,
): string {
  const are = unknownMentions.length === 1 ? 'is no person' : 'are no people';
  const owner =
    item.owner === undefined ? ` To name an owner: \`${command} action assign ${item.number} @someone\`` : '';
  return `${unknownMentions.map(literal).join(', ')} ${are} here; the text stays as you typed it.${owner}`;
}

/** Words at the end of a new item that were meant as its day or priority, and are none. */
export function misreadText({ as, said }: UnreadWords): string {
  const quoted = `“${literal(said)}”`;
  switch (as) {
    case 'day':
      return `${quoted} is not a day; it stays in the title. Move date sets one.`;
    case 'priority':
      return `${quoted} is not a priority (${PRIORITIES.join(', ')}); it stays in the title.`;
    default:
      return as satisfies never;
  }
}

/** What would make a new item easier to close. Advice, never a block. */
export function adviceText(advice: ActionAdvice): string {
  switch (advice) {
    case 'begin-with-a-verb':
      return 'An item that begins with a verb is easier to pick up: "Add a memory alarm".';
    case 'be-specific':
      return 'A more specific title is easier to close: "Alarm when heap use is over 80%".';
    case 'say-when-it-is-done':
      return 'Say how you will know that it is done: add "done when the alarm fires in staging".';
    default:
      return advice satisfies never;
  }
}

export function actionUnknown(number: number, command: string): string {
  return `There is no action item A-${number} that you can see. Those of this incident: \`${command} action list\``;
}

/** `A-3 is done already, since Fri 20 Nov, by @ana.` */
export function closedAlready(item: ActionItem, reader: Reader): string {
  const { status } = item;
  switch (status.state) {
    case 'done':
      return `${item.key} is already done, since ${dayOf(status.at, reader)}, by ${person(status.by)}.`;
    case 'not doing':
      return `${item.key} is not being done, since ${dayOf(status.at, reader)}, by ${person(status.by)}: ${oneLine(status.why)}`;
    case 'open':
    case 'in progress':
      return actionLine(item);
    default:
      return status satisfies never;
  }
}

/** The head of the table of items; the incident stands in lists over several ones. */
export const ITEM_COLUMNS = ['Item', 'Owner', 'Due', 'State'] as const;
export const ITEM_INCIDENT = 'Incident';

/** The menu below the table. */
export const CHOOSE_ITEM = 'Do, move or look at an item';

/** The cells of one item, in which nothing is formatted; the owner is Slack's code, and dates sort as they are. */
export function itemCells(item: ActionItem): {
  readonly name: string;
  readonly owner: string;
  readonly due: string;
  readonly state: string;
} {
  const { status } = item;
  return {
    name: `${item.key} ${item.title}`,
    owner: ownerCode(item),
    due: item.due ?? 'no date yet',
    state: [
      item.priority,
      ...(item.kind ? [item.kind] : []),
      status.state === 'not doing' ? `not doing: ${flat(status.why)}` : status.state,
    ].join(' · '),
  };
}

export function actionListHead(incident: string, count: number): string {
  return `${incident} has ${counted(count, 'action item', 'action items')}`;
}

/** What a list was asked for with, in the person's own words: `overdue team payments`. */
interface AskedItems {
  readonly line: string;
  readonly incident: string | undefined;
}

/** `12 action items for “overdue” in incidents that you can see, the soonest due first, page 2 of 3`. */
export function itemsHead(
  total: number,
  asked: AskedItems,
  { page, pages }: { readonly page: number; readonly pages: number },
): string {
  const pageOf = pages > 1 ? `, page ${page} of ${pages}` : '';
  return `${counted(total, 'action item', 'action items')} ${itemsOf(asked)}, the soonest due first${pageOf}`;
}

export function itemsNone(asked: AskedItems, command: string): string {
  const wider =
    asked.incident === undefined
      ? ''
      : ` In every incident: \`${command} action list ${filtersIn(asked)} all\``;
  return `No action items ${itemsOf(asked)}.${wider}`;
}

function itemsOf(asked: AskedItems): string {
  const filters = filtersIn(asked);
  const of = filters === '' ? '' : `for “${literal(filters)}” `;
  return `${of}in ${asked.incident ?? 'incidents that you can see'}`;
}

function filtersIn({ line }: AskedItems): string {
  return line
    .replace(/^\s*\S+\s*(?:list\b)?\s*/i, '')
    .replace(/\s*\bpage\s+\d+/gi, '')
    .trim();
}

export function actionListEmpty(incident: string, command: string): string {
  return `${incident} has no action items. Add one: \`${command} action add Add a memory alarm due friday P1 detect\``;
}

export function myActionsHead(count: number): string {
  return `You have ${counted(count, 'open action item', 'open action items')}, the soonest first`;
}

export function myActionsEmpty(): string {
  return 'You have no open action items.';
}

/** What was left out of a list because a message holds only so many. */
export function actionsLeftOut(count: number): string {
  return `${counted(count, 'more is', 'more are')} not shown.`;
}

/** Why the text after `action add` cannot be an item. */
export function actionUnclear(
  reading: Exclude<ActionTextReading, { kind: 'action' }>,
  command: string,
): string {
  const example = `\`${command} ${ACTION_VERBS.add.example}\``;
  if (reading.kind === 'empty') return `Say what is to be done, for example ${example}`;
  return reading.why === 'title-too-long'
    ? titleTooLong()
    : `${dueFault(reading.said, reading.why)} For example ${example}`;
}

export function titleTooLong(): string {
  return `A title has at most ${LONGEST_ACTION_TITLE} characters. Details belong on the timeline.`;
}

/** Why the text after `action move N` names no date. */
export function moveUnclear(reading: Extract<MoveReading, { kind: 'invalid' }>, command: string): string {
  const example = `\`${command} ${ACTION_VERBS.move.example}\``;
  switch (reading.why) {
    case 'not-a-date':
      return `"${literal(reading.said)}" is not a date. Write \`${command} ${ACTION_VERBS.move.usage}\`, for example ${example}`;
    case 'missing-reason':
      return `Say why the date moves, for example ${example}`;
    case 'impossible-date':
    case 'ambiguous-date':
    case 'past-date':
    case 'too-far':
      return `${dueFault(reading.said, reading.why)} For example ${example}`;
    default:
      return reading.why satisfies never;
  }
}

/** Why a day cannot be taken, and how to write one. */
export function dueFault(said: string, why: DueFault): string {
  const quoted = `"${literal(said)}"`;
  switch (why) {
    case 'impossible-date':
      return `${quoted} is not a day in the calendar. Try 2026-12-01, friday or in 2 weeks.`;
    case 'ambiguous-date':
      return `${quoted} can be read in two ways. Write 2026-12-01 or 1 Dec.`;
    case 'past-date':
      return `${quoted} is in the past. Choose today or later.`;
    case 'too-far':
      return `${quoted} is more than five years away. Try 2026-12-01, friday or in 2 weeks.`;
    default:
      return why satisfies never;
  }
}

function statusWords(item: ActionItem): string {
  const { status } = item;
  return status.state === 'not doing' ? `not doing: ${oneLine(status.why)}` : status.state;
}

import type { UnablePerson } from '../../app/unable-person.ts';
import type { ActionAdvice } from '../../domain/actions/action-advice.ts';
import type { ActionItem } from '../../domain/actions/action-item.ts';
import type { UnreadWords } from '../../domain/actions/unread-words.ts';
import {
  actionAdded,
  actionLine,
  actionLineAnywhere,
  actionListEmpty,
  actionListHead,
  actionsLeftOut,
  adviceText,
  dueFromUtc,
  dueIsDay,
  misreadText,
  myActionsEmpty,
  myActionsHead,
  oneOwner,
  ownerUnable,
  unknownMentionsText,
} from '../words/actions.ts';
import { actionButtons } from './action-buttons.ts';
import { context, LIMITS, type Message, message, said, section } from './blocks.ts';
import { truncateMrkdwn } from './truncate.ts';

/** One item in the incident's channel, kept up to date by editing it. */
export function actionLineView(item: ActionItem): Message {
  const line = actionLine(item);
  return message(line, [section(line), ...actionButtons(item)]);
}

/** Notes on a new item: where its date comes from, names of nobody here, words that could not be read, advice. */
export interface ActionRemarks {
  readonly dueByDefault: boolean;
  /** It was added in the channel of its incident, where its line is posted. */
  readonly inChannel?: boolean;
  readonly dueInUtc?: boolean;
  readonly unable?: UnablePerson | undefined;
  readonly unknownMentions: readonly string[];
  readonly unread: readonly UnreadWords[];
  /** The time of day that was said with the due date. */
  readonly clock?: string | undefined;
  /** Named besides the owner. */
  readonly others?: readonly string[];
  readonly advice: readonly ActionAdvice[];
}

/** The private receipt of a new item, with advice where some helps. */
export function actionAddedView(item: ActionItem, how: ActionRemarks, command: string): Message {
  const unknown =
    how.unknownMentions.length > 0 ? [unknownMentionsText(item, how.unknownMentions, command)] : [];
  const unread = how.unread.map(misreadText);
  const unable = how.unable ? [ownerUnable(item, how.unable, command)] : [];
  const utc = [
    ...(how.clock === undefined ? [] : [dueIsDay(how.clock)]),
    ...(how.dueInUtc ? [dueFromUtc()] : []),
  ];
  const others = how.others && how.others.length > 0 ? [oneOwner(item, how.others)] : [];
  const text = [actionAdded(item, how), ...utc, ...others, ...unable, ...unknown, ...unread].join('\n');
  const advice = how.advice.slice(0, 1).map(adviceText);
  return message([text, ...advice].join('\n'), [section(text), ...advice.map((line) => context(line))]);
}

/** All items of one incident, for one person. */
export function actionListView(incident: string, items: readonly ActionItem[], command: string): Message {
  if (items.length === 0) return said(actionListEmpty(incident, command));
  return itemsView(actionListHead(incident, items.length), items, actionLine);
}

/** One person's open items, soonest first. */
export function myActionsView(items: readonly ActionItem[]): Message {
  if (items.length === 0) return said(myActionsEmpty());
  return itemsView(myActionsHead(items.length), items, actionLineAnywhere);
}

/** Two blocks for each, one for the head and one for what is left out. */
const MOST = Math.floor((LIMITS.messageBlocks - 2) / 2);
/** So that as many lines fit into one message. */
const LINE = 400;

function itemsView(head: string, items: readonly ActionItem[], words: (item: ActionItem) => string): Message {
  const shown = items.slice(0, MOST);
  const leftOut = items.length - shown.length;
  const note = leftOut > 0 ? [actionsLeftOut(leftOut)] : [];
  const line = (item: ActionItem) => truncateMrkdwn(words(item), LINE);
  return message([head, ...shown.map(line), ...note].join('\n'), [
    section(`*${head}*`),
    ...shown.flatMap((item) => [section(line(item)), ...actionButtons(item)]),
    ...note.map((line) => context(line)),
  ]);
}

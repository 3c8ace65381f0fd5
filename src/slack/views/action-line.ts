import type { ItemPage } from '../../app/actions/list-items.ts';
import type { UnablePerson } from '../../app/actions/unable-person.ts';
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
  CHOOSE_ITEM,
  dueFromUtc,
  dueIsDay,
  ITEM_COLUMNS,
  ITEM_INCIDENT,
  incidentOfItem,
  itemCells,
  itemsHead,
  itemsNone,
  misreadText,
  myActionsEmpty,
  myActionsHead,
  oneOwner,
  ownerUnable,
  unknownMentionsText,
} from '../words/actions.ts';
import { flat, plainLine } from '../words/escape.ts';
import { actionButtons } from './action-buttons.ts';
import {
  actions,
  context,
  type Forms,
  LIMITS,
  type Message,
  message,
  option,
  said,
  section,
  select,
} from './blocks.ts';
import { writeValue } from './button-values.ts';
import { ACTIONS } from './ids.ts';
import { richCell } from './rich-text.ts';
import { type Cell, dataTable, rowsThatFit, table } from './tables.ts';
import { truncate, truncateMrkdwn } from './truncate.ts';

/** One item in the incident's channel, kept up to date by editing it. */
export function actionLineView(item: ActionItem): Message {
  const { heldBy } = item;
  // Without its name the group is called, when the line is posted.
  const line = actionLine(
    heldBy?.kind === 'group' ? { ...item, heldBy: { kind: 'group', group: heldBy.group } } : item,
  );
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
export function actionListView(incident: string, items: readonly ActionItem[], command: string): Forms {
  if (items.length === 0) return [said(actionListEmpty(incident, command))];
  return itemsForms(actionListHead(incident, items.length), items, { words: actionLine, anywhere: false });
}

/** One person's open items, soonest first. */
export function myActionsView(items: readonly ActionItem[]): Forms {
  if (items.length === 0) return [said(myActionsEmpty())];
  return itemsForms(myActionsHead(items.length), items, { words: actionLineAnywhere, anywhere: true });
}

/** One page of a filtered list; `line` is the command that asked for it. */
export function itemPageView(
  { items, total, page, pages }: ItemPage,
  { line, incident }: { readonly line: string; readonly incident: string | undefined },
  command: string,
): Forms {
  const asked = { line, incident };
  if (total === 0) return [said(itemsNone(asked, command))];
  const anywhere = incident === undefined;
  const head = itemsHead(total, asked, { page, pages });
  return itemsForms(
    head,
    items.map(({ item }) => item),
    { words: anywhere ? actionLineAnywhere : actionLine, anywhere },
  );
}

interface ItemWords {
  readonly words: (item: ActionItem) => string;
  /** The items are of several incidents. */
  readonly anywhere: boolean;
}

/** A table to sort, a plain one, or lines with buttons. Tables are read only: a menu below them chooses an item. */
function itemsForms(head: string, items: readonly ActionItem[], { words, anywhere }: ItemWords): Forms {
  const cellsOf = (item: ActionItem): readonly Cell[] => {
    const { name, owner, due, state } = itemCells(item);
    const at = anywhere ? [incidentOfItem(item)] : [];
    return [truncate(flat(name), LINE), richCell({ text: owner }), due, truncate(state, LINE), ...at];
  };
  const columns = [...ITEM_COLUMNS, ...(anywhere ? [ITEM_INCIDENT] : [])];
  const shown = rowsThatFit(items, cellsOf);
  const rows = shown.map(cellsOf);
  const leftOut = items.length - shown.length;
  const note = leftOut > 0 ? [actionsLeftOut(leftOut)] : [];
  const text = [head, ...shown.map(words), ...note].join('\n');
  const options = shown.map((item) => {
    const value = writeValue({ action: item.number, team: item.team });
    return option(truncate(`${item.key} ${plainLine(item.title)}`, NAME), value);
  });
  const menu = actions([select(ACTIONS.actionChoose, CHOOSE_ITEM, options)]);
  const below = [menu, ...note.map((line) => context(line))];
  return [
    message(text, [dataTable(head, columns, rows), ...below]),
    message(text, [section(`*${head}*`), table(columns, rows), ...below]),
    itemsView(head, items, words),
  ];
}

/** The longest name in the menu, so that 99 of them fit beside the table. */
const NAME = 50;

/** Two blocks for each, beside the head, what is left out, and a person's roles above. */
const MOST = Math.floor((LIMITS.messageBlocks - 6) / 2);
/** So that as many lines fit into one message. */
const LINE = 400;

function itemsView(head: string, items: readonly ActionItem[], words: ItemWords['words']): Message {
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

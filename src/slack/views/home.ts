import type { CardBlock, KnownBlock } from '@slack/types';
import type { ActionItem } from '../../domain/actions/action-item.ts';
import type { Home, HomeIncident, HomeItem } from '../../domain/home/home.ts';
import {
  HOME,
  heldLeftOut,
  homeEmpty,
  homeFoot,
  incidentsLeftOut,
  itemName,
  itemState,
  itemsLeftOut,
  noActiveIncidents,
  noItems,
  postmortemsLeftOut,
  timeLeft,
  waitingLine,
} from '../words/home.ts';
import { listLine } from '../words/incidents.ts';
import type { Reader } from '../words/times.ts';
import { actionButtons } from './action-buttons.ts';
import { actions, button, context, type Forms, header, type Message, section, sections } from './blocks.ts';
import { writeValue } from './button-values.ts';
import { ACTIONS } from './ids.ts';
import { truncateMrkdwn } from './truncate.ts';

/** At most two blocks for each item: with what else there is below the 100 blocks of a home tab. */
const ITEMS = 30;
const HELD = 8;
const LINES = 10;
const LINE = 250;
/** Characters in the title, the subtitle and the body of a card (docs.slack.dev/reference/block-kit/blocks/card-block). */
const CARD = { title: 150, subtitle: 150, body: 200 } as const;

/** What is shown besides: what came of a button, above everything else. */
export interface HomeAround {
  readonly reader: Reader;
  readonly command: string;
  readonly notice: string | undefined;
}

/** The home tab of one person: items as cards, or as lines with buttons below. */
export function homeView(home: Home, around: HomeAround): Forms {
  const form = (show: ItemForm): Message => ({ text: HOME.items, blocks: blocksOf(home, show, around) });
  const some = home.items.length + home.held.length > 0;
  return some ? [form(itemCards), form(itemLines)] : [form(itemLines)];
}

type ItemForm = (one: HomeItem) => KnownBlock[];

function blocksOf(home: Home, show: ItemForm, { reader, command, notice }: HomeAround): KnownBlock[] {
  const { held, mine, others, postmortems } = home;
  const empty = home.items.length + held.length + mine.length + others.length + postmortems.length === 0;
  const declare = actions([button({ id: ACTIONS.declareOpen, label: HOME.declare, style: 'primary' })]);
  const top = notice === undefined ? [] : [...sections(notice), { type: 'divider' as const }];
  if (empty) return [...top, section(homeEmpty(command)), declare];
  const leftOut = home.items.length - ITEMS;
  return [
    ...top,
    header(HOME.items),
    ...(home.items.length === 0 ? [section(noItems())] : home.items.slice(0, ITEMS).flatMap(show)),
    ...(leftOut > 0 ? [context(itemsLeftOut(leftOut, command))] : []),
    ...(held.length > 0 ? [header(HOME.held), ...held.slice(0, HELD).flatMap(show)] : []),
    ...(held.length > HELD ? [context(heldLeftOut(held.length - HELD))] : []),
    ...incidentBlocks(HOME.mine, mine, { reader, more: (count) => incidentsLeftOut(count, command) }),
    ...part(HOME.postmortems, postmortems.map(waitingLine), (count) => postmortemsLeftOut(count, command)),
    ...incidentBlocks(HOME.others, others, { reader, more: (count) => incidentsLeftOut(count, command) }),
    ...(mine.length + others.length === 0 ? [context(noActiveIncidents())] : []),
    declare,
    context(homeFoot(command)),
  ];
}

function incidentBlocks(
  title: string,
  incidents: readonly HomeIncident[],
  { reader, more }: { readonly reader: Reader; readonly more: (count: number) => string },
): KnownBlock[] {
  const lines = incidents.map(({ incident, channel }) => listLine(incident, channel, reader));
  return part(title, lines, more);
}

/** A part of the page with a line for each thing in it; without any there is none. */
function part(title: string, lines: readonly string[], more: (count: number) => string): KnownBlock[] {
  if (lines.length === 0) return [];
  const shown = lines.slice(0, LINES).map((line) => `• ${truncateMrkdwn(line, LINE)}`);
  const leftOut = lines.length - shown.length;
  return [header(title), ...sections(shown.join('\n')), ...(leftOut > 0 ? [context(more(leftOut))] : [])];
}

function itemLines(one: HomeItem): KnownBlock[] {
  const text = `*${truncateMrkdwn(itemName(one), LINE)}*\n${timeLeft(one)} · ${itemState(one)}`;
  return [section(text), ...homeButtons(one.item)];
}

/** Those of every item, and Snooze where somebody has it and a date to be reminded of. */
function homeButtons(item: ActionItem): KnownBlock[] {
  if (item.owner === undefined || item.due === undefined) return actionButtons(item);
  const snooze = button({
    ...{ id: ACTIONS.actionSnooze, label: 'Snooze' },
    value: writeValue({ action: item.number, team: item.team }),
  });
  return actionButtons(item).map((row) => ({ ...row, elements: [...row.elements, snooze] }));
}

/** A card takes at most three buttons, and an item has four: they stand below it. */
function itemCards(one: HomeItem): KnownBlock[] {
  const mrkdwn = (text: string, max: number) => ({
    type: 'mrkdwn' as const,
    text: truncateMrkdwn(text, max),
  });
  const card: CardBlock = {
    type: 'card',
    title: mrkdwn(itemName(one), CARD.title),
    subtitle: mrkdwn(timeLeft(one), CARD.subtitle),
    body: mrkdwn(itemState(one), CARD.body),
  };
  return [card, ...homeButtons(one.item)];
}

import { drillMark } from '../../domain/incident/drill-mark.ts';
import type { Incident } from '../../domain/incident/incident.ts';
import { literal, plainLine } from '../words/escape.ts';
import { chooseHead, chooseLeftOut, chooseMore, noActive } from '../words/incidents.ts';
import { chooseBlock } from './block-ids.ts';
import {
  actions,
  button,
  context,
  groupedSelect,
  LIMITS,
  type Message,
  message,
  option,
  said,
  section,
} from './blocks.ts';
import { type CommandRef, writeCommand } from './command-value.ts';
import { ACTIONS } from './ids.ts';
import { truncate } from './truncate.ts';

/** Buttons are for the newest; a menu has the others. */
const BUTTONS = 5;
/** A menu holds more than 100 options in groups; with more than this, too little of each name would fit the message. */
const MENU = 300;
/** Characters of all names in the menu. */
const NAMES = 9_000;

/** Whether the command's text has to be held elsewhere: a menu's options cannot carry it. */
export function choiceNeedsHolding(incidents: number): boolean {
  return incidents > BUTTONS;
}

/** Asks which incident a command is for: active ones first, then those resolved last. */
export function chooseIncidentView(
  incidents: readonly Incident[],
  command: CommandRef,
  name: string,
): Message {
  if (incidents.length === 0) return said(noActive(name));
  const buttons = incidents.slice(0, BUTTONS).map((incident, index) =>
    button({
      id: `${ACTIONS.choose}-${index}`,
      label: label(incident),
      value: writeCommand({ ...command, incident: incident.key }),
    }),
  );
  const rest = incidents.slice(BUTTONS, BUTTONS + MENU);
  const leftOut = incidents.length - buttons.length - rest.length;
  const note = leftOut > 0 ? [chooseLeftOut(leftOut)] : [];
  const longest = Math.min(LIMITS.option, Math.floor(NAMES / Math.max(rest.length, 1)));
  const menu = groupedSelect(
    ACTIONS.chooseMore,
    chooseMore(rest.length),
    rest.map((incident) => option(truncate(label(incident), longest), incident.key)),
  );
  const head = chooseHead(incidents);
  const named = incidents.slice(0, BUTTONS + MENU).map((incident) => literal(label(incident)));
  return message([head, ...named, ...note].join('\n'), [
    section(head),
    actions(buttons),
    ...(rest.length > 0 ? [actions([menu], chooseBlock(command.id))] : []),
    ...note.map((line) => context(line)),
  ]);
}

/** The same, with a way to declare another one. */
export function withDeclareButton({ text, blocks }: Message): Message {
  const declare = button({ id: ACTIONS.declareOpen, label: 'Declare an incident' });
  return message(text, [...blocks, actions([declare])]);
}

function label(incident: Incident): string {
  const { phase } = incident;
  const state = phase.state === 'active' ? '' : `(${phase.state}) `;
  return `${incident.key} ${state}${drillMark(incident)}${plainLine(incident.title)}`;
}

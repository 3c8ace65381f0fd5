import { looksTheSame } from '../words/changes.ts';
import { actions, button, type Message, said } from './blocks.ts';
import { type CommandRef, writeCommand } from './command-value.ts';
import { ACTIONS } from './ids.ts';
import type { ListedIncident } from './incident-list.ts';

/** Shown before a similar incident is declared: go to the existing one, or declare anyway. */
export function similarIncidentsView(among: readonly ListedIncident[], command: CommandRef): Message {
  const lines = among.slice(0, 3).map(({ incident, channel }) => looksTheSame(incident, channel));
  const anew = button({
    id: ACTIONS.declareAnyway,
    label: 'Declare a new one',
    value: writeCommand(command),
  });
  return said(lines.join('\n'), actions([anew]));
}

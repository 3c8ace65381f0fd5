import { theirIncidentFirst } from '../words/their-incident.ts';
import { actions, button, type Message, said } from './blocks.ts';
import { type CommandRef, writeCommand } from './command-value.ts';
import { ACTIONS } from './ids.ts';

/** Shown before the other side of a shared channel declares an incident of its own there. */
export function theirIncidentView(key: string, workspace: string | undefined, command: CommandRef): Message {
  const anew = button({
    id: ACTIONS.declareAnyway,
    label: 'Declare a new one',
    value: writeCommand(command),
  });
  return said(theirIncidentFirst(key, workspace), actions([anew]));
}

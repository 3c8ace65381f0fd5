import type { Incident } from '../../domain/incident/incident.ts';
import { takeOverAsk } from '../words/take-over.ts';
import { actions, button, type Message, said } from './blocks.ts';
import { type CommandRef, writeCommand } from './command-value.ts';
import { ACTIONS } from './ids.ts';

/** Asks once before somebody loses command. */
export function takeOverAskView(
  incident: Incident,
  change: { readonly from: string; readonly to: string; readonly by: string },
  ref: CommandRef,
): Message {
  const label = change.to === change.by ? 'Take command' : 'Hand over command';
  const value = writeCommand(ref);
  return said(
    takeOverAsk(incident, change),
    actions([button({ id: ACTIONS.confirm, label, style: 'danger', value })]),
  );
}

/** After a cancellation: what was said, and the way back as a button. */
export function cancelledView(words: string, incident: Incident): Message {
  const value = writeCommand({ id: uncancelId(incident), text: 'reopen', incident: incident.key });
  return said(words, actions([button({ id: ACTIONS.retry, label: 'Take it back', value })]));
}

/** The id of taking back this cancellation; keys are counted per workspace, so that it names that. */
export function uncancelId({
  team,
  key,
  version,
}: {
  readonly team: string;
  readonly key: string;
  readonly version: number | string;
}): string {
  return `uncancel.${team}.${key}.${version}`;
}

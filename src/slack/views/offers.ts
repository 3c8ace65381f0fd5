import { actions, button, type Message, message } from './blocks.ts';
import { type CommandRef, writeCommand } from './command-value.ts';
import { ACTIONS } from './ids.ts';

/** A line that a button carries out. */
export interface OfferedLine {
  readonly label: string;
  readonly command: CommandRef & { readonly text: string };
}

/** The message with a button for each line below it. */
export function offersView({ text, blocks }: Message, lines: readonly OfferedLine[]): Message {
  const buttons = lines.map(({ label, command }, index) =>
    button({ id: `${ACTIONS.meant}-${index}`, label, value: writeCommand(command) }),
  );
  return message(text, [...blocks, actions(buttons)]);
}

import { type CommandRef, fitsValue } from '../views/command-value.ts';
import type { ListenerContext } from './listener-context.ts';

/** Keeps a command that a button is to carry out again, where it is too long for the button's value. */
export async function holdLong(
  context: Pick<ListenerContext, 'app'>,
  command: CommandRef & { readonly text: string },
): Promise<void> {
  if (!fitsValue(command)) await context.app.recentCommands.hold(command.id, command.text);
}

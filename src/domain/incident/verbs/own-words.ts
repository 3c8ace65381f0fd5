import type { ParsedCommand } from './read-command.ts';

/** The parts of parsed commands that hold what a person wrote, and nothing that Scribe knows or offers. */
const WORDS: readonly string[] = ['text', 'why', 'note', 'summary', 'title'];

/** Whether a command holds words of the person's own, which are never thrown away. */
export function hasOwnWords(command: ParsedCommand): boolean {
  if (command.verb === 'mark') return command.change.kind === 'set' && command.change.part !== undefined;
  const parts: object = command.verb === 'action' ? command.action : command;
  return Object.entries(parts).some(([name, part]) => WORDS.includes(name) && typeof part === 'string');
}

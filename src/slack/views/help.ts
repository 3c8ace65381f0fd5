import { helpLines, helpOthers, helpVerb, helpWhere, verbNamed } from '../words/help.ts';
import { context, type Message, message, said, section } from './blocks.ts';

/** `topic` is the word after `help`; one that is no verb gets the whole help. */
export function helpView(command: string, topic?: string, templates: readonly string[] = []): Message {
  const verb = topic === undefined ? undefined : verbNamed(topic);
  if (verb !== undefined) return said(helpVerb(verb, command, templates));
  const lines = helpLines(command);
  const notes = [helpOthers(command), helpWhere(command)];
  return message([...lines, ...notes].join('\n'), [
    section(lines.join('\n')),
    ...notes.map((note) => context(note)),
  ]);
}

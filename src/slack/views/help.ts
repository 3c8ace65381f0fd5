import { readVerb } from '../../domain/incident/verbs/read-verb.ts';
import { helpGroups, helpLines, helpMore, helpVerb, helpWhere } from '../words/help.ts';
import { unknownTopic } from '../words/usage.ts';
import { context, type Message, message, said, section } from './blocks.ts';

/** `topic` is the word after `help`: a verb, or one that comes near to a verb. */
export function helpView(command: string, topic?: string, templates: readonly string[] = []): Message {
  const about = readVerb(topic ?? '');
  if (about.kind === 'verb') return said(helpVerb(about.verb, command, templates));
  if (about.kind === 'unknown') return said(unknownTopic(about.said, about.nearest, command));
  const lines = helpLines(command).join('\n');
  const groups = helpGroups().join('\n');
  const notes = [helpMore(command), helpWhere(command)];
  return message([lines, groups, ...notes].join('\n'), [
    section(lines),
    section(groups),
    ...notes.map((note) => context(note)),
  ]);
}

import { ACTS } from '../../domain/incident/action-words.ts';
import { VERBS, type Verb } from '../../domain/incident/verb.ts';
import { entryTypes } from './entries.ts';
import { mrkdwn } from './escape.ts';

/** The few that an outage needs; `help VERB` has the others. */
const FIRST: readonly Verb[] = ['declare', 'log', 'status', 'sev', 'role', 'action', 'timeline', 'resolve'];

/** Short: one line for each of the usual commands, then the others by name. */
export function helpLines(command: string): readonly string[] {
  return FIRST.map((verb) => `\`${command} ${VERBS[verb].example}\`\n${mrkdwn(VERBS[verb].summary)}`);
}

export function helpOthers(command: string): string {
  const others = verbs().filter((verb) => !FIRST.includes(verb));
  return `Also: ${others.join(', ')}. More about one: \`${command} help log\``;
}

export function helpWhere(command: string): string {
  return `Slack does not run commands in threads. There, or for a message that was posted already, react with :pushpin: and the message is on the timeline at the time it was posted; taking the reaction away takes the entry back. In the channel itself \`${command} log\` works everywhere.`;
}

/** One verb: how it is used, and an example; with `action` its sub-verbs, with `log` the types of an entry, with `draft` the templates that there are. */
export function helpVerb(verb: Verb, command: string, templates: readonly string[] = []): string {
  const {
    usage,
    summary,
    example,
    aliases,
  }: { usage: string; summary: string; example: string; aliases: readonly string[] } = VERBS[verb];
  const also = aliases.length > 0 ? ` Also: ${aliases.join(', ')}.` : '';
  const ways = verb === 'action' ? Object.values(ACTS).map((act) => act.usage) : [usage];
  const known = verb === 'draft' && templates.length > 0 ? [`Templates: ${templates.join(', ')}`] : [];
  const types = verb === 'log' ? [`Types: ${entryTypes()}. Without one the entry is a note.`] : [];
  return [
    `${mrkdwn(summary)}${also}`,
    ...ways.map((way) => `\`${command} ${mrkdwn(way)}\``),
    `For example \`${command} ${example}\``,
    ...types,
    ...known,
  ].join('\n');
}

function verbs(): readonly Verb[] {
  return Object.keys(VERBS).filter((word): word is Verb => word in VERBS);
}

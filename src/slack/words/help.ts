import { ACTION_VERBS } from '../../domain/incident/verbs/action-verbs.ts';
import type { VerbRow } from '../../domain/incident/verbs/verb-row.ts';
import { VERBS, type Verb } from '../../domain/incident/verbs/verbs.ts';
import { entryTypes } from './entries.ts';
import { mrkdwn } from './escape.ts';

const ROWS: ReadonlyMap<string, VerbRow> = new Map(Object.entries(VERBS));

/** Short: one line for each of the usual commands, then the others by name. */
export function helpLines(command: string): readonly string[] {
  return [...ROWS.values()]
    .filter((row) => row.inShortHelp)
    .map(({ example, summary }) => `\`${command} ${example}\`\n${mrkdwn(summary)}`);
}

export function helpOthers(command: string): string {
  const others = [...ROWS].filter(([, row]) => !row.inShortHelp).map(([verb]) => verb);
  return `Also: ${others.join(', ')}. More about one: \`${command} help log\``;
}

export function helpWhere(command: string): string {
  return `Slack does not run commands in threads. There, or for a message that was posted already, react with :pushpin: and the message is on the timeline at the time it was posted; taking the reaction away takes the entry back. In the channel itself \`${command} log\` works everywhere.`;
}

/**
 * Usage and example of one verb; with `action` its own verbs, with `log` the entry types, with `draft` the templates.
 */
export function helpVerb(verb: Verb, command: string, templates: readonly string[] = []): string {
  const { usage, summary, example, aliases }: VerbRow = VERBS[verb];
  const also = aliases.length > 0 ? ` Also: ${aliases.join(', ')}.` : '';
  const forms = verb === 'action' ? Object.values(ACTION_VERBS).map((row) => row.usage) : [usage];
  const known = verb === 'draft' && templates.length > 0 ? [`Templates: ${templates.join(', ')}`] : [];
  const types = verb === 'log' ? [`Types: ${entryTypes()}. Without one the entry is a note.`] : [];
  return [
    `${mrkdwn(summary)}${also}`,
    ...forms.map((form) => `\`${command} ${mrkdwn(form)}\``),
    `For example \`${command} ${example}\``,
    ...types,
    ...known,
  ].join('\n');
}

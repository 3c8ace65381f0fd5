import { ACTION_VERBS } from '../../domain/incident/verbs/action-verbs.ts';
import type { VerbRow } from '../../domain/incident/verbs/verb-row.ts';
import { VERBS, type Verb } from '../../domain/incident/verbs/verbs.ts';
import { entryTypes } from './entries.ts';
import { mrkdwn } from './escape.ts';

const ROWS: ReadonlyMap<string, VerbRow> = new Map(Object.entries(VERBS));

/** Where people look for a verb. What stands in no group comes last, under `More`. */
const GROUPS: readonly (readonly [name: string, verbs: readonly Verb[]])[] = [
  ['Start', ['declare', 'drill']],
  ['Timeline', ['log', 'undo', 'edit', 'ack', 'mark', 'timeline']],
  ['State', ['status', 'update', 'sev', 'title', 'impact', 'comms']],
  ['People', ['lead', 'handoff', 'role', 'join', 'leave']],
  ['Follow-ups', ['action', 'mine', 'away', 'back']],
  ['Look up', ['list', 'show', 'search']],
  ['End', ['resolve', 'fixed', 'reopen', 'cancel', 'merge', 'unmerge']],
  ['Notes', ['why', 'cause', 'well', 'wrong', 'lucky', 'lesson', 'metric', 'link', 'unlink']],
  ['Postmortem', ['draft', 'review', 'approve', 'publish', 'skip', 'meeting', 'export']],
];

/** One example for each of the verbs that an outage needs. */
export function helpLines(command: string): readonly string[] {
  return [...ROWS.values()]
    .filter((row) => row.inShortHelp)
    .map(({ example }) => `\`${command} ${example}\``);
}

/** Every verb by name, in groups. */
export function helpGroups(): readonly string[] {
  const grouped = new Set<string>(GROUPS.flatMap(([, verbs]) => verbs));
  const others = [...ROWS.keys()].filter((verb) => !grouped.has(verb));
  return [...GROUPS, ['More', others] as const].map(([name, verbs]) => `*${name}* ${verbs.join(', ')}`);
}

export function helpMore(command: string): string {
  return `More about one of them, with an example: \`${command} help log\``;
}

export function helpWhere(command: string): string {
  return `Slack does not run commands in threads. To put a message on the timeline at the time it was posted, in a thread or anywhere else, react with :pushpin:; taking the reaction away takes it off again. In the channel \`${command} log\` always works.`;
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

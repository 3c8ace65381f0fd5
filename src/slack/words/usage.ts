import { FILE_FORMATS } from '../../domain/incident/file-format.ts';
import { STATUSES } from '../../domain/incident/incident.ts';
import { KINDS } from '../../domain/incident/postmortem-words.ts';
import type { Usage } from '../../domain/incident/usage.ts';
import { VERBS, type Verb } from '../../domain/incident/verb.ts';
import type { TimeFault } from '../../domain/timeline/time-expression.ts';
import { oneLine } from './escape.ts';
import { type Reader, when } from './times.ts';

/** A command whose verb is not known: the nearest one, and an example. */
export function unknownVerb(said: string, near: Verb | undefined, command: string): string {
  const quoted = `"${shortened(said)}" is not something Scribe does.`;
  return near === undefined
    ? `${quoted} For an entry: ${example('log', command)}. All commands: \`${command} help\``
    : `${quoted} Did you mean \`${command} ${near}\`? For example ${example(near, command)}`;
}

/** What is wrong with a command, what was expected, and an example. */
export function usageText(usage: Usage, command: string): string {
  const near = usage.nearest === undefined ? '' : ` Did you mean "${usage.nearest}"?`;
  return `${fault(usage)}${near} For example ${example(usage.verb, command)}`;
}

/** `"14:75" is not a time. Try 14:05, -10m or yesterday 23:50.` */
export function unclearTime(said: string, why: TimeFault): string {
  const quoted = `"${oneLine(said)}"`;
  const hint = 'Try 14:05, -10m or yesterday 23:50.';
  switch (why) {
    case 'impossible-clock':
      return `${quoted} is not a time. ${hint}`;
    case 'impossible-date':
      return `${quoted} is not a day in the calendar. Try 2026-11-20 14:05 or yesterday 23:50.`;
    case 'too-far-back':
      return `${quoted} is more than a year ago. Write the date: 2026-11-20 14:05.`;
    default:
      return why satisfies never;
  }
}

export function timeAheadOfNow(at: Date, reader: Reader): string {
  return `${when(at, reader)} is in the future; it is ${when(reader.now, reader)} now. Entries are about what happened. Nothing was logged.`;
}

export function emptyEntry(command: string): string {
  return `Say what happened, for example ${example('log', command)}`;
}

function fault({ verb, why, said }: Usage): string {
  const quoted = said === undefined ? 'That' : `"${shortened(said)}"`;
  switch (why) {
    case 'missing-text':
      return verb === 'log' ? 'Say what happened.' : 'Some text is missing.';
    case 'missing-status':
      return `Say which status: ${STATUSES.join(', ')}.`;
    case 'unknown-status':
      return `${quoted} is not a status. There are ${STATUSES.join(', ')}.`;
    case 'missing-severity':
      return 'Say which severity: 1 is the worst, 4 the mildest.';
    case 'unknown-severity':
      return `${quoted} is not a severity. There are 1, 2, 3 and 4; 1 is the worst.`;
    case 'missing-role':
      return 'Say which role.';
    case 'unknown-role':
      return `${quoted} is not a role here.`;
    case 'missing-person':
      return 'Say who, with an @.';
    case 'not-a-person':
      return `${quoted} is not a person. Name one with an @, so that Slack completes it.`;
    case 'missing-key':
      return 'Say which incident.';
    case 'not-a-key':
      return `${quoted} is not an incident. A key looks like INC-2026-0012.`;
    case 'missing-number':
      return 'Say which action item, by its number.';
    case 'not-a-number':
      return `${quoted} is not an action item. A-3 or 3 names one.`;
    case 'missing-date':
      return 'Say which day.';
    case 'missing-reason':
      return 'Say why.';
    case 'unknown-action':
      return `${quoted} is nothing that action items know. There are add, list, mine, start, done, drop, move and assign.`;
    case 'unknown-flag':
      return `${quoted} is not an option. There are --sev, --private, --drill, --here and --started.`;
    case 'unexpected-value':
      return `${quoted} takes no value.`;
    case 'missing-time':
      return 'Say when it started.';
    case 'not-a-time':
      return `${quoted} is not a time. Try 14:05, -10m or yesterday 23:50.`;
    case 'missing-kind':
      return `Say which kind: ${kinds(verb)}.`;
    case 'unknown-kind':
      return `${quoted} is not a kind here. There are ${kinds(verb)}.`;
    case 'missing-format':
      return `Say which kind of file: ${FILE_FORMATS.join(', ')}.`;
    case 'unknown-format':
      return `${quoted} is not a kind of file here. There are ${FILE_FORMATS.join(', ')}.`;
    case 'title-too-long':
      return 'The title is too long; details belong on the timeline.';
    case 'unexpected-text':
      return `${quoted} is more than \`${verb}\` expects.`;
    default:
      return why satisfies never;
  }
}

function kinds(verb: Verb): string {
  return (verb === 'cause' || verb === 'lesson' || verb === 'comms' ? KINDS[verb] : []).join(', ');
}

function example(verb: Verb, command: string): string {
  return `\`${command} ${VERBS[verb].example}\``;
}

function shortened(said: string): string {
  return oneLine(said.length > 80 ? `${said.slice(0, 80)}…` : said);
}

/** `--started` was not followed by a time. */
export function startedUnclear(said: string, command: string): string {
  return `"${oneLine(said)}" is not a time. Say when the impact started, for example \`${command} declare Checkout errors --sev 2 --started -10m\``;
}

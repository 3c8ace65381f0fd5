import { ACTION_KINDS, PRIORITIES } from '../../domain/actions/action-item.ts';
import { FILE_FORMATS } from '../../domain/incident/file-format.ts';
import { STATUSES } from '../../domain/incident/incident.ts';
import { ACTION_VERBS } from '../../domain/incident/verbs/action-verbs.ts';
import { FLAGS } from '../../domain/incident/verbs/declare-flags.ts';
import type { Misuse } from '../../domain/incident/verbs/read-command.ts';
import { MOST_ASKED } from '../../domain/incident/verbs/review.ts';
import type { VerbRow } from '../../domain/incident/verbs/verb-row.ts';
import { VERBS, type Verb } from '../../domain/incident/verbs/verbs.ts';
import { GROUPINGS } from '../../domain/numbers/group.ts';
import { literal } from './escape.ts';
import { severityWords, statusWords } from './team-words.ts';

/** What is missing from a command, or wrong in it, in one sentence. */
export function usageFault(misused: Misuse, roles: readonly string[]): string {
  const { verb, why, said, actionVerb } = misused;
  const quoted = said === undefined ? 'That' : `"${shortened(said)}"`;
  switch (why) {
    case 'missing-text':
      return missingText(misused);
    case 'missing-status':
    case 'unknown-status':
      return statusFault(why, quoted);
    case 'missing-severity':
    case 'unknown-severity':
      return severityFault(why, quoted);
    case 'missing-role':
    case 'unknown-role':
      return roleFault(why, quoted, roles);
    case 'missing-person':
    case 'too-many-people':
    case 'not-a-person':
      return peopleFault(misused, quoted);
    case 'missing-key':
    case 'not-a-key':
    case 'other-incident':
      return keyFault(why, quoted, verb);
    case 'missing-number':
    case 'not-a-number':
    case 'missing-priority':
    case 'unknown-priority':
    case 'unknown-action':
    case 'not-a-link':
      return itemFault(why, quoted);
    case 'missing-date':
      return missingDate(verb);
    case 'missing-reason':
      return missingReason(misused);
    case 'unknown-flag':
    case 'unexpected-value':
      return flagFault(why, quoted);
    case 'unknown-service':
    case 'unknown-field':
      return detailFault(why, quoted, verb);
    case 'missing-time':
    case 'not-a-time':
    case 'not-an-entry-time':
      return timeFault(why, quoted, verb);
    case 'missing-kind':
    case 'unknown-kind':
    case 'missing-format':
    case 'unknown-format':
      return kindFault(why, quoted, misused);
    case 'unknown-filter':
    case 'unknown-grouping':
    case 'not-a-period':
      return listFault(why, quoted);
    case 'title-too-long':
      return 'The title is too long: it has at most 200 characters; details belong on the timeline.';
    case 'unexpected-text':
      return `${quoted} is more than \`${actionVerb ? `action ${actionVerb}` : verb}\` expects.`;
    case 'two-readings':
      return 'This can mean several things.';
    default:
      return why satisfies never;
  }
}

function missingDate(verb: Verb): string {
  if (verb === 'away') return 'Say until which day.';
  return verb === 'meeting' ? 'Say on which day, and at what time.' : 'Say to which day, and why.';
}

function keyFault(why: 'missing-key' | 'not-a-key' | 'other-incident', quoted: string, verb: Verb): string {
  switch (why) {
    case 'missing-key':
      return verb === 'merge' ? 'Say into which incident.' : 'Say which incident.';
    case 'not-a-key':
      return `${quoted} is not an incident. A key looks like INC-2026-0012.`;
    case 'other-incident':
      return `${quoted} is the name of an incident, so this can mean two things.`;
    default:
      return why satisfies never;
  }
}

function roleFault(why: 'missing-role' | 'unknown-role', quoted: string, roles: readonly string[]): string {
  return why === 'missing-role'
    ? `Say which role: ${roles.join(', ')}.`
    : `${quoted} is not a role here. There are ${roles.join(', ')}.`;
}

function flagFault(why: 'unknown-flag' | 'unexpected-value', quoted: string): string {
  return why === 'unexpected-value'
    ? `${quoted} takes no value.`
    : `${quoted} is not an option. There are ${listed(FLAGS.map((flag) => `--${flag}`))}.`;
}

function timeFault(
  why: 'missing-time' | 'not-a-time' | 'not-an-entry-time',
  quoted: string,
  verb: Verb,
): string {
  switch (why) {
    case 'missing-time':
      return verb === 'at' ? 'Say for which time.' : 'Say when it started.';
    case 'not-a-time':
      return `${quoted} is not a time. Try 14:05, -10m or yesterday 23:50.`;
    case 'not-an-entry-time':
      return `${quoted} names no entry. Say its time as the timeline shows it, 14:05 or 14:05:30, or 14:05Z for UTC, or \`last\`.`;
    default:
      return why satisfies never;
  }
}

/** What is wrong with what narrows a list or a figure. */
function listFault(why: 'unknown-filter' | 'unknown-grouping' | 'not-a-period', quoted: string): string {
  switch (why) {
    case 'unknown-filter':
      return `${quoted} is not a filter here.`;
    case 'unknown-grouping':
      return `${quoted} is not something to group by. There are ${listed(GROUPINGS)}.`;
    case 'not-a-period':
      return `${quoted} is not a period. Try last 90 days, last 3 months or since 2026-09-01.`;
    default:
      return why satisfies never;
  }
}

/** What is wrong with a command about an action item. */
function itemFault(
  why:
    | 'missing-number'
    | 'not-a-number'
    | 'missing-priority'
    | 'unknown-priority'
    | 'unknown-action'
    | 'not-a-link',
  quoted: string,
): string {
  switch (why) {
    case 'missing-number':
      return 'Say which action item, by its number.';
    case 'not-a-number':
      return `${quoted} is not an action item. A-3 or 3 names one.`;
    case 'missing-priority':
      return `Say which priority: ${PRIORITIES.join(', ')}. P0 is the most urgent.`;
    case 'unknown-priority':
      return `${quoted} is not a priority. There are ${PRIORITIES.join(', ')}; P0 is the most urgent.`;
    case 'not-a-link':
      return `${quoted} is not an https address without a password.`;
    case 'unknown-action':
      return `${quoted} is not an action command. There are ${listed(Object.keys(ACTION_VERBS))}.`;
    default:
      return why satisfies never;
  }
}

/** Which kind of note, mark or file is missing or not known. */
function kindFault(
  why: 'missing-kind' | 'unknown-kind' | 'missing-format' | 'unknown-format',
  quoted: string,
  { verb, actionVerb }: Misuse,
): string {
  const all = actionVerb === 'kind' ? listed(ACTION_KINDS) : kinds(verb);
  switch (why) {
    case 'missing-kind':
      return `Say which kind: ${all}.`;
    case 'unknown-kind':
      return `${quoted} is not a kind here. There are ${all}.`;
    case 'missing-format':
      return `Say which kind of file: ${FILE_FORMATS.join(', ')}.`;
    case 'unknown-format':
      return `${quoted} is not a kind of file here. There are ${FILE_FORMATS.join(', ')}.`;
    default:
      return why satisfies never;
  }
}

function statusFault(why: 'missing-status' | 'unknown-status', quoted: string): string {
  const statuses = statusWords(STATUSES).map(literal).join(', ');
  return why === 'missing-status'
    ? `Say which status: ${statuses}.`
    : `${quoted} is not a status. There are ${statuses}.`;
}

function severityFault(why: 'missing-severity' | 'unknown-severity', quoted: string): string {
  const severities = severityWords().map(literal);
  return why === 'missing-severity'
    ? `Say which severity: ${severities.at(0)} is the worst, ${severities.at(-1)} the mildest.`
    : `${quoted} is not a severity. There are ${listed(severities)}; ${severities.at(0)} is the worst.`;
}

function detailFault(why: 'unknown-service' | 'unknown-field', quoted: string, verb: Verb): string {
  return why === 'unknown-service'
    ? `${quoted} is not one of the services here. The form of \`${verb}\` lists them.`
    : `${quoted} is not a field here with a value that it takes. One looks like \`--field "Customer=ACME"\`.`;
}

/** Nobody is named, or more than can be asked at once. */
function peopleFault(misused: Misuse, quoted: string): string {
  if (misused.why === 'not-a-person')
    return misused.actionVerb === 'assign'
      ? `${quoted} is no person, user group, role or team here. Name people and groups with an @, so that Slack completes it.`
      : `${quoted} is not a person. Name one with an @, so that Slack completes it.`;
  if (misused.why === 'missing-person') return `Say who ${deed(misused)}, with an @.`;
  return `At most ${MOST_ASKED} people can be asked at once, and these are ${misused.said ?? 'more'}. Others can read it in the channel.`;
}

/** Which text is missing. */
function missingText({ verb, actionVerb }: Misuse): string {
  if (actionVerb === 'add') return 'Say what is to be done.';
  if (actionVerb === 'title') return 'Say the new title.';
  if (actionVerb === 'link')
    return 'Say the address of its entry elsewhere, beginning with https://; `none` takes the link away.';
  if (actionVerb === 'done-when') return 'Say how you will know that it is done.';
  return TEXTS[verb] ?? 'Say what happened.';
}

const TEXTS: Readonly<Partial<Record<Verb, string>>> = {
  title: 'Say the new title.',
  why: 'Say why it happened.',
  cause: 'Say what contributed.',
  well: 'Say what went well.',
  wrong: 'Say what made it worse, or slowed the response.',
  lucky: 'Say where luck helped.',
  lesson: 'Say what was learned.',
  metric: 'Say which figure, what it usually is, and what it was during the incident.',
  comms: 'Say what was told.',
};

function missingReason({ verb, actionVerb }: Misuse): string {
  if (actionVerb === 'drop') return 'Say why it is not being done.';
  if (verb === 'cancel') return 'Say why it was not an incident.';
  return verb === 'skip' ? 'Say why no postmortem is needed.' : 'Say why.';
}

/** What the person who is missing would do. */
function deed({ verb, actionVerb }: Misuse): string {
  if (actionVerb === 'assign') return 'is to do it';
  if (verb === 'handoff') return 'takes command';
  return verb === 'review' ? 'is to approve it' : 'takes the role';
}

function kinds(verb: Verb): string {
  const row: VerbRow = VERBS[verb];
  return (row.kinds ?? []).join(', ');
}

/** `a, b and c`. */
function listed(words: readonly string[]): string {
  return `${words.slice(0, -1).join(', ')} and ${words.at(-1)}`;
}

/** What was typed, short enough to be quoted. */
export function shortened(said: string): string {
  return literal(said.length > 80 ? `${said.slice(0, 80)}…` : said);
}

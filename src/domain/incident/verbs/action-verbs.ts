import {
  ACTION_KINDS,
  type ActionKind,
  type ItemHolder,
  PRIORITIES,
  type Priority,
} from '../../actions/action-item.ts';
import { readActionNumber } from '../../actions/action-number.ts';
import { readItemLink } from '../../actions/item-link.ts';
import { readGroup } from '../mention.ts';
import { nearestWord } from '../nearest-word.ts';
import { readRole } from '../role-name.ts';
import { readTeam } from '../teams.ts';
import { unquoted } from '../title.ts';
import { firstWord, noArguments, optionalReason, requiredReason, requiredText } from './arguments.ts';
import { readItemList } from './item-list.ts';
import { looksLikePerson, readPerson } from './person-word.ts';
import { fault, isFault, type UsageFault } from './usage-fault.ts';
import type { CommandOptions, Form } from './verb-row.ts';

/** One verb of `action`. */
export interface ActionVerbRow extends Form {
  /** Other words for the same verb. */
  readonly aliases: readonly string[];
  /** Words that people try for it without `action` before them: offered, never carried out. */
  readonly meant?: readonly string[];
  /** Reads what follows the verb, trimmed. */
  parse(rest: string, options: CommandOptions): object | UsageFault;
}

/** The verbs of `action`, one row each. The rules of action items read texts and dates. */
export const ACTION_VERBS = {
  add: {
    usage: 'action add TEXT [@owner] [due DATE] [P0..P3] [prevent|detect|respond|improve]',
    aliases: ['new', 'create'],
    meant: ['todo', 'task', 'followup', 'follow-up', 'add'],
    example: 'action add Add a memory alarm @someone due friday P1 detect',
    parse: requiredText,
  },
  list: {
    usage:
      'action list [mine|unowned|overdue|open|done|dropped] [team T] [INC-…] [KIND] [P1] [no owner|due|done-when|kind] [all]',
    aliases: [],
    example: 'action list overdue',
    parse: readItemList,
  },
  mine: { usage: 'action mine', aliases: ['my'], example: 'action mine', parse: noArguments },
  start: {
    usage: 'action start N',
    aliases: ['begin', 'started'],
    meant: ['start', 'begin'],
    example: 'action start 3',
    parse: (rest) => withNumber(rest, noArguments),
  },
  done: {
    usage: 'action done N',
    aliases: ['close', 'closed', 'complete', 'finish', 'finished'],
    meant: ['done', 'finished', 'complete'],
    example: 'action done 3',
    parse: (rest) => withNumber(rest, noArguments),
  },
  drop: {
    usage: 'action drop N WHY',
    aliases: ['cancel', 'skip'],
    meant: ['drop'],
    example: 'action drop 3 replaced by A-12',
    parse: (rest) => withNumber(rest, requiredReason),
  },
  move: {
    usage: 'action move N DATE WHY',
    aliases: ['due', 'reschedule'],
    meant: ['move', 'reschedule', 'snooze'],
    example: 'action move 3 friday waiting for the new library',
    parse: (rest) => withNumber(rest, parseMove),
  },
  assign: {
    usage: 'action assign N @person|@group|ROLE|TEAM',
    aliases: ['owner', 'give', 'reassign'],
    meant: ['assign', 'give', 'owner'],
    example: 'action assign 3 @someone',
    parse: (rest, options) => withNumber(rest, (more) => parseAssignment(more, options)),
  },
  take: {
    usage: 'action take N',
    aliases: ['accept', 'claim'],
    meant: ['take', 'claim'],
    example: 'action take 3',
    parse: (rest) => withNumber(rest, noArguments),
  },
  show: {
    usage: 'action show N',
    aliases: ['view', 'history'],
    example: 'action show 3',
    parse: (rest) => withNumber(rest, noArguments),
  },
  preview: {
    usage: 'action preview N',
    aliases: ['reminders', 'next'],
    example: 'action preview 3',
    parse: (rest) => withNumber(rest, noArguments),
  },
  title: {
    usage: 'action title N TEXT',
    aliases: ['rename', 'retitle'],
    example: 'action title 3 Alarm when heap use is over 80%',
    parse: (rest) => withNumber(rest, parseTitle),
  },
  priority: {
    usage: 'action priority N P0..P3',
    aliases: ['prio'],
    example: 'action priority 3 P1',
    parse: (rest) => withNumber(rest, parsePriority),
  },
  kind: {
    usage: 'action kind N prevent|detect|respond|improve',
    aliases: ['type'],
    example: 'action kind 3 prevent',
    parse: (rest) => withNumber(rest, parseKind),
  },
  'done-when': {
    usage: 'action done-when N TEXT',
    aliases: ['donewhen', 'criterion'],
    example: 'action done-when 3 the alarm fires in staging',
    parse: (rest) => withNumber(rest, requiredText),
  },
  link: {
    usage: 'action link N URL|none',
    aliases: ['url', 'ticket'],
    example: 'action link 3 https://tracker.example.com/OPS-12',
    parse: (rest) => withNumber(rest, parseLink),
  },
  reopen: {
    usage: 'action reopen N [WHY]',
    aliases: ['undone'],
    example: 'action reopen 3 the alarm does not fire',
    parse: (rest) => withNumber(rest, optionalReason),
  },
} as const satisfies Readonly<Record<string, ActionVerbRow>>;

export type ActionVerb = keyof typeof ACTION_VERBS;

type Arguments<V extends ActionVerb> = Exclude<ReturnType<(typeof ACTION_VERBS)[V]['parse']>, UsageFault>;

/** What is asked about action items. */
export type ParsedAction = { [V in ActionVerb]: { readonly do: V } & Arguments<V> }[ActionVerb];

/** The number of an item, and what follows it. */
function withNumber<More extends object>(
  rest: string,
  parse: (more: string) => More | UsageFault,
): ({ readonly number: number } & More) | UsageFault {
  const [said, more] = firstWord(rest);
  const number = readActionNumber(said);
  if (said === '') return fault('missing-number');
  if (number === undefined) return fault('not-a-number', said);
  const parsed = parse(more);
  return isFault(parsed) ? parsed : { number, ...parsed };
}

/** `text` is a date and the reason, as typed. */
function parseMove(rest: string): { readonly text: string } | UsageFault {
  return rest === '' ? fault('missing-date') : { text: rest };
}

function parseTitle(rest: string): { readonly title: string } | UsageFault {
  const title = unquoted(rest);
  return title === '' ? fault('missing-text') : { title };
}

function parsePriority(rest: string): { readonly priority: Priority } | UsageFault {
  const [said, more] = firstWord(rest.replace(/^to\s+/i, ''));
  if (said === '') return fault('missing-priority');
  const wanted = said.toUpperCase().replace(/^(?=\d$)/, 'P');
  const priority = PRIORITIES.find((known) => known === wanted);
  if (priority === undefined) return fault('unknown-priority', said);
  return more === '' ? { priority } : fault('unexpected-text', more);
}

/** A person, a user group, the role whose holder has it, or a team: `@bo`, `@sre`, `commander`, `team payments`. */
function parseAssignment(rest: string, options: CommandOptions): Assignee | UsageFault {
  const wanted = rest.replace(/^(?:to\s+)?(?:whoever\s+is\s+)?(?:the\s+)?/i, '');
  const user = readPerson(wanted, options);
  if (user !== undefined) return { user, holder: undefined };
  if (wanted === '') return fault('missing-person');
  const holder = readHolder(wanted, options);
  return holder ? { user: undefined, holder } : fault('not-a-person', wanted);
}

/** Who gets an item: a person, or those who have it until a person takes it. */
type Assignee =
  | { readonly user: string; readonly holder: undefined }
  | { readonly user: undefined; readonly holder: ItemHolder };

function readHolder(wanted: string, options: CommandOptions): ItemHolder | undefined {
  const group = readGroup(wanted);
  const [, name] = /\|(@[^<>]+)>/.exec(wanted) ?? [];
  if (group !== undefined) return { kind: 'group', group, ...(name === undefined ? {} : { name }) };
  const plain = wanted.replace(/^@/, '');
  if (plain !== wanted && !options.roles.includes(plain.toLowerCase())) return undefined;
  if (looksLikePerson(plain)) return undefined;
  const team = readTeam(plain, options.teams ?? []);
  const role = /^team\s/i.test(plain) ? undefined : readRole(plain, options);
  if (role?.kind === 'role') return { kind: 'role', role: role.role };
  return team === undefined ? undefined : { kind: 'team', team };
}

function parseKind(rest: string): { readonly actionKind: ActionKind } | UsageFault {
  const said = rest.replace(/^(?:to|is|=)\s+/i, '').toLowerCase();
  if (said === '') return fault('missing-kind');
  const actionKind = ACTION_KINDS.find((known) => known === said);
  return actionKind ? { actionKind } : fault('unknown-kind', said, nearestWord(said, ACTION_KINDS));
}

/** `none` takes the link away. */
function parseLink(rest: string): { readonly to: string | undefined } | UsageFault {
  if (rest === '') return fault('missing-text');
  if (/^(?:none|-|remove)$/i.test(rest)) return { to: undefined };
  const to = readItemLink(rest);
  return to === undefined ? fault('not-a-link', rest) : { to };
}

import { PRIORITIES, type Priority } from '../../actions/action-item.ts';
import { readActionNumber } from '../../actions/action-number.ts';
import { readRole } from '../role-name.ts';
import { unquoted } from '../title.ts';
import { firstWord, noArguments, optionalReason, requiredReason, requiredText } from './arguments.ts';
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
  list: { usage: 'action list', aliases: ['all'], example: 'action list', parse: noArguments },
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
    usage: 'action assign N @person',
    aliases: ['owner', 'give', 'reassign'],
    meant: ['assign', 'give', 'owner'],
    example: 'action assign 3 @someone',
    parse: (rest, options) => withNumber(rest, (more) => parseAssignment(more, options)),
  },
  show: {
    usage: 'action show N',
    aliases: ['view'],
    example: 'action show 3',
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

/** A person, or the role whose holder gets it: `commander`. */
function parseAssignment(
  rest: string,
  options: CommandOptions,
): { readonly user: string | undefined; readonly role: string | undefined } | UsageFault {
  const wanted = rest.replace(/^(?:to\s+)?(?:the\s+)?/i, '');
  const user = readPerson(wanted, options);
  if (user !== undefined) return { user, role: undefined };
  if (wanted === '') return fault('missing-person');
  const found = looksLikePerson(wanted) ? undefined : readRole(wanted, options);
  return found?.kind === 'role' ? { user: undefined, role: found.role } : fault('not-a-person', wanted);
}

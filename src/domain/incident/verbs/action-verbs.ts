import { PRIORITIES, type Priority } from '../../actions/action-item.ts';
import { readActionNumber } from '../../actions/action-number.ts';
import { readMention } from '../mention.ts';
import { unquoted } from '../title.ts';
import { firstWord, noArguments, optionalReason, requiredReason, requiredText } from './arguments.ts';
import { fault, isFault, type UsageFault } from './usage-fault.ts';
import type { Form } from './verb-row.ts';

/** One verb of `action`. */
export interface ActionVerbRow extends Form {
  /** Other words for the same verb. */
  readonly aliases: readonly string[];
  /** Reads what follows the verb, trimmed. */
  parse(rest: string): object | UsageFault;
}

/** The verbs of `action`, one row each. The rules of action items read texts and dates. */
export const ACTION_VERBS = {
  add: {
    usage: 'action add TEXT [@owner] [due DATE] [P0..P3] [prevent|detect|respond|improve]',
    aliases: ['new', 'create'],
    example: 'action add Add a memory alarm @someone due friday P1 detect',
    parse: requiredText,
  },
  list: { usage: 'action list', aliases: ['all'], example: 'action list', parse: noArguments },
  mine: { usage: 'action mine', aliases: ['my'], example: 'action mine', parse: noArguments },
  start: {
    usage: 'action start N',
    aliases: ['begin', 'started'],
    example: 'action start 3',
    parse: (rest) => withNumber(rest, noArguments),
  },
  done: {
    usage: 'action done N',
    aliases: ['close', 'closed', 'complete', 'finish', 'finished'],
    example: 'action done 3',
    parse: (rest) => withNumber(rest, noArguments),
  },
  drop: {
    usage: 'action drop N WHY',
    aliases: ['cancel', 'skip'],
    example: 'action drop 3 replaced by A-12',
    parse: (rest) => withNumber(rest, requiredReason),
  },
  move: {
    usage: 'action move N DATE WHY',
    aliases: ['due', 'reschedule'],
    example: 'action move 3 friday waiting for the new library',
    parse: (rest) => withNumber(rest, parseMove),
  },
  assign: {
    usage: 'action assign N @person',
    aliases: ['owner', 'give', 'reassign'],
    example: 'action assign 3 @someone',
    parse: (rest) => withNumber(rest, parseAssignment),
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

function parseAssignment(rest: string): { readonly user: string } | UsageFault {
  const user = readMention(rest);
  if (user !== undefined) return { user };
  return rest === '' ? fault('missing-person') : fault('not-a-person', rest);
}

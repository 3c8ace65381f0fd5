import { readActionNumber } from '../../actions/action-number.ts';
import { readMention } from '../mention.ts';
import { firstWord, noArguments, requiredReason, requiredText } from './arguments.ts';
import { fault, isFault, type UsageFault } from './usage-fault.ts';
import type { Form } from './verb-row.ts';

/** One verb of `action`. */
export interface ActionVerbRow extends Form {
  /** Reads what follows the verb, trimmed. */
  parse(rest: string): object | UsageFault;
}

/** The verbs of `action`, one row each. The rules of action items read texts and dates. */
export const ACTION_VERBS = {
  add: {
    usage: 'action add TEXT [@owner] [due DATE] [P0..P3] [prevent|detect|respond|improve]',
    example: 'action add Add a memory alarm @someone due friday P1 detect',
    parse: requiredText,
  },
  list: { usage: 'action list', example: 'action list', parse: noArguments },
  mine: { usage: 'action mine', example: 'action mine', parse: noArguments },
  start: {
    usage: 'action start N',
    example: 'action start 3',
    parse: (rest) => withNumber(rest, noArguments),
  },
  done: { usage: 'action done N', example: 'action done 3', parse: (rest) => withNumber(rest, noArguments) },
  drop: {
    usage: 'action drop N WHY',
    example: 'action drop 3 replaced by A-12',
    parse: (rest) => withNumber(rest, requiredReason),
  },
  move: {
    usage: 'action move N DATE WHY',
    example: 'action move 3 friday waiting for the new library',
    parse: (rest) => withNumber(rest, parseMove),
  },
  assign: {
    usage: 'action assign N @person',
    example: 'action assign 3 @someone',
    parse: (rest) => withNumber(rest, parseAssignment),
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

function parseAssignment(rest: string): { readonly user: string } | UsageFault {
  const user = readMention(rest);
  if (user !== undefined) return { user };
  return rest === '' ? fault('missing-person') : fault('not-a-person', rest);
}

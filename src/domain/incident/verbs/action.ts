import { readActionNumber } from '../../actions/action-number.ts';
import { nearestWord } from '../nearest-word.ts';
import { ACTION_VERBS, type ActionVerb, type ActionVerbRow, type ParsedAction } from './action-verbs.ts';
import { firstWord } from './arguments.ts';
import { fault, isFault, type UsageFault } from './usage-fault.ts';
import type { CommandOptions, VerbRows } from './verb-row.ts';

/** `actionVerb` where it is known which one was meant. */
export interface ActionFault extends UsageFault {
  readonly actionVerb?: ActionVerb;
}

const KNOWN = Object.keys(ACTION_VERBS) as readonly ActionVerb[];
const NAMES: ReadonlyMap<string, ActionVerb> = new Map(
  KNOWN.flatMap((verb) => [verb, ...ACTION_VERBS[verb].aliases].map((word) => [word, verb] as const)),
);

/** Follow-ups. Each of their own verbs is a row of `ACTION_VERBS`. */
export const ACTION = {
  action: {
    usage: ACTION_VERBS.add.usage,
    example: ACTION_VERBS.add.example,
    summary:
      'Follow-ups: add, list, mine, show N, start N, done N, drop N WHY, move N DATE WHY, assign N @person, take N, show N, title N TEXT, kind N detect, priority N P1, done-when N TEXT, link N URL, reopen N.',
    aliases: ['actions'],
    meant: ['item', 'items', 'todos', 'tasks'],
    inShortHelp: true,
    redelivery: 'keep-answer',
    parse: parseAction,
  },
} as const satisfies VerbRows;

/** Alone it lists. */
function parseAction(rest: string, options: CommandOptions): { readonly action: ParsedAction } | ActionFault {
  const [said, more] = firstWord(numberAfterVerb(rest));
  // `action all` lists those of every incident.
  if (said.toLowerCase() === 'all') return parseAction(`list ${rest}`, options);
  const verb = said === '' ? 'list' : NAMES.get(said.toLowerCase());
  if (verb === undefined) return fault('unknown-action', said, nearestWord(said, KNOWN));
  const { parse }: ActionVerbRow = ACTION_VERBS[verb];
  const parsed = parse(more, options);
  if (isFault(parsed)) return { ...parsed, actionVerb: verb };
  // The row of this verb gave these parts; looked up by name, the compiler sees only that some row did.
  return { action: { do: verb, ...parsed } as ParsedAction };
}

/** `3 done` and `A-3 move friday …` too: the number may come first, and alone it shows the item. */
function numberAfterVerb(rest: string): string {
  const [first, more] = firstWord(rest);
  if (readActionNumber(first) === undefined) return rest;
  const [verb, others] = firstWord(more);
  return `${verb === '' ? 'show' : verb} ${first} ${others}`;
}

import { nearestWord } from '../nearest-word.ts';
import { ACTION_VERBS, type ActionVerb, type ActionVerbRow, type ParsedAction } from './action-verbs.ts';
import { firstWord } from './arguments.ts';
import { fault, isFault, type UsageFault } from './usage-fault.ts';
import type { VerbRows } from './verb-row.ts';

/** `actionVerb` where it is known which one was meant. */
export interface ActionFault extends UsageFault {
  readonly actionVerb?: ActionVerb;
}

const KNOWN = Object.keys(ACTION_VERBS) as readonly ActionVerb[];

/** Follow-ups. Each of their own verbs is a row of `ACTION_VERBS`. */
export const ACTION = {
  action: {
    usage: ACTION_VERBS.add.usage,
    example: ACTION_VERBS.add.example,
    summary: 'Follow-ups: add, list, mine, start N, done N, drop N WHY, move N DATE WHY, assign N @person.',
    aliases: ['actions'],
    meant: ['todo', 'task', 'followup', 'follow-up', 'item', 'items'],
    inShortHelp: true,
    redelivery: 'keep-answer',
    parse: parseAction,
  },
} as const satisfies VerbRows;

/** Alone it lists. */
function parseAction(rest: string): { readonly action: ParsedAction } | ActionFault {
  const [said, more] = firstWord(rest);
  const verb = said === '' ? 'list' : KNOWN.find((known) => known === said.toLowerCase());
  if (verb === undefined) return fault('unknown-action', said, nearestWord(said, KNOWN));
  const { parse }: ActionVerbRow = ACTION_VERBS[verb];
  const parsed = parse(more);
  if (isFault(parsed)) return { ...parsed, actionVerb: verb };
  // The row of this verb gave these parts; looked up by name, the compiler sees only that some row did.
  return { action: { do: verb, ...parsed } as ParsedAction };
}

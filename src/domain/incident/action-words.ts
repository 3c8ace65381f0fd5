import { readMention } from './mention.ts';
import { nearestWord } from './nearest-word.ts';
import { type Usage, type UsageFault, usage } from './usage.ts';

/** What is wanted of action items. Texts and dates are read later, by the rules of action items. */
export type ActionWords =
  | { readonly do: 'add'; readonly text: string }
  | { readonly do: 'list' }
  | { readonly do: 'mine' }
  | { readonly do: 'start'; readonly number: number }
  | { readonly do: 'done'; readonly number: number }
  | { readonly do: 'drop'; readonly number: number; readonly why: string }
  /** `text` is a date and the reason, as typed. */
  | { readonly do: 'move'; readonly number: number; readonly text: string }
  | { readonly do: 'assign'; readonly number: number; readonly user: string };

/** How each sub-verb of `action` is used; both stand after the command's name, which is configuration. */
export const ACTS = {
  add: {
    usage: 'action add TEXT [@owner] [due DATE] [P0..P3] [prevent|detect|respond|improve]',
    example: 'action add Add a memory alarm @someone due friday P1 detect',
  },
  list: { usage: 'action list', example: 'action list' },
  mine: { usage: 'action mine', example: 'action mine' },
  start: { usage: 'action start N', example: 'action start 3' },
  done: { usage: 'action done N', example: 'action done 3' },
  drop: { usage: 'action drop N WHY', example: 'action drop 3 replaced by A-12' },
  move: { usage: 'action move N DATE WHY', example: 'action move 3 friday waiting for the new library' },
  assign: { usage: 'action assign N @person', example: 'action assign 3 @someone' },
} as const satisfies Readonly<
  Record<ActionWords['do'], { readonly usage: string; readonly example: string }>
>;

export type Act = keyof typeof ACTS;

const WORDS = Object.keys(ACTS) as readonly Act[];
const NUMBER = /^(?:#|a-?)?0*(\d{1,7})$/i;

/** Reads what stands after `action`. Alone it lists. */
export function readActionWords(text: string): ActionWords | Usage {
  const [said, rest] = firstWord(text);
  const act = said === '' ? 'list' : WORDS.find((known) => known === said.toLowerCase());
  switch (act) {
    case undefined:
      return usage('action', 'unknown-action', said, nearestWord(said, WORDS));
    case 'add':
      return rest === '' ? misused(act, 'missing-text') : { do: act, text: rest };
    case 'list':
    case 'mine':
      return rest === '' ? { do: act } : misused(act, 'unexpected-text', rest);
    case 'start':
    case 'done':
    case 'drop':
    case 'move':
    case 'assign':
      return withNumber(act, rest);
    default:
      return act satisfies never;
  }
}

function withNumber(act: 'start' | 'done' | 'drop' | 'move' | 'assign', text: string): ActionWords | Usage {
  const [said, rest] = firstWord(text);
  const number = readActionNumber(said);
  if (said === '') return misused(act, 'missing-number');
  if (number === undefined) return misused(act, 'not-a-number', said);
  switch (act) {
    case 'start':
    case 'done':
      return rest === '' ? { do: act, number } : misused(act, 'unexpected-text', rest);
    case 'drop':
      return rest === '' ? misused(act, 'missing-reason') : { do: act, number, why: rest };
    case 'move':
      return rest === '' ? misused(act, 'missing-date') : { do: act, number, text: rest };
    case 'assign': {
      const user = readMention(rest);
      if (user !== undefined) return { do: act, number, user };
      return rest === '' ? misused(act, 'missing-person') : misused(act, 'not-a-person', rest);
    }
    default:
      return act satisfies never;
  }
}

/** The refusal of one sub-verb. */
function misused(act: Act, why: UsageFault, said?: string): Usage {
  return { ...usage('action', why, said), act };
}

/** Reads `1042`, `A-1042`, `#1042`. */
export function readActionNumber(word: string): number | undefined {
  const number = Number(NUMBER.exec(word)?.[1] ?? 0);
  return number === 0 ? undefined : number;
}

/** The first word and the rest, both without space around them. */
export function firstWord(text: string): readonly [word: string, rest: string] {
  const [, word = '', rest = ''] = /^\s*(\S*)\s*([\s\S]*)$/.exec(text) ?? [];
  return [word, rest.trim()];
}

import { readMention } from './mention.ts';
import { nearest } from './nearest.ts';
import { type Usage, usage } from './usage.ts';

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

const ACTS = ['add', 'list', 'mine', 'start', 'done', 'drop', 'move', 'assign'] as const;
const NUMBER = /^(?:#|a-?)?0*(\d{1,7})$/i;

/** Reads what stands after `action`. Alone it lists. */
export function readActionWords(text: string): ActionWords | Usage {
  const [said, rest] = firstWord(text);
  const act = said === '' ? 'list' : ACTS.find((known) => known === said.toLowerCase());
  switch (act) {
    case undefined:
      return usage('action', 'unknown-action', said, nearest(said, ACTS));
    case 'add':
      return rest === '' ? usage('action', 'missing-text') : { do: act, text: rest };
    case 'list':
    case 'mine':
      return rest === '' ? { do: act } : usage('action', 'unexpected-text', rest);
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
  if (said === '') return usage('action', 'missing-number');
  if (number === undefined) return usage('action', 'not-a-number', said);
  switch (act) {
    case 'start':
    case 'done':
      return rest === '' ? { do: act, number } : usage('action', 'unexpected-text', rest);
    case 'drop':
      return rest === '' ? usage('action', 'missing-reason') : { do: act, number, why: rest };
    case 'move':
      return rest === '' ? usage('action', 'missing-date') : { do: act, number, text: rest };
    case 'assign': {
      const user = readMention(rest);
      if (user !== undefined) return { do: act, number, user };
      return rest === '' ? usage('action', 'missing-person') : usage('action', 'not-a-person', rest);
    }
    default:
      return act satisfies never;
  }
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

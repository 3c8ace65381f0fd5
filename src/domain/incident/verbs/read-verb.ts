import { cleanText } from '../../timeline/clean-text.ts';
import { nearestWords } from '../nearest-word.ts';
import { firstWord } from './arguments.ts';
import type { VerbRow } from './verb-row.ts';
import { VERBS, type Verb } from './verbs.ts';

/** What the first word of a command says. `rest` keeps its line breaks. */
export type VerbReading =
  | { readonly kind: 'verb'; readonly verb: Verb; readonly rest: string }
  | { readonly kind: 'unknown'; readonly said: string; readonly nearest: Verb | undefined }
  | { readonly kind: 'empty' };

const ALL = Object.keys(VERBS) as readonly Verb[];
const NAMES: ReadonlyMap<string, Verb> = new Map(
  ALL.flatMap((verb) => [verb, ...VERBS[verb].aliases].map((word) => [word, verb] as const)),
);
const WORDS = [...NAMES.keys()];

/** Reads the verb that a command begins with. */
export function readVerb(text: string): VerbReading {
  const [said, rest] = firstWord(cleanText(text));
  if (said === '') return { kind: 'empty' };
  const verb = NAMES.get(said.toLowerCase().replace(/[:,]$/, ''));
  if (verb !== undefined) return { kind: 'verb', verb, rest };
  const fused = ALL.find((each) => rowOf(each).fused?.test(said));
  if (fused !== undefined) return { kind: 'verb', verb: fused, rest: `${said} ${rest}`.trim() };
  return { kind: 'unknown', said, nearest: verbsNear(said)[0] };
}

/** The verbs that an unknown word may stand for: those that it is tried for, else those whose name it nearly is. */
export function verbsNear(said: string): readonly Verb[] {
  const wanted = said.toLowerCase();
  const tried = ALL.filter((verb) => rowOf(verb).meant.includes(wanted));
  if (tried.length > 0) return tried;
  return [...new Set(nearestWords(wanted, WORDS).flatMap((word) => NAMES.get(word) ?? []))];
}

function rowOf(verb: Verb): VerbRow {
  return VERBS[verb];
}

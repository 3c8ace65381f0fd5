import { cleanText } from '../../timeline/clean-text.ts';
import { nearestWord } from '../nearest-word.ts';
import { firstWord } from './arguments.ts';
import type { VerbRow } from './verb-row.ts';
import { VERBS, type Verb } from './verbs.ts';

/** What the first word of a command says. `rest` keeps its line breaks. */
export type VerbReading =
  | { readonly kind: 'verb'; readonly verb: Verb; readonly rest: string }
  | { readonly kind: 'unknown'; readonly said: string; readonly nearest: Verb | undefined }
  | { readonly kind: 'empty' };

const NAMES: ReadonlyMap<string, Verb> = verbsBy((row, verb) => [verb, ...row.aliases]);
const MEANT: ReadonlyMap<string, Verb> = verbsBy((row) => row.meant);

/** Reads the verb that a command begins with. */
export function readVerb(text: string): VerbReading {
  const [said, rest] = firstWord(cleanText(text));
  if (said === '') return { kind: 'empty' };
  const verb = NAMES.get(said.toLowerCase());
  return verb === undefined
    ? { kind: 'unknown', said, nearest: nearestVerb(said) }
    : { kind: 'verb', verb, rest };
}

function nearestVerb(said: string): Verb | undefined {
  const wanted = said.toLowerCase();
  const near = nearestWord(wanted, [...NAMES.keys()]);
  return MEANT.get(wanted) ?? (near === undefined ? undefined : NAMES.get(near));
}

function verbsBy(wordsOf: (row: VerbRow, verb: Verb) => readonly string[]): Map<string, Verb> {
  const verbs = Object.keys(VERBS) as Verb[];
  return new Map(verbs.flatMap((verb) => wordsOf(VERBS[verb], verb).map((word) => [word, verb] as const)));
}

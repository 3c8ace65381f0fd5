import { DEED_INDEX } from './lexicon.ts';
import { moodOf } from './mood.ts';
import { endOf } from './pattern.ts';
import { isStop } from './tokens.ts';
import { verbForm } from './word-forms.ts';

/** How far something that people do has come, as the words say. */
export type Phase = 'planned' | 'starts' | 'done' | 'named';

/** Something that people do to end the incident. */
export interface Deed {
  readonly does: string;
  readonly phase: Phase;
  /** The word at which it begins. */
  readonly at: number;
}

const STARTS = new Set(
  'start starts started starting begin begins began beginning initiate initiated initiating initiates kick kicked kicking running ongoing progress underway trying try tried attempt attempted attempting attempts triggered triggering launch launched executing going doing'.split(
    ' ',
  ),
);
const DONE = new Set(
  'done complete completed completes completely finished finishes finish performed succeeded successful successfully deployed live propagated applied ended everywhere merged over ready executed added'.split(
    ' ',
  ),
);

function phaseAround(words: readonly string[], at: number, end: number): Phase | undefined {
  for (let index = at - 1; index >= Math.max(0, at - 4); index -= 1) {
    const word = words[index] ?? '';
    if (isStop(word)) break;
    if (STARTS.has(word)) return 'starts';
  }
  for (let index = end; index < Math.min(words.length, end + 8); index += 1) {
    const word = words[index] ?? '';
    if (DONE.has(word)) return 'done';
    if (STARTS.has(word)) return 'starts';
    if (isStop(word)) return undefined;
  }
  return undefined;
}

/** What the words say that people do, in order; something that is said not to be done is left out. */
export function deedsIn(words: readonly string[]): readonly Deed[] {
  const found: Deed[] = [];
  let until = 0;
  words.forEach((word, at) => {
    if (at < until) return;
    for (const pattern of DEED_INDEX.get(word) ?? []) {
      const end = endOf(pattern, words, at);
      if (end === undefined) continue;
      until = end;
      const mood = moodOf(words, at, end);
      if (mood.denied) return;
      const phase = mood.unreal || mood.asked ? 'planned' : phaseOf(words, at, end);
      found.push({ does: pattern.of.does, phase, at });
      return;
    }
  });
  return found;
}

function phaseOf(words: readonly string[], at: number, end: number): Phase {
  const around = phaseAround(words, at, end);
  if (around !== undefined) return around;
  const forms = words.slice(at, end).map(verbForm);
  if (forms.includes('past')) return 'done';
  return forms.includes('ing') ? 'starts' : 'named';
}

/** Whether an entry says that something is done without saying what: `completed`, `done, took 5 min`. */
export function saysDone(words: readonly string[]): boolean {
  return words.some((word) => DONE.has(word));
}

export function saysStart(words: readonly string[]): boolean {
  return words.some((word) => STARTS.has(word));
}

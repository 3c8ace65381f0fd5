import { isStop } from './tokens.ts';

/** How a stretch of an entry is meant. */
export interface Mood {
  /** It denies what follows. */
  readonly denied: boolean;
  /** It is planned, hoped for, or a condition. */
  readonly unreal: boolean;
  readonly doubted: boolean;
  readonly asked: boolean;
}

const DENIES = new Set(
  'not no never without none nobody neither nor nothing hardly barely unable cannot stopped ceased zero'.split(
    ' ',
  ),
);
/** `no idea why it fails`, `not only`, `not sure`: what follows is not denied. */
const DENIES_NOT_BEFORE = new Set('idea only sure clear matter doubt later wonder because until'.split(' '));
/** How far back a denial reaches. */
const REACH = 4;

const PLANS = new Set(
  'will shall going gonna plan plans planning planned want wants need needs should would propose proposes proposal suggest suggests hope hopes hoping hopefully expect expects expected expecting eta let about consider considering ready preparing prepare decided decision decide agreed agree try before until todo please next trying'.split(
    ' ',
  ),
);
const CONDITIONS = new Set('if whether unless once'.split(' '));
const DOUBTS = new Set(
  'maybe perhaps possibly probably likely suspect suspects suspected suspecting suspicion might may seems seem seemingly apparently guess guessing think thinking believe assume assuming presumably could hypothesis theory smells potentially wonder'.split(
    ' ',
  ),
);

/** `to restart` after a plan, but `need to` also before nothing: what is planned follows within the clause. */
function clauseStart(words: readonly string[], at: number): number {
  let start = at;
  while (start > 0 && !isStop(words[start - 1] ?? '')) start -= 1;
  return start;
}

function clauseEnd(words: readonly string[], at: number): number {
  let end = at;
  while (end < words.length && !isStop(words[end] ?? '')) end += 1;
  return end;
}

function deniedAt(words: readonly string[], start: number, at: number): boolean {
  for (let back = at - 1; back >= Math.max(start, at - REACH); back -= 1) {
    if (!DENIES.has(words[back] ?? '')) continue;
    return !DENIES_NOT_BEFORE.has(words[back + 1] ?? '');
  }
  return false;
}

/** The condition of a clause holds for the one after its comma too: `if it fails again, we roll back`. */
function underCondition(words: readonly string[], start: number): boolean {
  if (words[start - 1] !== ',') return false;
  return CONDITIONS.has(words[clauseStart(words, start - 1)] ?? '');
}

/** The mood of the words from `at` to `end`, by what stands before them in their clause. */
export function moodOf(words: readonly string[], at: number, end: number): Mood {
  const start = clauseStart(words, at);
  const last = clauseEnd(words, end);
  let unreal = underCondition(words, start);
  let doubted = false;
  for (let index = start; index < last; index += 1) {
    const word = words[index] ?? '';
    if (DOUBTS.has(word)) doubted = true;
    if (index < at && (PLANS.has(word) || CONDITIONS.has(word))) unreal = true;
  }
  return { denied: deniedAt(words, start, at), unreal, doubted, asked: words[last] === '?' };
}

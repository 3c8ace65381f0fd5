import { checkBlameless } from './blameless/check-blameless.ts';
import type { GivenStatement, OfferedSentence, WordingTask } from './reword.ts';

/** Why a sentence is left out. */
export type WordingFlaw =
  | 'names-no-statement'
  | 'unknown-statement'
  | 'figure-not-given'
  | 'words-not-given'
  | 'blame'
  | 'too-long';

export interface WordingResult {
  readonly accepted: readonly OfferedSentence[];
  readonly refused: readonly { readonly sentence: OfferedSentence; readonly why: WordingFlaw }[];
}

/** A sentence longer than this is no sentence. */
const LONGEST = 600;
/** Of the words that carry meaning, so many must come from the statements; the others tie them together. */
const GIVEN_SHARE = 0.6;
/** Words are the same if they begin with as many same letters: `recover`, `recovered`, `recovery`. */
const STEM = 5;

const FIGURE = /\d+(?:[.,:]\d+)*/;
const FIGURES = /(\d+(?:[.,:]\d+)*)(?:\s*(%)|\s+(second|minute|hour|day|week|month|year)s?\b)?/gi;
const NUMBER_WORD =
  /^(?:two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|dozens?|twenty|thirty|forty|fifty|hundreds?|thousands?|millions?|half|twice|double|most|several|many|few|all|every|everyone|nobody)$/;
/** What turns a statement round, or ties two of them as cause and effect, must have been said. */
const TURNS = [
  /\b(?:no|not|never|none|without|nothing|neither|nor|cannot)\b|n't\b/i,
  /\b(?:because|caus(?:e|ed|es|ing)|due to|led to|leads? to|result(?:ed|s|ing)?|trigger(?:ed|s|ing)?|therefore|owing to)\b/i,
];

/** Holds every sentence against the statements that it names: nothing new gets in. */
export function judgeWording(task: WordingTask, offered: readonly OfferedSentence[]): WordingResult {
  const accepted: OfferedSentence[] = [];
  const refused: { sentence: OfferedSentence; why: WordingFlaw }[] = [];
  for (const sentence of offered) {
    const why = flawOf(task, sentence);
    if (why) refused.push({ sentence, why });
    else accepted.push(sentence);
  }
  return { accepted, refused };
}

function flawOf({ statements }: WordingTask, { text, uses }: OfferedSentence): WordingFlaw | undefined {
  if (uses.length === 0) return 'names-no-statement';
  const used = statements.filter(({ id }) => uses.includes(id));
  if (used.length < new Set(uses).size) return 'unknown-statement';
  if (text.length > LONGEST) return 'too-long';
  const given = used.map((statement) => statement.text).join(' ');
  if (!within(figuresOf(text), new Set(figuresOf(given)))) return 'figure-not-given';
  if (checkBlameless(text).length > 0) return 'blame';
  return isGiven(text, used) ? undefined : 'words-not-given';
}

/** `12`, `12%`, `25 minute`: the same number of another unit is another figure. */
function figuresOf(words: string): string[] {
  return [...words.matchAll(FIGURES)].map(([, number = '', percent, unit]) =>
    `${number}${percent ?? ''} ${unit?.toLowerCase() ?? ''}`.trim(),
  );
}

function within(some: readonly string[], all: ReadonlySet<string>): boolean {
  return some.every((one) => all.has(one));
}

/** Whether a sentence is made of what its statements say: names and quantities all, other words for the most part. */
function isGiven(sentence: string, used: readonly GivenStatement[]): boolean {
  const given = used.map(({ text }) => text).join(' ');
  if (TURNS.some((turn) => turn.test(sentence) && !turn.test(given))) return false;
  const known = wordsOf(given).map((word) => word.toLowerCase());
  const whole = new Set(known);
  const stems = new Set(known.map((word) => word.slice(0, STEM)));
  const words = wordsOf(sentence);
  const exact = words.filter((word, index) => isName(word, index) || NUMBER_WORD.test(word.toLowerCase()));
  if (!exact.every((word) => whole.has(word.toLowerCase()))) return false;
  const carrying = words.filter((word) => word.length >= STEM).map((word) => word.toLowerCase());
  const shared = carrying.filter((word) => stems.has(word.slice(0, STEM))).length;
  return carrying.length === 0 || shared / carrying.length >= GIVEN_SHARE;
}

/** Inside a sentence a capital or a sign within marks a name: `Redis`, `db-1`, `v2.4.5`. */
function isName(word: string, index: number): boolean {
  if (FIGURE.test(word)) return /\p{L}/u.test(word);
  return /[_./-]/.test(word) || (index > 0 && /\p{Lu}/u.test(word));
}

function wordsOf(sentence: string): string[] {
  return sentence.match(/[\p{L}\p{N}](?:[\p{L}\p{N}_./'’-]*[\p{L}\p{N}])?/gu) ?? [];
}

import { checkBlameless } from '../../blameless/check-blameless.ts';
import type {
  GivenStatement,
  OfferedSentence,
  WordingFlaw,
  WordingResult,
  WordingTask,
} from './rewording.ts';

/** Anything longer is not a sentence. */
const LONGEST = 600;
/** Words match if this many of their first letters do: `recover`, `recovered`, `recovery`. */
const STEM = 5;
/** A sentence covers a statement in full with all its figures and at least this share of its words. */
const FULL_SHARE = 0.6;

/** Words that only connect others. Words that limit, deny, compare or order are not among them. */
const TIES = new Set(
  (
    'a an the this that these those it its which who whose there then as of to in on at by for from with into and or ' +
    'was were is are be been being has have had took place lasted incident'
  ).split(' '),
);
/** These put two things in order of time. */
const ORDERS = /\b(?:before|after|until|since|earlier|later|ago)\b/i;
const FIGURES =
  /(\d{4}-\d{2}-\d{2}|\d+(?:[.,:]\d+)*)(?:\s*(%)|\s+(second|minute|hour|day|week|month|year)s?\b)?/gi;
const CLAUSES = /[;,]\s|\s(?:and|while)\s/;

/**
 * Checks every sentence against the statements that it names: each clause must be made of the words and figures of just
 * one of them, so that no new figure, name, limit, cause or order of events gets in.
 */
export function judgeWording(task: WordingTask, offered: readonly OfferedSentence[]): WordingResult {
  const accepted: OfferedSentence[] = [];
  const refused: { sentence: OfferedSentence; why: WordingFlaw }[] = [];
  for (const sentence of offered) {
    const why = flawOf(task, sentence);
    if (why) refused.push({ sentence, why });
    else accepted.push(sentence);
  }
  const said = new Set(
    task.statements.filter((statement) => isSaid(statement, accepted)).map(({ id }) => id),
  );
  const whole = ({ uses }: OfferedSentence) => uses.every((id) => said.has(id));
  const parts = accepted.filter((sentence) => !whole(sentence));
  return {
    accepted: accepted.filter(whole),
    refused: [...refused, ...parts.map((sentence) => ({ sentence, why: 'says-too-little' as const }))],
    said,
  };
}

function flawOf({ statements }: WordingTask, { text, uses }: OfferedSentence): WordingFlaw | undefined {
  if (uses.length === 0) return 'names-no-statement';
  const used = statements.filter(({ id }) => uses.includes(id));
  if (used.length < new Set(uses).size) return 'unknown-statement';
  if (text.length > LONGEST) return 'too-long';
  const clauses = clausesOf(text);
  const given = used.map((statement) => statement.text.normalize('NFKC'));
  const figures = new Set(given.flatMap(figuresOf));
  if (!figuresOf(text.normalize('NFKC')).every((figure) => figures.has(figure))) return 'figure-not-given';
  if (checkBlameless(text).length > 0) return 'blame';
  const made = clauses.map((clause) => given.findIndex((statement) => isMadeOf(clause, statement)));
  const all = given.every((_, index) => made.includes(index));
  return clauses.length > 0 && all && !made.includes(-1) ? undefined : 'words-not-given';
}

function clausesOf(text: string): string[] {
  const whole = text.normalize('NFKC');
  return whole.split(CLAUSES).filter((clause) => /[\p{L}\p{N}]/u.test(clause));
}

/** Whether a clause says only what one statement says. */
function isMadeOf(clause: string, statement: string): boolean {
  const given = stemsOf(statement);
  return (
    wordsOf(clause).every((word) => TIES.has(word) || given.has(stem(word))) &&
    [...signsOf(clause)].every((sign) => statement.includes(sign)) &&
    inTheirOrder(clause, statement) &&
    sidesAgree(clause, statement)
  );
}

/**
 * Times follow each other as in the statement, and so do days and other figures: `from 10:45 to 10:00` is no rewording.
 */
function inTheirOrder(clause: string, statement: string): boolean {
  const given = figuresOf(statement);
  return [isTime, isDay, isOther].every((kind) => {
    const places = figuresOf(clause)
      .filter(kind)
      .map((figure) => given.indexOf(figure));
    return places.every((place, index) => place >= 0 && (index === 0 || place > (places[index - 1] ?? -1)));
  });
}

/** What comes before what: the same word of order, with the same words on each of its sides. */
function sidesAgree(clause: string, statement: string): boolean {
  const word = ORDERS.exec(clause)?.[0];
  if (word === undefined) return true;
  const [left = '', right = ''] = halves(statement, word);
  const [ours = '', theirs = ''] = halves(clause, word);
  const within = (some: string, all: string) => [...stemsOf(some)].every((one) => stemsOf(all).has(one));
  return within(ours, left) && within(theirs, right);
}

function halves(text: string, word: string): [string, string] {
  const at = text.toLowerCase().indexOf(word.toLowerCase());
  return at < 0 ? ['', ''] : [text.slice(0, at), text.slice(at + word.length)];
}

/** Whether clauses of these sentences together give a statement's figures and most of its words. */
function isSaid(statement: GivenStatement, accepted: readonly OfferedSentence[]): boolean {
  const words = statement.text.normalize('NFKC');
  const clauses = accepted
    .filter(({ uses }) => uses.includes(statement.id))
    .flatMap(({ text }) => clausesOf(text))
    .filter((clause) => isMadeOf(clause, words));
  const spoken = clauses.join(' ');
  const figures = new Set(figuresOf(spoken));
  if (!figuresOf(words).every((figure) => figures.has(figure))) return false;
  const given = [...stemsOf(words)];
  const found = stemsOf(spoken);
  return given.length > 0 && given.filter((one) => found.has(one)).length / given.length >= FULL_SHARE;
}

/** `12`, `12%`, `25 minute`: the same number with another unit is another figure. */
function figuresOf(words: string): string[] {
  return [...words.matchAll(FIGURES)].map(([, number = '', percent, unit]) =>
    `${number}${percent ?? ''} ${unit?.toLowerCase() ?? ''}`.trim(),
  );
}

const isTime = (figure: string): boolean => figure.includes(':');
const isDay = (figure: string): boolean => figure.includes('-');
const isOther = (figure: string): boolean => !isTime(figure) && !isDay(figure);

/** The beginnings of the words that carry meaning. */
function stemsOf(words: string): Set<string> {
  return new Set(
    wordsOf(words)
      .filter((word) => !TIES.has(word))
      .map(stem),
  );
}

/** A name with a symbol or a digit in it matches only as a whole: `db-1`, `v2.4.5`. */
function stem(word: string): string {
  return /[^\p{L}]/u.test(word) ? word : word.slice(0, STEM);
}

function wordsOf(text: string): string[] {
  const words = text.toLowerCase().match(/[\p{L}\p{N}](?:[\p{L}\p{N}_./:'’-]*[\p{L}\p{N}])?/gu) ?? [];
  return words.filter((word) => !/^[\d.,:]+$/.test(word));
}

/** Characters that are not usual punctuation. */
function signsOf(text: string): Set<string> {
  return new Set(text.match(/[^\p{L}\p{N} .,;:'’"“”()%/–-]/gu) ?? []);
}

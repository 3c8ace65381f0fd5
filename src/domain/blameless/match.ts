import { isDenied, readSentence, type Sentence, subjectAt } from '../language/clause.ts';
import { isFunctionWord } from '../language/people.ts';
import { isCare, isPastForm } from '../language/verbs.ts';
import type { Word } from '../language/words.ts';
import { KINDS, type KindName } from './kinds.ts';
import { LISTS } from './lists.ts';
import { MEANT, type Rule } from './rule.ts';
import { AFTER_WORD, marked, marksOf } from './word-marks.ts';

/** A wording at a place in the text, counted in UTF-16 units. */
export interface Match {
  readonly start: number;
  readonly end: number;
  readonly kind: KindName;
}

/** A rule that is ready to be matched. */
export interface Compiled extends Omit<Rule, 'words' | 'unless' | 'beside'> {
  readonly words: RegExp;
  readonly unless: RegExp | undefined;
  readonly beside: RegExp | undefined;
}

const SHORT: readonly (readonly [RegExp, string])[] = [
  [/@(\w+)/g, ''],
  [/@(\w+)/g, ''],
  [/~~ /g, '(?:[^ ;?!]+ ){0,12}?'],
  [/~ /g, '(?:[^ ,;:()?!]+ ){0,4}?'],
  [/\{adv\}/g, `(?:${marked('adverb')} ){0,4}`],
  [/\{done\}/g, marked('done')],
  [/\{end\}/g, '(?=(?: [?!)])* $)'],
  [/\{who\}/g, '[^ ]+<(?:person|we|team|either)>'],
  [/\{others\}/g, '[^ ]+<(?:person|team|either)>'],
  [/\{person\}/g, '[^ ]+<person>'],
  [/\{user\}/g, '[^ ]+<user>'],
  [/\{any\}/g, '[^ ]+<\\w+>'],
  [/\{nobody\}/g, '[^ ]+<nobody>'],
];
/** A space of a rule, outside a class of characters. */
const SPACE = /\[(?:\\.|[^\]])*\]|\\.| /g;

function expand(words: string): string {
  let whole = words.replace(/\n\s*/g, '').trim();
  for (const [short, long] of SHORT)
    whole = whole.replace(short, (_, list?: string) => (long === '' ? listed(list ?? '') : long));
  return `(?<= )(?:${whole})(?:(?= )|(?<= ))`.replace(SPACE, (found) => (found === ' ' ? AFTER_WORD : found));
}

function listed(name: string): string {
  return name === 'care' || name === 'cared' ? marked(name) : `(?:${LISTS[name] ?? name})`;
}

export function compile({ words, unless, beside, ...rule }: Rule): Compiled {
  const test = (some: string | undefined) => (some === undefined ? undefined : new RegExp(expand(some)));
  return { ...rule, words: new RegExp(expand(words), 'g'), unless: test(unless), beside: test(beside) };
}

/** All places in a sentence (at `start` in its text) where a rule applies. */
export function matchesIn(text: string, start: number, rules: readonly Compiled[]): Match[] {
  const sentence = readSentence(text, start);
  const phrases = streamOf(sentence.words);
  const plain = streamOf(sentence.plain);
  return rules.flatMap((rule) => {
    // A judgement may be within the phrase for a person: "a careless engineer".
    const judges = KINDS[rule.kind].rule === 'normative';
    const { line, words, places } = judges ? plain : phrases;
    if (line.search(rule.words) < 0) return [];
    if (rule.unless?.test(line) || (rule.beside && !rule.beside.test(line))) return [];
    return [...line.matchAll(rule.words)].flatMap(({ 0: found, index }) => {
      const first = words[places[index] ?? 0];
      const last = words[places[index + found.trimEnd().length - 1] ?? 0];
      if (!first || !last) return [];
      const span = { first: wordAt(sentence, first), last: wordAt(sentence, last) };
      return applies(rule, sentence, span) ? [{ start: first.start, end: last.end, kind: rule.kind }] : [];
    });
  });
}

function wordAt({ words }: Sentence, word: Word): number {
  const same = words.indexOf(word);
  return same >= 0
    ? same
    : Math.max(
        0,
        words.findIndex(({ end }) => end > word.start),
      );
}

interface Span {
  readonly first: number;
  readonly last: number;
}

function applies(rule: Compiled, sentence: Sentence, span: Span): boolean {
  const meant: readonly string[] | undefined = rule.who && MEANT[rule.who];
  if (meant && !meant.includes(subjectAt(sentence, span.first))) return false;
  if (!rule.denied && isDenied(sentence, span.first)) return false;
  if (rule.guard === 'no question') return !sentence.question;
  return rule.guard !== 'deed' || isDeed(sentence, span);
}

/** "should have noticed" is a deed; "should have jitter", "should have read access" are things to have. */
function isDeed(sentence: Sentence, { first, last }: Span): boolean {
  const [next = '', afterwards = ''] = sentence.words.slice(last + 1, last + 3).map(({ text }) => text);
  if (next === '' || /^\p{P}$/u.test(next)) return true;
  if (next === 'to' || !(isPastForm(next) || isCare(next))) return false;
  const adjective = /ed$|^(?:read|set|known|written|hidden|broken|frozen|built|proven|split)$/.test(next);
  const noun =
    adjective && afterwards !== '' && !isFunctionWord(afterwards) && !/ly$|<\w+>$/.test(afterwards);
  if (next === 'been' || next === 'had' || !noun)
    return isPastForm(next) || /^(?:the|it|them|us|for)$|>$/.test(afterwards);
  if (/^(?:access|only|replicas?)$/.test(afterwards)) return false;
  const subject = subjectAt(sentence, first);
  return subject !== 'thing' && isCare(next);
}

interface Stream {
  readonly line: string;
  readonly words: readonly Word[];
  readonly places: readonly number[];
}

/**
 * The words as one line, each with the mark of what it can be, with a space at both ends, and for each character the
 * word it belongs to.
 */
function streamOf(words: readonly Word[]): Stream {
  let line = ' ';
  const places = [0];
  const marks = marksOf(words.map(({ text }) => text));
  for (const [at, { text }] of words.entries()) {
    const shown = `${text}${marks[at] ?? ''} `;
    line += shown;
    for (let unit = 0; unit < shown.length; unit += 1) places.push(at);
  }
  return { line, words, places };
}

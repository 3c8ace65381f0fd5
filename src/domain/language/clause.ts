import { type Who, whoIn, withPeople } from './people.ts';
import { isPastForm, isVerbForm } from './verbs.ts';
import { type Word, wordsOf } from './words.ts';

/** A sentence as rules read it. */
export interface Sentence {
  /** Spelled out, with every noun phrase for people as one word (`engineer<person>`). */
  readonly words: readonly Word[];
  /** The same before noun phrases became one word. */
  readonly plain: readonly Word[];
  readonly clauses: readonly Clause[];
  readonly question: boolean;
}

/** Words with one verb, mostly: from `from` up to `to`, counted in words of the sentence. */
export interface Clause {
  readonly from: number;
  readonly to: number;
  /** The word that joins it to what is before: "because", "who", ",". */
  readonly joint: string;
  /** Within brackets. */
  readonly aside: boolean;
}

/**
 * Who does what a clause says. `work` is what a person made ("Jin's commit"); `passive` is said of something that is
 * acted on; `none` where nobody and nothing is named, as in a note: "14:05 restarted the broker".
 */
export type Subject = Who | 'work' | 'thing' | 'passive' | 'none';

const JOINTS =
  /^(?:[,;:()–—|=-]|and|but|or|nor|because|since|as|when|while|after|before|if|whether|so|that|then|although|though|where|until|unless|whereas|than|who|whom|which|what|why|how|once)$/;
/** Before what the clause is about. */
const STARTS = /^(?:(?:it|this) )?(?:turn(?:ed|s) out|looks? like|looked like)(?= )/;
const TIMES = /^(?:night|day|morning|evening|afternoon|week|weekend|month|time|point|moment|one|change)$/;
const PREPOSITION =
  /^(?:of|in|on|at|for|from|with|within|without|to|by|during|about|into|over|under|behind|between|per|via|near|inside|despite|given|due)$/;
const DETERMINER =
  /^(?:the|an?|our|my|his|her|their|its|your|one|any|some|every|each|this|that|these|those|no)$/;
const BE = /^(?:is|are|am|was|were|be|been|being|got|gets?)$/;
/** Between a verb and its auxiliary. */
export const ADVERB = String.raw`(?:\w+ly|also|even|just|still|again|already|all|both|ever|always|first|then|once|really|only|at (?:the very )?least|in (?:hindsight|retrospect)|instead|long (?:since|ago)|of course|perhaps|maybe|better|too|either|well|rather|simply)`;
const ADVERBS = new RegExp(`^(?:not|never|have|has|had|${ADVERB})$`);
const WORK =
  /^(?:commit|change|deploy|deployment|hotfix|workaround|restart|reboot|tweak|experiment|pr|push|script|config|configuration|migration|merge|patch|release|edit|refactoring|query|code|branch|rollout|fix|upgrade|cleanup|command|work|action|actions|decision|update|typo)s?$/;
const DENIES = /^(?:not|never|nor|neither|hardly|none|nothing)$|<nobody>$/;
/** These deny only what comes right after them. */
const DENIES_NEXT = /^(?:no|without|avoids?|prevents?)$/;
const DOUBTS = /^(?:disagree|doubt|dispute|reject|deny|denied|disproved|myth)$/;
const DENIES_TWO = /^(?:rather than|instead of|other than|more than|less than)$/;
const SAYS =
  /^(?:believe|think|say|said|mean|conclude|find|found|claim|agree|suggest|see|show|prove|sure|convinced)$/;

export function readSentence(text: string, start = 0): Sentence {
  const plain = wordsOf(text, start);
  const words = withPeople(plain);
  const clauses: Clause[] = [];
  let from = 0;
  let joint = '';
  let aside = false;
  for (const [at, { text: word }] of words.entries()) {
    if (!JOINTS.test(word) || (word === 'that' && TIMES.test(words[at + 1]?.text ?? ''))) continue;
    if (at > from) clauses.push({ from, to: at, joint, aside });
    if (word === '(' || word === ')') aside = word === '(';
    joint = at > from || /^\p{P}$/u.test(joint) || joint === '' ? word : joint;
    from = at + 1;
  }
  clauses.push({ from, to: words.length, joint, aside });
  return { words, plain, clauses, question: /\?\W*$/.test(text) };
}

export function clauseAt({ clauses }: Sentence, at: number): number {
  const found = clauses.findIndex(({ to }) => at < to);
  return found < 0 ? clauses.length - 1 : found;
}

/** Who does what the word at this place says. */
export function subjectAt(sentence: Sentence, at: number): Subject {
  const { words } = sentence;
  let before = at - 1;
  while (before >= 0 && ADVERBS.test(words[before]?.text ?? '')) before -= 1;
  if (BE.test(words[before]?.text ?? '') && isPastForm(words[at]?.text ?? '')) return 'passive';
  return subjectOf(sentence, clauseAt(sentence, at), at);
}

/** The subject of a clause, taken from an earlier one where it has none of its own: "and forgot the flag". */
export function subjectOf(sentence: Sentence, index: number, until?: number): Subject {
  const clause = sentence.clauses[index];
  if (!clause) return 'none';
  const end = Math.min(until ?? clause.to, clause.to);
  const words = sentence.words.slice(clause.from, end).map(({ text }) => text);
  const own = firstNoun(words.slice(STARTS.exec(words.join(' '))?.[0].split(' ').length ?? 0));
  if (/^(?:who|whom)$/.test(clause.joint))
    return own === 'none' || own === 'verb' ? 'person' : subjectOf(sentence, index - 1);
  if (/^(?:that|which)$/.test(clause.joint)) {
    if (own === 'none' || own === 'verb')
      return whoIn(sentence.words[clause.from - 2]?.text ?? '') ?? 'thing';
    const verbs = sentence.words
      .slice(clause.from, end)
      .filter(({ text }) => isVerbForm(text) && !BE.test(text) && !/^ha(?:s|ve|d)$/.test(text)).length;
    return verbs > 0 && isRelative(sentence, index) ? subjectOf(sentence, index - 1) : own;
  }
  if (own !== 'none' && own !== 'verb') return own;
  let earlier = index - 1;
  while (!clause.aside && sentence.clauses[earlier]?.aside) earlier -= 1;
  return subjectOf(sentence, earlier);
}

/** "the tool | that Tom wrote failed": of the two verbs, the second belongs to what came before. */
function isRelative({ words, clauses }: Sentence, index: number): boolean {
  const before = words[(clauses[index]?.from ?? 0) - 2]?.text ?? '';
  return before !== '' && !isVerbForm(before) && !SAYS.test(before);
}

/** The first noun phrase that no preposition belongs to; `verb` where a verb comes before any. */
function firstNoun(words: readonly string[]): Subject | 'verb' {
  let inside = false;
  let fresh = false;
  for (const [at, word] of words.entries()) {
    if (PREPOSITION.test(word)) {
      inside = true;
      fresh = true;
    } else if (whoIn(word) || DETERMINER.test(word) || word === 'it' || word === 'there') {
      if (!fresh) inside = false;
      fresh = DETERMINER.test(word);
      if (!inside) return nounFrom(words.slice(at));
    } else if (isVerbForm(word)) {
      if (!inside || !fresh) return 'verb';
      fresh = false;
    } else if (/^\p{N}/u.test(word)) {
      fresh = false;
    } else if (/^\p{L}/u.test(word) && !ADVERBS.test(word)) {
      if (!inside) return nounFrom(words.slice(at));
      fresh = false;
    }
  }
  return 'none';
}

function nounFrom(words: readonly string[]): Subject {
  const [first = '', second = '', third = ''] = words;
  if (second === "'s" && whoIn(first)) {
    const rest = words.slice(2, 5);
    return rest.some((word) => WORK.test(word)) ? 'work' : (whoIn(rest[0] ?? '') ?? 'thing');
  }
  if (/^(?:my|his|her)$/.test(first) && (WORK.test(second) || WORK.test(third))) return 'work';
  if (!DETERMINER.test(first)) return whoIn(first) ?? 'thing';
  const end = words.findIndex((word) => isVerbForm(word) || PREPOSITION.test(word) || word === "'s");
  return (
    words
      .slice(0, Math.min(end < 0 ? 4 : end, 4))
      .map(whoIn)
      .find(Boolean) ?? 'thing'
  );
}

/** Whether what is said at this place is denied: "it was never", "nobody", "rather than", "we do not think that". */
export function isDenied(sentence: Sentence, at: number): boolean {
  const index = clauseAt(sentence, at);
  const clause = sentence.clauses[index];
  if (!clause) return false;
  const words = sentence.words.slice(clause.from, at).map(({ text }) => text);
  if (words.some((word) => DENIES.test(word)) || words.slice(-3).some((word) => DENIES_NEXT.test(word)))
    return true;
  const joint = `${sentence.words[clause.from - 2]?.text ?? ''} ${clause.joint}`;
  if (DENIES_TWO.test(joint) || clause.joint === 'nor' || /^(?:not|never) (?!but)/.test(joint)) return true;
  if (words.some((word, place) => DENIES_TWO.test(`${word} ${words[place + 1] ?? ''}`))) return true;
  const main = sentence.clauses[index - 1];
  if (!main || !/^(?:that|than|whether|if|or)$/.test(clause.joint)) return false;
  if (/^(?:whether|if)$/.test(clause.joint)) return index > 0;
  const said = sentence.words.slice(main.from, main.to).map(({ text }) => text);
  if (said.some((word) => DOUBTS.test(word))) return true;
  return (
    said.some((word) => DENIES.test(word)) && (clause.joint === 'or' || said.some((word) => SAYS.test(word)))
  );
}

import { isGivenName } from './given-names.ts';
import { looksFinite } from './participles.ts';
import { pattern } from './pattern.ts';
import { type Who, whoIs } from './person-words.ts';
import { wordsOf } from './sentence.ts';

const PREPOSITION = pattern(
  `
    ^(?:of|in|on|at|for|from|with|within|to|by|during|about|into|over|under|behind|between|per|via|near|
    inside|working|responsible|running|handling|at)$
  `,
  'i',
);
const PARTITIVE = pattern(
  `
    ^(?:one|some|most|none|many|rest|part|half|each|any|all|two|three|several|both|either|neither|few|
    majority|couple|members?)$
  `,
  'i',
);

/** Where one clause ends and the next begins. */
const BOUNDARY = pattern(String.raw`
    (\s*(?:[,;:—–]|\s-{1,2}\s|[|•])\s*(?:and|but|or|then|who|which|that)?\s*|\b(?:and|but|or|because|
    since|as|when|while|after|before|if|so|that(?! (?:night|day|morning|evening|week|weekend|time)\b)|then|although|though|where|until|whereas|than|who|which|
    whoever)\b)
  `);

/** Before a verb, these belong to the verb, not to its subject. */
const BESIDE_THE_VERB = pattern(
  String.raw`
    (?:^|\s)(?:has|have|had|also|again|then|still|never|even|just|both|all|once|twice|simply|often|
    always|first|later|yet|too|clearly|maybe|perhaps|to|\p{Ll}+ly)$
  `,
  'u',
);

interface Clause {
  readonly words: string;
  /** How the clause is joined to the one before. */
  readonly joint: string;
}

/** Who does what follows, read from the words before the verb. */
export function subjectBefore(before: string): Who | 'passive' {
  const clauses = clausesOf(before.slice(-400).replace(/\([^)]*\)/g, ' '));
  const last = clauses.at(-1);
  if (!last) return 'nobody named';
  const words = withoutAdverbs(last.words);
  if (/(?:^|\s)(?:was|were|is|are|been|being|be|got|gets)$/i.test(words)) return 'passive';
  if (/^who(?:ever)?$/i.test(last.joint)) return 'person';
  const relative = /^(?:which|that)$/i.test(last.joint);
  if (words.trim() === '' || (relative && wordsOf(words).some((word) => looksFinite(word.toLowerCase()))))
    return relative ? ownerBefore(clauses.slice(0, -1), 'last') : ownerBefore(clauses.slice(0, -1), 'first');
  return headOf(wordsOf(words));
}

/** Whom the clause that these words begin is about: its first noun phrase, up to its verb. */
export function subjectOfClause(before: string): Who {
  const clauses = clausesOf(before.slice(-400).replace(/\([^)]*\)/g, ' '));
  return ownerBefore(clauses, 'first');
}

/** Who follows "by", "because of", "to": the noun phrase at the start of these words. */
export function whoFollows(after: string): { who: Who; words: readonly string[] } {
  const [phrase = ''] = after.replace(/\([^)]*\)/g, ' ').split(/[,;:.!?—–|•"]|\s-\s/, 1);
  const words: string[] = [];
  for (const word of wordsOf(phrase)) {
    const after = words.length > 0;
    if (
      after &&
      /^(?:and|but|or|because|since|as|when|while|after|before|if|so|that|then|who|which|where)$/i.test(word)
    )
      break;
    if (
      after &&
      /^(?:the|an?|our|we|it|its|this)$/i.test(word) &&
      whoIs(words.at(-1) ?? '', words.slice(0, -1)) !== 'thing'
    )
      break;
    if (after && (/^\p{Ll}+ing$/u.test(word) || looksFinite(word.toLowerCase()))) {
      if (whoIs(words.at(-1) ?? '', words.slice(0, -1)) !== 'thing') break;
    }
    words.push(word);
  }
  return { who: headOf(words), words };
}

function ownerBefore(clauses: readonly Clause[], place: 'first' | 'last'): Who {
  for (let index = clauses.length - 1; index >= 0; index -= 1) {
    const clause = clauses[index];
    if (!clause) break;
    if (/^who(?:ever)?$/i.test(clause.joint)) return 'person';
    const words = wordsOf(clause.words);
    if (words.length === 0) continue;
    if (place === 'last') return headOf(words);
    const verb = words.findIndex(
      (word, at) => looksFinite(word.toLowerCase()) && !(at === 0 && /ed$/.test(word)),
    );
    const continued = verb === 0 || (/ed$/.test(words[0] ?? '') && verb < 0 && index > 0);
    // "until noon", "after the deploy" are not clauses of their own.
    const adjunct = verb < 0 && /^(?:until|after|before|since|than|as)$/i.test(clause.joint);
    if ((continued || adjunct) && index > 0) continue;
    return headOf(verb > 0 ? words.slice(0, verb) : words);
  }
  return 'nobody named';
}

function clausesOf(before: string): Clause[] {
  const parts = before.split(BOUNDARY);
  const clauses: Clause[] = [{ words: parts[0] ?? '', joint: '' }];
  for (let index = 1; index < parts.length; index += 2) {
    const joint = (parts[index] ?? '').replace(/[\s,;:—–|•-]+/g, '');
    const previous = clauses.at(-1);
    if (previous && previous.words.trim() === '' && joint !== '' && previous.joint === '') clauses.pop();
    clauses.push({ words: parts[index + 1] ?? '', joint });
  }
  return clauses;
}

function withoutAdverbs(words: string): string {
  let rest = words.trimEnd();
  for (let turn = 0; turn < 6; turn += 1) {
    const match = BESIDE_THE_VERB.exec(rest);
    if (!match || isGivenName(match[0].trim())) return rest;
    rest = rest.slice(0, match.index).trimEnd();
  }
  return rest;
}

/** The head of a noun phrase: its last word before "of", "in", "who"; for "one of the admins", the admins. */
function headOf(words: readonly string[]): Who {
  const adverbless = counted(words).filter((word) => !/^(?:time|also|even)$/i.test(word));
  const cut = adverbless.findIndex(
    (word, index) => index > 0 && PREPOSITION.test(word) && !isOnCall(adverbless, index),
  );
  const noun = cut < 0 ? adverbless : adverbless.slice(0, cut);
  const head = noun.at(-1) ?? '';
  if (
    cut > 0 &&
    PARTITIVE.test(head) &&
    /^(?:of|on|from|in)$/i.test(adverbless[cut] ?? '') &&
    !/^no$/i.test(noun.at(-2) ?? '')
  )
    return headOf(adverbless.slice(cut + 1));
  if (head === '') return 'nobody named';
  return whoIs(head, noun.slice(0, -1));
}

/** Without "up to", "more than", "at least" before a number. */
function counted(words: readonly string[]): readonly string[] {
  return /^(?:up to|more than|less than|at least|at most|close to) /i.test(`${words.slice(0, 2).join(' ')} `)
    ? words.slice(2)
    : words;
}

function isOnCall(words: readonly string[], index: number): boolean {
  return (
    /^on$/i.test(words[index] ?? '') &&
    /^call$/i.test(words[index + 1] ?? '') &&
    index === 1 &&
    words[0] === 'the'
  );
}

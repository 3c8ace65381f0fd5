import type { Hit } from './advice.ts';
import { isDeed, isParticiple } from './participles.ts';
import { pattern, wordings } from './pattern.ts';
import { wordsOf } from './sentence.ts';
import { subjectBefore } from './subject.ts';

/** Stories that did not happen: should have noticed, if only, had we known. */

const ADVERB = wordings(String.raw`
    (?:not|never|also|already|even|still|all|both|each|probably|surely|at least|instead|long since|
    long ago|of course|simply|just|then|now|have|ever|always|better|perhaps|maybe|first|really|
    in hindsight|in retrospect|ideally|rather|well|again|\w+ly)
  `);
const MODAL = wordings(String.raw`
    (?<modal>should|could|would|might)(?:\s?n['o]?t)?|ought(?:n't| not| never)?(?: to)?|
    needed (?:not )?to|need not|needn't
  `);
const PAST_MODAL = pattern(String.raw`
    \b(?:${MODAL})(?:,? ${ADVERB}){0,3}?(?:, [^,.;]{1,30},)?(?:'ve| have| of|
    ve)\b(?:, [^,.;]{1,30},)?(?: ${ADVERB}){0,3}(?= )|\b(?:shoulda|coulda|woulda)\b
  `);
const INVERTED = pattern(String.raw`
    \b(?<modal>should|could|would)(?:n't)? (?:we|they|he|she|i|you|it|this|that|someone|somebody|anyone|
    anybody|nobody|@[\w.-]+|(?:the|our|
    an?) [\w-]+(?: [\w-]+)?)(?: ${ADVERB}){0,2} have(?: ${ADVERB}){0,2}(?= )
  `);
const OPEN_QUESTION = /^\W*(?:and |so |but )?(?:what|how|where|which)\b[^?]*?\bcould\b/i;
const BETTER_NEXT_TIME =
  /^\W*what (?:else )?(?:could|should|would|might) have (?:gone|been|worked|happened)\b/i;

/** What is to be done by then is a plan, not a story of the past. */
const PLANNED = /\bby (?:the )?(?:end of (?:the|this|next|q[1-4])|next|q[1-4])\b/i;

/** "might have" looks back with a wish only where something is prevented or seen. */
const WISHED = pattern(
  String.raw`
    ^(?:been )?(?:prevented|avoided|caught|noticed|detected|spotted|helped|saved|stopped|shortened|
    reduced|averted|mitigated|limited|known|seen|found|recogni[sz]ed|asked|rolled|gone)\b
  `,
  '',
);

export function findHindsight(sentence: string): Hit[] {
  return [
    ...findModals(sentence),
    ...findInversions(sentence),
    ...findConditions(sentence),
    ...findWishes(sentence),
  ];
}

function findModals(sentence: string): Hit[] {
  const hits: Hit[] = [];
  for (const match of sentence.matchAll(PAST_MODAL)) {
    const end = match.index + match[0].length;
    const before = sentence.slice(0, match.index);
    if (OPEN_QUESTION.test(before + match[0]) && /\?\s*$/.test(sentence)) continue;
    if (BETTER_NEXT_TIME.test(sentence)) continue;
    if (saysDeed(before, match[0].toLowerCase(), sentence.slice(end)))
      hits.push({ start: match.index, end, advice: 'hindsight' });
  }
  return hits;
}

function saysDeed(before: string, modal: string, after: string): boolean {
  if (/^(?:should|could|would)a$/.test(modal)) return true;
  const [next = '', afterwards = ''] = wordsOf(breakOff(after)).map((word) => word.toLowerCase());
  const adverb = /(?:^|\s)have (?<last>\w+)$/.exec(modal)?.groups?.['last'];
  if (next === 'to' || (adverb !== undefined && isParticiple(adverb) && next === '')) return false;
  if (modal.startsWith('might')) return WISHED.test(after.trim().toLowerCase()) && !isAboutUsers(before);
  if (/^(?:could|would)/.test(modal)) return isDeed(next, afterwards, 'imagined');
  if (PLANNED.test(before + after)) return false;
  const who = subjectBefore(before);
  return isDeed(next, afterwards, who === 'thing' || who === 'user' ? 'things' : 'people');
}

/** The words up to the next comma or end mark. */
function breakOff(after: string): string {
  return /^\s*[^,.;:!?)]*/.exec(after)?.[0] ?? '';
}

function isAboutUsers(before: string): boolean {
  return subjectBefore(before) === 'user';
}

function findInversions(sentence: string): Hit[] {
  if (/^\W*(?:and |so |but )?(?:what|how|where|which)\b/i.test(sentence) && /\bcould\b/i.test(sentence))
    return [];
  const hits: Hit[] = [];
  for (const match of sentence.matchAll(INVERTED)) {
    const end = match.index + match[0].length;
    const [next = '', afterwards = ''] = wordsOf(breakOff(sentence.slice(end))).map((word) =>
      word.toLowerCase(),
    );
    if (next !== 'to' && isDeed(next, afterwards, 'people'))
      hits.push({ start: match.index, end, advice: 'hindsight' });
  }
  return hits;
}

const HAD_FIRST = pattern(
  String.raw`
    (?<=^[^\p{L}@]*|[,;:—–-] (?:but |and )?|\b(?:but|and) )had (?:(?:only|
    just) )?(?:[\w'@\uE001-]+ ){1,6}?(?:not |never |only |just |already |
    \w+ly )?(?<participle>[\p{L}-]+)\b
  `,
  'giu',
);
const IF_HAD = pattern(
  String.raw`
    \bif (?:[^,.;:?!]{1,60}? )?had(?:n't| not| never)?(?: (?:only|just|been|already|also|
    \w+ly)){0,2} (?<participle>[\p{L}-]+)\b
  `,
  'giu',
);
const ASKS_WHETHER = pattern(
  String.raw`
    \b(?:check(?:ed|s|ing)?|see|know|knew|ask(?:ed|s|ing)?|verif(?:y|ied)|unclear|wonder(?:ed)?|sure|
    certain|as|even|tell|determine|confirm(?:ed)?)\s*$
  `,
  'i',
);

function findConditions(sentence: string): Hit[] {
  const hits: Hit[] = [];
  for (const match of sentence.matchAll(HAD_FIRST)) {
    const participle = match.groups?.['participle']?.toLowerCase() ?? '';
    const subject = match[0].slice(4).trim();
    if (!isParticiple(participle) || /^(?:to|been|a|an|no|not)\b/i.test(subject)) continue;
    if (
      !/\b(?:would|could|might)\b/i.test(sentence) &&
      !/^\W*had (?:we|i|they|he|she|someone|somebody|you|@)/i.test(sentence)
    )
      continue;
    hits.push({ start: match.index, end: match.index + match[0].length, advice: 'wish' });
  }
  for (const match of sentence.matchAll(IF_HAD)) {
    if (!isParticiple(match.groups?.['participle']?.toLowerCase() ?? '')) continue;
    if (ASKS_WHETHER.test(sentence.slice(0, match.index))) continue;
    if (!/\b(?:would|could|might|wouldn't|couldn't)\b/i.test(sentence)) continue;
    hits.push({ start: match.index, end: match.index + match[0].length, advice: 'wish' });
  }
  return hits;
}

const WISHES = pattern(String.raw`
    \bif only\b(?! (?:the |one |some |a )?(?:\w+ )?(?:is|are|has|exists?)\b)|\b(?:i|we|he|she|they|
    the team) (?:really )?wish(?:ed)? (?:that )?[^.,;]{1,30}? had\b|\b(?:was|were) (?:meant|
    supposed) to have\b|\bwas to have been\b|\bwould rather have\b
  `);

function findWishes(sentence: string): Hit[] {
  return [...sentence.matchAll(WISHES)].map((match) => ({
    start: match.index,
    end: match.index + match[0].length,
    advice: 'wish',
  }));
}

import type { Hit } from './advice.ts';
import { findModals } from './hindsight.ts';
import { HUMAN_PARTICIPLES } from './human-verbs.ts';
import { isParticiple } from './participles.ts';
import { hitsOf, pattern } from './pattern.ts';
import { isPeople } from './person-words.ts';
import { wordsOf } from './sentence.ts';
import { subjectBefore } from './subject.ts';

/** What it would have taken: if only, had we known, was avoidable, all they had to do was. */
export function findWishes(sentence: string): Hit[] {
  return [...findConditions(sentence), ...hitsOf(sentence, { words: WISHES, advice: 'wish' })];
}

const HAD_FIRST = pattern(
  String.raw`
    \bhad (?<=(?:^[^\p{L}@]*|[,;:—–-] (?:but |and )?|\b(?:but|and) )had )(?<rest>[^,.;:?!]{2,80})
  `,
  'giu',
);
const IF_HAD = pattern(
  String.raw`
    \bif (?:(?<about>[^,.;:?!]{1,60}?) )?had(?:n't| not| never)?(?: (?:only|just|been|already|also|
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

/** Conditions on what people did; those of a system are how it works: "if the primary had gone down, reads …". */
function findConditions(sentence: string): Hit[] {
  const hits: Hit[] = [];
  const wished = /\b(?:would|could|might)\b/i.test(sentence);
  for (const match of sentence.matchAll(HAD_FIRST)) {
    const words = wordsOf(match.groups?.['rest'] ?? '').map((word) => word.toLowerCase());
    const at = words.findIndex((word, index) => index > 0 && index < 7 && isParticiple(word));
    const participle = words[at] ?? '';
    if (at < 0 || /^(?:to|been|an?|no|not)$/.test(words[0] ?? '')) continue;
    const about = wordsOf(match.groups?.['rest'] ?? '')
      .slice(0, at)
      .join(' ');
    if (!(wished ? isOnPeople(about, participle, sentence) : HAD_WE.test(sentence))) continue;
    const end = match.index + match[0].toLowerCase().indexOf(participle, 'had '.length) + participle.length;
    hits.push({ start: match.index, end, advice: 'wish' });
  }
  for (const match of sentence.matchAll(IF_HAD)) {
    const participle = match.groups?.['participle']?.toLowerCase() ?? '';
    if (!wished || !isParticiple(participle) || ASKS_WHETHER.test(sentence.slice(0, match.index))) continue;
    if (!isOnPeople(match.groups?.['about'] ?? '', participle, sentence)) continue;
    hits.push({ start: match.index, end: match.index + match[0].length, advice: 'wish' });
  }
  return hits;
}

const HAD_WE = /^\W*had (?:we|i|they|he|she|someone|somebody|you|@)/i;
const BY_PEOPLE = pattern(
  `^(?:${HUMAN_PARTICIPLES}|followed|done|made|set|configured|enabled|added|run)$`,
  'i',
);

function isOnPeople(about: string, participle: string, sentence: string): boolean {
  return (
    isPeople(subjectBefore(`${about} `)) || BY_PEOPLE.test(participle) || findModals(sentence).length > 0
  );
}

const WISHES = pattern(String.raw`
    \bif only\b(?! (?:the |one |some |a )?(?:\w+ )?(?:is|are|has|exists?)\b)|\b(?:i|we|he|she|they|
    the team) (?:really )?wish(?:ed)? (?:that )?[^.,;]{1,30}? had\b|\b(?:was|were) (?:meant|
    supposed) to have\b|\bwas to have been\b|\bwould rather have\b|\b(?:was|were|is|been) (?:entirely |completely |
    easily |wholly |totally |perfectly |clearly )?(?:preventable|avoidable)\b|\b(?:entirely |completely |easily |
    totally )?(?:preventable|avoidable) (?:outage|incident|mistake|error|failure|downtime|problem|delay)s?\b|\ball (?:it|
    that) (?:took|would have taken|was needed) was\b|\ball (?:we|they|he|she|you|anyone|the \w+) had to do was\b|
    \bhad (?:ample|plenty of|enough|every) (?:time|opportunity|chance|reason) to\b|
    \bneeded to be (?:${HUMAN_PARTICIPLES})\b[^,;]{0,40}? (?:before|sooner|earlier)\b
  `);

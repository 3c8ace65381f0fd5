import type { Hit } from './advice.ts';
import { DILIGENCE, DILIGENT, UPKEEP } from './human-verbs.ts';
import type { Omission } from './omission.ts';
import { hitsOf, pattern, wordings } from './pattern.ts';
import { isPeople } from './person-words.ts';
import { subjectBefore, subjectOfClause, whoFollows } from './subject.ts';

/** Deeds described as not done: did not check, never tested, nobody looked, was never announced. */

const isUs = (before: string): boolean =>
  /\bwe(?: (?:also|simply|just|really|then|\w+ly))*\s*$/i.test(before);
const ADVERB = String.raw`(?: \w+ly| even| really| first| also)?`;
const NOBODY = wordings(String.raw`
  (?:nobody|no one|no-one|none of (?:us|them|the \w+)|
  not (?:one|a single one) of (?:us|them|(?:the|our) \w+(?: \w+)?)|
  neither(?: of)? (?:us|them|(?:the )?(?:\w+ ){0,2}?\w+))
`);
/** What people are expected to do to things, and machines do not do. */
const OWED = wordings(`
  escalated|acknowledged|informed|notified|communicated|reviewed|checked|tested|announced|consulted|told|
  documented|handed over|rehearsed|practi[sc]ed|verified|rotated|renewed|involved
`);

const NOT_DONE: readonly Omission[] = [
  {
    words: pattern(String.raw`
      \b(?:did not|didn't|does not|doesn't|had not|hadn't|has not|have not|hasn't|haven't)${ADVERB}
      (?: bother(?:ed)?| think| thought| remember(?:ed)?| dare)\b
    `),
    accept: (who) => isPeople(who) || who === 'nobody named',
  },
  {
    words: pattern(String.raw`\b(?:did not|didn't)${ADVERB} (?:${DILIGENCE})\b`),
    accept: (who, { before, words }) =>
      isPeople(who) && (!isUs(before) || /\bfollow$/i.test(words) || /\b(?:just|simply) $/i.test(before)),
  },
  {
    words: /\b(?:did nothing|took no action|stood (?:idly )?by|slept through)\b/gi,
    accept: isPeople,
  },
  {
    words: /^\W*instead of \p{Ll}+ing\b(?=[^.;]{0,60}?, (?!you\b)(?<whom>[^.;]+))/giu,
    accept: (_who, { whom = '' }) => isPeople(whoFollows(whom).who),
  },
  {
    words: pattern(String.raw`
      \b(?:sat|lay|remained|stayed|went|left) (?:there )?(?:untouched|unaddressed|unattended|unheeded)\b|
      \btoo (?:long|much time) (?:passed |went by |elapsed )?(?:before|until) (?:anyone|anybody|someone|somebody)\b
    `),
    accept: () => true,
  },
  {
    words: pattern(String.raw`\b(?:never|hadn't|had not)${ADVERB} (?:${DILIGENT}|${UPKEEP})\b`),
    accept: (who, { before }) => (who === 'person' || who === 'team') && !isUs(before),
  },
  {
    words: pattern(String.raw`
      \b${NOBODY}(?: (?!was|were|is|are|had|has|could|would|can)[^\s,.;]+){0,4}? (?:ever |even |actually )?
      (?:${DILIGENT}|${UPKEEP}|took the time|did(?=\W*$))\b
    `),
    // "Nobody noticed any impact" is good news.
    accept: (_who, { words, after }) =>
      !(
        /(?:noticed|reported|raised)$/i.test(words) &&
        /^ (?:any|an?|errors?|problems?|issues?)\b/i.test(after)
      ),
  },
  {
    words: pattern(String.raw`
      \bwhy (?:did not|didn't|did) (?:nobody|no one|anybody|anyone|someone|somebody|we|you|they|he|she|
      the \w+(?: \w+)?|@[\w.-]+)(?: not)? (?:${DILIGENCE}|stop|act|react|do|roll|think|say)\b|
      \bwhy did (?:nobody|no one) \w+|\bwhy (?:wasn't|weren't|was|were) (?:nobody|no one|anybody|anyone) \w+|
      \bdid(?<=^\W*did)(?:n't| not) (?:anybody|anyone|someone|somebody|you|they) \w+
    `),
    accept: (_who, { words }) => /n't|\bnot\b|nobody|no one/i.test(words),
  },
  {
    words: pattern(String.raw`
      \b(?:was|were|been) (?:known|seen|acknowledged|read|noticed|reported|raised|received)[^.;]{0,20}?
      (?: and| but)(?: then)?(?: simply)? (?:ignored|dismissed|disregarded)\b|
      \b(?:was|were|been) never (?:\w+ly |really )?(?:${OWED})\b|
      \b(?:(?:was|were|been) (?:not|never)|wasn't|weren't) (?:acted (?:up)?on|followed up|heeded)\b|
      \b(?:was|were|got) paged (?:but|and) (?:never|did not|didn't) (?:\w+ )?
      (?:up|answer\w*|respon\w+|react\w*|call\w*)\b|
      \b(?:unnoticed|unseen) by (?:us|anyone|everyone|everybody|the (?:team|on-call|engineers?|reviewers?|operators?))\b
    `),
    accept: () => true,
  },
  {
    words: pattern(String.raw`
      \b(?:(?:couldn't|could not) be bothered|turned a blind eye|looked the other way|fell asleep|
      asleep at the (?:wheel|switch)|dropped the ball|(?:slipped|fell) through the (?:cracks|net))\b
    `),
    accept: () => true,
  },
];

const COSTS = String.raw`[^.;]{1,60}?\b(?:cost|delayed|is what|is why|was what|was a mistake|made (?:it|things|this|matters))\b`;
const LEFT_UNDONE: readonly Omission[] = [
  {
    words: pattern(
      String.raw`\b(?:not \w+ing|ignoring|forgetting)\b(?<=(?:^\W*|[,;:] )(?:not )?\w+)(?=${COSTS})`,
    ),
    accept: () => true,
  },
  {
    // "had the runbook open but never scrolled": set against what was at hand.
    words: pattern(
      String.raw`\bbut (?:never|(?:did not|didn't) (?:${DILIGENCE}|act|open|ask|call|stop|respond|react|answer))\b`,
    ),
    accept: (_who, { before, words, after }) =>
      isPeople(subjectOfClause(before)) &&
      (!/never$/i.test(words) || !/^ (?:got|received|saw|had|found|reached)\b/i.test(after)),
  },
];

export function findLeftUndone(sentence: string): Hit[] {
  return [...NOT_DONE, ...LEFT_UNDONE].flatMap(({ words, accept }) =>
    hitsOf(sentence, { words, advice: 'omission' }, (found) => accept(subjectBefore(found.before), found)),
  );
}

import type { Hit } from './advice.ts';
import { DILIGENCE, DILIGENT, isHumanVerb } from './human-verbs.ts';
import { type Found, hitsOf, pattern } from './pattern.ts';
import { isPeople, type Who } from './person-words.ts';
import { subjectBefore } from './subject.ts';

/** What people did not do: failed to, forgot, missed, overlooked. Of machines and users it is a plain fact. */

interface Omission {
  readonly words: RegExp;
  /** Decides by the subject of the words, and by what stands around them. */
  readonly accept: (who: Who | 'passive', found: Found) => boolean;
}

/** Not counting words that also name software: "the operator". */
const isCertain = (who: Who | 'passive'): boolean => who === 'person' || who === 'team';
const isUs = (before: string): boolean =>
  /\bwe(?: (?:also|simply|just|really|then|\w+ly))*\s*$/i.test(before);
/** A note without a subject, perhaps after its time: "14:05 failed to notify the customers". */
const isBare = (before: string): boolean => /^[\s\d:.,()/–—-]*$/.test(before);

/** Signals are made for people: "the alarm was ignored". */
const SIGNAL = pattern(
  String.raw`
    \b(?:alerts?|alarms?|pages?|warnings?|signals?|notifications?|signs?|tickets?|e-?mails?|complaints?|advice|
    concerns?|recommendations?|steps?|runbooks?|change|bug|problem|regression|risk|request|escalation|message|
    error|bracket|line|flag)
    (?: [^,;.]{0,40})?\s(?:was|were|been|got|being)(?: \w+ly| completely| also| again| simply)?\s*$
  `,
  'i',
);
const BY_THING = pattern(
  String.raw`
    ^ by (?:the |an? |its )?(?:\S+ )?
    (?:\S*(?:parser|client|server|proxy|gateway|linter|job|script|logic|code|tool|scheduler|system|library|
    service|controller|filter|retry|rule|pipeline|planner|default)s?)\b
  `,
  'i',
);
const IN_REVIEW = pattern(
  `
    ^ (?:in|during|by) (?:the |our |a |both )?(?:code |peer |initial |first )?
    (?:reviews?|reviewers?|team|triage|handover|everyone)
  `,
  'i',
);
const ADVERB = String.raw`(?: \w+ly| even| really| first| also)?`;

const FAILED: readonly Omission[] = [
  {
    words: /\bfail(?:ed|s|ing)?(?:,[^,]{1,25},)? to(?= )/gi,
    accept: (who, { before, after }) =>
      isCertain(who) || (isHumanVerb(after) && (who === 'either' || isBare(before))),
  },
  {
    words: /\b(?:failure|inability|omission) (?:of|by) (?<whom>[^,.;]{1,50}?) to(?= )/gi,
    accept: (who, { after }) => isPeople(who) && !/^\s*(?:connect|start|respond to|load)\b/i.test(after),
  },
  {
    words: /\b(?:the |our |their |a |his |her |my )?failure to(?= )/gi,
    accept: (_who, { after }) =>
      isHumanVerb(after) && !/^\s*(?:respond|alert|renew|update|apply|find|act)\b/i.test(after),
  },
  {
    words: /\b(?:was|were|is|are) (?:supposed|meant|obliged) to(?= )/gi,
    accept: isCertain,
  },
];

const OVERLOOKED: readonly Omission[] = [
  {
    words: pattern(String.raw`
      \b(?:forgot|(?:was|were|been|got|had|has|have) (?:\w+ly |also |simply )?forgotten|forgetting to|
      neglect(?:ed|s|ing)? to|omitt?(?:ed|ing)? to)\b(?! nothing| (?:your |my |the )?passwords?)
    `),
    accept: (_who, { before }) => !/\b(?:not|never|n't|don't|lest we|password|easy to)\s*$/i.test(before),
  },
  {
    words: /\bneglect(?:ed|s)?\b(?! to)/gi,
    accept: (who) => isPeople(who) || who === 'passive',
  },
  {
    words: /\b(?:overlooked|disregarded|lost sight of|lost track of|glossed over|failed in)\b/gi,
    accept: (who, { after }) => isPeople(who) || (who === 'passive' && !BY_THING.test(after)),
  },
  {
    words: /\bignor(?:ed|ing)\b/gi,
    accept: (who, { before, after }) =>
      isPeople(who) || (who === 'passive' && SIGNAL.test(before) && !BY_THING.test(after)),
  },
  {
    words: pattern(String.raw`
      \bmissed\b(?! (?:out|(?:the |our |its |their |an? |this |that )?(?:\w+ )?
      (?:slos?|slas?|targets?|objectives?|deadlines?|budgets?|goals?|heartbeats?|flights?|calls?|meetings?)\b))
    `),
    accept: (who, { before, after }) => {
      if (isPeople(who)) return true;
      return who === 'passive' && (SIGNAL.test(before) || IN_REVIEW.test(after)) && !BY_THING.test(after);
    },
  },
];

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
    accept: (who, { before, words }) => isPeople(who) && (!isUs(before) || /\bfollow$/i.test(words)),
  },
  {
    words: pattern(String.raw`\b(?:never|hadn't|had not)${ADVERB} (?:${DILIGENT})\b`),
    accept: (who, { before }) => isCertain(who) && !isUs(before),
  },
  {
    words: pattern(String.raw`
      \b(?:nobody|no one|no-one|none of (?:us|them|the \w+))(?: [^,.;]{1,25}?)? (?:ever |even |actually )?
      (?:${DILIGENT})\b
    `),
    accept: () => true,
  },
  {
    words: pattern(String.raw`
      \bwhy (?:did not|didn't|did) (?:nobody|no one|anybody|anyone|someone|somebody|we|you|they|he|she|
      the \w+(?: \w+)?|@[\w.-]+)(?: not)? (?:${DILIGENCE}|stop|act|react|do|roll|think|say)\b
    `),
    accept: (_who, { words }) => /n't|\bnot\b|nobody|no one/i.test(words),
  },
  {
    words: pattern(String.raw`
      \b(?:(?:couldn't|could not) be bothered|turned a blind eye|looked the other way|fell asleep|dropped the ball)\b
    `),
    accept: () => true,
  },
];

export function findOmissions(sentence: string): Hit[] {
  return [...FAILED, ...OVERLOOKED, ...NOT_DONE].flatMap(({ words, accept }) =>
    hitsOf(sentence, words, 'omission', (found) => accept(subjectBefore(found.whom ?? found.before), found)),
  );
}

import type { Hit } from './advice.ts';
import { isHumanVerb } from './human-verbs.ts';
import { findLeftUndone } from './left-undone.ts';
import type { Omission } from './omission.ts';
import { hitsOf, pattern } from './pattern.ts';
import { isPeople, type Who } from './person-words.ts';
import { subjectBefore, whoFollows } from './subject.ts';

/** What people did not do: failed to, forgot, missed, overlooked. About machines and users, it is a plain fact. */

/** Not counting words that also name software: "the operator". */
const isCertain = (who: Who | 'passive'): boolean => who === 'person' || who === 'team';
/** A note without a subject, perhaps after its time: "14:05 failed to notify the customers". */
const isBare = (before: string): boolean => /^[\s\d:.,()/–—-]*$/.test(before);

/** The name of a thing, and not a name that may be a person's: "etcd forgot", "the LB forgot". */
const PLAIN_THING = /(?:^|\s)(?:\p{Ll}[\p{Ll}\d_-]*|\p{Lu}{2,}\d*)(?: \p{Ll}+ly)?\s*$/u;

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
/** Software as well as a person may fail to do these. */
const DONE_BY_SOFTWARE =
  /^\s*(?:up(?:date|grade)|patch|apply|renew|rotate|add|remove|use|find|keep|identify|schedule)\b/i;
/** "supposed to be rebuilt by Priya" */
const DONE_BY = /^ (?:be|have been) \w+(?: \w+){0,3}? by ([^.;,]+)/i;

const FAILED: readonly Omission[] = [
  {
    words: /\bfail(?:ed|s|ing)?(?:,[^,]{1,25},)? to(?= )/gi,
    accept: (who, { before, after }) =>
      isCertain(who) ||
      (isHumanVerb(after) && (isBare(before) || (who === 'either' && !DONE_BY_SOFTWARE.test(after)))),
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
    words: /\b(?:was|were|is|are|had been) (?:supposed|meant|obliged) to(?= )/gi,
    accept: (who, { after }) => isCertain(who) || isPeople(whoFollows(DONE_BY.exec(after)?.[1] ?? '').who),
  },
  {
    words: pattern(String.raw`
      \b(?:was|were|had been|had) (?:expected|told|asked|reminded|instructed|required|agreed|promised|planned) to(?= )
      (?=[^.;]{1,80}?\b(?:but|and yet|yet)\b[^.;]{0,40}?(?:n't|\b(?:not|never|nobody|no one|forgot|failed)\b))
    `),
    accept: (who) => isPeople(who),
  },
];

const OVERLOOKED: readonly Omission[] = [
  {
    words: pattern(String.raw`
      \b(?:forgot|(?:and|and then|then) (?:simply )?forgotten|
      (?:was|were|been|got|had|has|have) (?:\w+ly |also |simply )?forgotten|forgetting to|
      neglect(?:ed|s|ing)? to|omitt?(?:ed|ing)? to)\b(?! nothing| (?:your |my |the )?passwords?)
    `),
    accept: (who, { before, words }) =>
      !/\b(?:not|never|n't|don't|lest we|password|easy to)\s*$/i.test(before) &&
      !(who === 'thing' && /^(?:forgot$|neglect)/i.test(words) && PLAIN_THING.test(before)),
  },
  {
    words: /\bneglect(?:ed|s)?\b(?! to)/gi,
    accept: (who) => isPeople(who) || who === 'passive',
  },
  {
    words: pattern(String.raw`
      \b(?:overlooked|disregarded|lost (?:sight|track) of|glossed over|failed in|brushed (?:off|aside)|
      paid no heed|turned a deaf ear|shrugged off|let (?:it|this|that|the \S+(?: \S+)?) (?:slide|slip|lapse|
      expire|rot)|never got (?:around|round) to|kept putting off|sat on)\b
    `),
    accept: (who, { after }) => isPeople(who) || (who === 'passive' && !BY_THING.test(after)),
  },
  {
    words: /\b(?:omitted|left out)\b/gi,
    accept: isPeople,
  },
  {
    words: /\b(?:ignor(?:ed|ing)|dismissed)\b/gi,
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

const MISSED_BY = /\b(?:missed|overlooked|ignored|forgotten|disregarded|left out) by (?<whom>[^.;:]+)/gi;

export function findOmissions(sentence: string): Hit[] {
  return [
    ...hitsOf(sentence, { words: MISSED_BY, advice: 'omission' }, ({ whom = '' }) =>
      isPeople(whoFollows(whom).who),
    ),
    ...[...FAILED, ...OVERLOOKED].flatMap(({ words, accept }) =>
      hitsOf(sentence, { words, advice: 'omission' }, (found) =>
        accept(subjectBefore(found.whom ?? found.before), found),
      ),
    ),
    ...findLeftUndone(sentence),
  ];
}

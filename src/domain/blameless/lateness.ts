import type { Hit } from './advice.ts';
import { HUMAN_PARTICIPLES } from './human-verbs.ts';
import { hitsOf, pattern, wordings } from './pattern.ts';
import { isPeople } from './person-words.ts';
import { subjectBefore, subjectOfClause } from './subject.ts';

/** People who came too late: "did not … in time", "escalated too late", "took too long". Machines may be slow. */

const IN_TIME = wordings(`
    (?:in (?:good |due )?time|(?:soon|early|fast|quickly|promptly|timely) enough|on time|promptly|
    in a timely (?:manner|fashion|way)|timely)
  `);
const NOT_IN_TIME = pattern(String.raw`
    \b(?:did not|didn't|was not|wasn't|were not|weren't|has not|hasn't|had not|hadn't|have not|haven't|
    could not|couldn't|never|not)\b(?<part>[^.;:]{1,80}?)\b${IN_TIME}\b
  `);
const NOBODY_IN_TIME = pattern(
  String.raw`\b(?:nobody|no one|no-one|none of \w+|neither(?: of)? \w+)\b[^.;:]{1,80}?\b${IN_TIME}\b`,
);
const HUMAN_PASSIVE = pattern(
  String.raw`^(?:[^.;:]{0,30}? )??(?:been )?(?:\w+ly )?(?:${HUMAN_PARTICIPLES})\b`,
  'i',
);
const LATE_PASSIVE = pattern(String.raw`
    \b(?:was|were|been|got|is|are) (?:only )?(?:${HUMAN_PARTICIPLES})\b[^.,;:]{0,30}? (?:far |much |
    way |a bit |a little |rather )?too (?:late|slow(?:ly)?)\b
  `);
const LATE_ACTIVE = pattern(String.raw`
    \b(?:(?:far|much|way|simply|a bit|rather) )?too (?:late|slow(?:ly)?|long|hesitant(?:ly)?|passive)\b|
    \b(?:was|were|has been|had been|are|is) (?:very |rather |quite |so |extremely )?(?:slow|late|
    hesitant|reluctant) (?:to|in|with|at)\b|\btook (?:forever|ages)\b|\bslow to (?:react|respond|notice|
    escalate|act|answer|recogni[sz]e|reali[sz]e)\b|\btook their time\b
  `);
const TOOK_THEM = pattern(String.raw`
    \btook (?:us|them|him|her|me|everyone|everybody|@[\w.-]+|(?:the|our|
    an?) (?<whom>[\w -]{1,40}?)) (?:far |much |way )?too long\b
  `);
const LATE_DEED = pattern(String.raw`
    \b(?:reaction|escalation|communication|decision|announcement|declaration|hand-?over|
    call for help)s?(?: [^.,;]{1,30}?)? (?:was|were|came|went out|happened|arrived) (?:far |much |
    way )?too (?:late|slow(?:ly)?)\b
  `);

export function findLateness(sentence: string): Hit[] {
  return [
    ...hitsOf(sentence, { words: NOT_IN_TIME, advice: 'late' }, ({ words, before, part }) => {
      const who = subjectBefore(before);
      const passive = /^(?:wa|were|ha|never|not)/i.test(words) || who === 'passive';
      if (passive && HUMAN_PASSIVE.test(part.trim())) return true;
      return isPeople(who) && !/^(?:was|were)/i.test(words);
    }),
    ...hitsOf(sentence, { words: NOBODY_IN_TIME, advice: 'late' }),
    ...hitsOf(sentence, { words: LATE_PASSIVE, advice: 'late' }),
    ...hitsOf(sentence, { words: LATE_DEED, advice: 'late' }),
    ...hitsOf(
      sentence,
      { words: TOOK_THEM, advice: 'late' },
      ({ whom }) => whom === undefined || isPeople(subjectBefore(whom)),
    ),
    ...hitsOf(sentence, { words: LATE_ACTIVE, advice: 'late' }, ({ before }) =>
      isPeople(subjectOfClause(before)),
    ),
  ];
}

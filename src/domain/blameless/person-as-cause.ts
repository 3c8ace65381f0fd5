import type { Hit } from './advice.ts';
import { findBlame } from './blame.ts';
import { findDamageByPeople } from './damage-by-people.ts';
import { findFaultOfPeople } from './fault-of-people.ts';
import { hitsOf, pattern } from './pattern.ts';

/** A person made it happen: by name, role or mention, actively or in the passive, or as "human error". */
export function findPersonAsCause(sentence: string): Hit[] {
  return [
    ...findDamageByPeople(sentence),
    ...findFaultOfPeople(sentence),
    ...findBlame(sentence),
    ...hitsOf(
      sentence,
      { words: HUMAN_ERROR, advice: 'humanError' },
      ({ before }) => !SET_ASIDE.test(before),
    ),
  ];
}

const HUMAN_ERROR = pattern(String.raw`
    \b(?:(?:human|operator|pilot|manual|engineering|admin|administrator|engineer|developer|employee|staff|
    technician|personal|personnel|people|individual|typing|data entry|data-entry|
    copy-paste|copy and paste) (?:configuration |input |data |processing )?(?:errors?|mistakes?|slips?|
    oversights?|blunders?)|(?:misclick(?:s|ed)?|mis-click(?:s|ed)?|butterfingers)|error (?:of|in) judge?ment|slip of the (?:finger|hand|keyboard|tongue)|between (?:the )?(?:chair and (?:the )?keyboard|keyboard and (?:the )?chair)|human (?:failures?|failings?|negligence|fault|incompetence|stupidity|
    weakness|inattention)|user (?:error|mistake|fault)(?! (?:rates?|messages?|reports?|pages?|logs?|
    budget|handling|codes?))|operator (?:fault|failure|negligence)|fat[- ]?finger(?:ing|s|
    ed)?(?: errors?| mistakes?)?|pebkac|pebcak|finger trouble|layer[- ]8(?: problem)?|
    errors? by (?:humans?|people|staff)|mistakes? by (?:humans?|people|staff))\b
  `);
/** "rather than human error", "prevents operator errors": not what the sentence says the cause is. */
const SET_ASIDE = pattern(
  String.raw`
    \b(?:not|no|beyond|rather than|instead of|than|never|than just|without|prevents?|against|avoid(?:s|
    ing)?|reduces?|risk of|possibility of|chance of|room for|prone to|label|stop(?:s|ping)? at)(?: (?:a|
    any|the|an|just|simply|calling it|blaming|more|further|another))* *$
  `,
  'i',
);

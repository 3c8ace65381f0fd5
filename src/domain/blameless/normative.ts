import type { Hit } from './advice.ts';
import { JUDGING_PHRASES, JUDGING_WORDS, MORE_CARE, SELF_EVIDENT } from './judgements.ts';
import { type Found, hitsOf, pattern } from './pattern.ts';
import { isPeople } from './person-words.ts';
import { subjectBefore } from './subject.ts';

/** Judgements of people and their work; not of what is planned, praised or technical. */

/** "clearly", "simply" and the like judge only next to what people did not do. */
const BESIDE_PEOPLE = pattern(String.raw`
    \bclearly(?<=^\W*clearly)(?=,? (?:the \w+ |this |that |it )?(?:was|were|had|did)(?:n't| not| never))|\b(?:clearly|simply|plainly|just)(?= (?:did not|didn't|does not|doesn't|do not|don't|was not|wasn't|
    were not|weren't|failed|forgot|neglected|ignored|wrong|should|had no idea|has no idea|not (?:good|
    careful|competent|qualified|done|tested|ready|prepared|reviewed|checked|followed|understood)|unaware|nobody|no one|a mistake|an error|too (?:lazy|slow|busy)|
    could not be bothered|made a mistake|overlooked|a bad|at fault|refused|not paying|incapable|
    unable to cope|misunderstood|underestimated|not understood|negligent|not thought)\b)
  `);

/** About people, these judge; about machines, they describe. */
const RUSHED = pattern(String.raw`
    \b(?:rushed|panicked|was in a hurry|were in a hurry|got sloppy|overreacted|did a (?:bad|poor|
    terrible) job|(?:was|were) (?:simply |clearly |just )?(?:wrong|mistaken)(?= (?:to|in)\b|\W*$)|wasted (?:\S+ ){0,3}?(?:minutes?|hours?|time|days?)|(?:handled|managed|communicated|planned|did|ran|tested|prepared)(?: \S+){1,4}? (?:badly|poorly))\b
  `);

/** "properly" and "appropriately" judge the past; of what is planned or works again, they do not. */
const PROPERLY = pattern(String.raw`
    \b(?:(?:not |never |n't )?properly|(?:not|n't|never) (?:\w+ )?(?:appropriate(?:ly)?|adequate(?:ly)?|
    correctly (?:follow\w*|handl\w*)))\b
  `);
const MISSING = pattern(
  String.raw`
    \b(?:not|never|nobody|no one|none|nothing|hardly|rarely|without|fail(?:ed|ure|s|ing)?|neglected|
    forgot|should have|should've|could have|would have|if|had|lack(?:ed|ing)?|instead of|nor|neither|
    had we|unable|rather than)\b|n't\b
  `,
  'i',
);
const IMPERATIVE = pattern(
  String.raw`
    ^[\s\d.)*•[\]x-]*(?:add|make|ensure|document|configure|set|define|implement|introduce|review|handle|
    test|validate|close|clean|monitor|update|write|train|automate|use|enforce|teach|improve|fix|verify|
    check)\b
  `,
  'i',
);
const RECOMMENDED_LABEL =
  /\b(?:flag(?:ged)?|mark(?:ed)?|content|wording|language|filter) (?:as )?(?:inappropriate|improper)/i;

const AFTER_CLEARLY = pattern(
  String.raw`
    ^ (?:should|wrong|a mistake|an error|nobody|no one|a bad|forgot|neglected|at fault|
    not (?:good|careful|competent|qualified|done|tested|ready|prepared|reviewed|checked|followed)|(?:was|were|had|did)|,|the|this|that|it|too lazy|could not be bothered|unaware)\b
  `,
  'i',
);
/** "not obvious", "made it obvious" are facts about a signal. */
const NOT_OBVIOUS = pattern(
  String.raw`
    \b(?:not|n't|no|less|never|without|nothing|hardly|far from|made it|more|it)
    (?: \w+ly| an?| immediately| at all| that| very| so)?\s*$
  `,
  'i',
);

const PAST = /\b(?:was|were|had|did|nobody|no one|never|\w+ed|forgot)\b|n't\b/i;
const LOOKED_LIKE =
  /^ (?:candidates?|suspects?|first|places?|choice|explanation|next|hypothesis|lead|symptoms?|signals?|signs?|causes?|reasons?|questions?|fix)\b/i;

const IMPROPER_FORM =
  /^ (?:\w+ )?(?:headers?|fractions?|json|xml|formats?|encodings?|inputs?|requests?|shutdowns?|syntax|signatures?)\b/i;

export function findNormative(sentence: string): Hit[] {
  return [
    ...hitsOf(
      sentence,
      { words: JUDGING_WORDS, advice: 'judgement' },
      (found) => !RECOMMENDED_LABEL.test(sentence) && !isTechnical(sentence, found),
    ),
    ...hitsOf(sentence, { words: MORE_CARE, advice: 'moreCare' }, (found) => !isTechnical(sentence, found)),
    ...hitsOf(
      sentence,
      { words: JUDGING_PHRASES, advice: 'judgement' },
      (found) => !isTechnical(sentence, found),
    ),
    ...hitsOf(
      sentence,
      { words: SELF_EVIDENT, advice: 'hindsightBias' },
      (found) => !isObviousThen(found) && !isFiller(sentence, found),
    ),
    ...hitsOf(sentence, { words: BESIDE_PEOPLE, advice: 'hindsightBias' }, ({ before, after }) => {
      const who = subjectBefore(before);
      return AFTER_CLEARLY.test(after) || isPeople(who) || who === 'nobody named';
    }),
    ...hitsOf(sentence, { words: RUSHED, advice: 'judgement' }, ({ before }) =>
      isPeople(subjectBefore(before)),
    ),
    ...hitsOf(
      sentence,
      { words: PROPERLY, advice: 'notProperly' },
      (found) => !isPlannedOrPraised(sentence, found),
    ),
  ];
}

/** "not obvious", and "the obvious candidate": how it looked at the time. */
function isObviousThen({ words, before, after }: Found): boolean {
  if (!/^obvious/i.test(words)) return false;
  return NOT_OBVIOUS.test(before) || (/\b(?:an?|the|most) $/i.test(before) && LOOKED_LIKE.test(after));
}

/**
 * "of course" is a filler when it refers to plans or general facts; of past events, it says everybody could see them
 * coming.
 */
function isFiller(sentence: string, { words }: Found): boolean {
  return /^(?:of course|inevitabl|unsurprisingly|predictably)/i.test(words) && !PAST.test(sentence);
}

function isTechnical(sentence: string, { words, after }: Found): boolean {
  if (/^(?:very|extra) careful/i.test(words)) return true;
  if (/^improper/i.test(words)) return IMPROPER_FORM.test(after);
  return /unreasonabl|terribl/i.test(words) && /\blatenc|\bload\b/i.test(sentence);
}

/** Planned, or praised ("was properly staffed"): only what is said to be missing judges somebody. */
function isPlannedOrPraised(sentence: string, { words, before }: Found): boolean {
  if (IMPERATIVE.test(sentence)) return true;
  if (/\b(?:will|must|shall|should(?! have|'ve| of| not have)|to ensure|make sure|so that)\b/i.test(before))
    return true;
  return !(MISSING.test(words) || MISSING.test(before));
}

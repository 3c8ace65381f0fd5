import type { Hit } from './advice.ts';
import { type Found, hitsOf, pattern } from './pattern.ts';
import { isPeople } from './person-words.ts';
import { subjectBefore } from './subject.ts';

/** Words that judge. */

const ALWAYS = pattern(String.raw`
    \b(?:careless(?:ly|ness)?|sloppy|sloppily|sloppiness|negligen(?:t|tly|ce)|reckless(?:ly|ness)?|
    incompeten(?:t|tly|ce)|mis-?managed|mis-?management|mishandled|misjudged|irresponsib(?:le|ly|ility)|
    unprofessional(?:ly|ism)?|inexcusabl[ey]|unforgivabl[ey]|unacceptabl[ey]|foolish(?:ly|ness)?|
    stupid(?:ly|ity)?|idiotic|moronic|inappropriate(?:ly)?|improper(?:ly)?|shoddy|shamefu(?:l|lly)|
    shame on|disgraceful(?:ly)?|embarrassing(?:ly)?|amateur(?:ish|ishly|s)?|ridiculous(?:ly)?|
    absurd(?:ly)?|appalling(?:ly)?|abysmal(?:ly)?|horrendous(?:ly)?|atrocious(?:ly)?|pathetic(?:ally)?|
    half-baked|half-hearted(?:ly)?|complacen(?:t|tly|cy)|inattenti(?:ve|vely|on)|thoughtless(?:ly|
    ness)?|overconfiden(?:t|ce)|ill-considered|ill-advised|ill-judged|short-sighted|shortsighted|
    unwise(?:ly)?|ignorant|ignorance|ineptitude|inept(?:ly)?|laziness|laxity|lackadaisical|cavalier|
    unqualified|clueless|dereliction|bungled|botched|disappointing(?:ly)?|inexperienced)\b
  `);

const PHRASES = pattern(String.raw`
    \b(?:(?:bad|poor|terrible|awful|questionable) (?:judge?ment|decision(?:-making)?|call|choice|work|
    job|practice|planning|attitude|discipline|communication|leadership|management|design decisions?)|
    common sense|rookie|beginner'?s? mistake|silly|dumb (?:mistake|idea|move|decision|error)|
    lazy(?= (?:work|engineer|engineering|review|reviewer|approach|and|shortcut|testing|team|attitude|,|
    \.))|(?:is|are|was|were|too|being|been|got|simply|just) lazy\b|lack(?:ed|s|
    ing)?(?: of)? (?:\w+ )?(?:care|diligence|discipline|attention|competence|ownership|professionalism|
    common sense|rigou?r|responsibility|commitment|thoroughness|judge?ment|foresight|skills?|effort)|
    (?:more|not|less|insufficiently|extra|very) careful(?:ly)?(?! canary)(?: enough)?|(?:pay|paid|
    paying) (?:more|closer|no|better|little) attention|(?:did not|didn't|not) (?:pay|paying|
    paid) (?:enough |any |sufficient )?attention|(?:did not|didn't|does not|doesn't|don't|
    do not) care(?! about| which| whether| if| what| how)|know(?:n|s)? better|knew better|(?:no|any|
    every) (?:competent|sane|decent|self-respecting|reasonable|serious|experienced) (?:engineer|
    developer|person|team|operator|admin|administrator|professional)|no excuse|(?:be|feel) ashamed|
    let (?:us|the team|everyone|our customers|customers|users|the customer) down|beyond (?:belief|me)|
    unbelievabl[ey]|inadequately|negligible effort|bad(?:ly)? (?:written|designed|planned|managed|
    handled|tested|executed|organi[sz]ed|prepared|communicated|documented|run|thought)|poorly (?!with\b|
    on\b|under\b|at\b|in\b|when\b|for\b)(?!(?:understood|distributed|balanced|conditioned|scaling|
    performing|selective|compressed|indexed)\b)\w+|(?:handled|managed|communicated|planned|executed|
    designed|documented|tested|reviewed|written|coordinated|organi[sz]ed|prepared|implemented|
    maintained|chosen|trained) (?:very |so |really |rather |quite )?(?:poorly|badly|terribly)|
    (?:blindly|naively|hastily|thoughtlessly|rashly|casually) (?:\w+ed|ran|took|chose|gave|made|put)\b|
    hasty|rushed (?:it|the|through|into|out|and|work|job|change|deploy|release|fix)|was rushed|
    were rushed|cut corners|cutting corners|took shortcuts|unreasonabl[ey]|needlessly|it is a (?:shame|
    disgrace|joke)|a (?:total |complete |real )?(?:disgrace|joke|mess|disaster of)|terrible|terribly|
    horribl[ey]|awful(?:ly)?|lousy|mindless(?:ly)?|ludicrous|laughable|blatant(?:ly)?|glaring(?:ly)?|
    gross(?:ly)? (?:error|mistake|misconduct|negligent|incompetent|inadequate)|grave (?:mistake|error)|
    egregious|sub-?par|substandard|inferior work|bad engineering|poor engineering|
    poor(?: code| testing| test)? quality|poor (?:testing|review|preparation|coordination|documentation|
    handling|execution|monitoring|training|hygiene|oversight))\b
  `);

const SELF_EVIDENT = pattern(String.raw`
    \b(?:obvious(?:ly)?|self-evident(?:ly)?|needless to say|of course|any(?:one|body) (?:could|can|
    would|with|knows)|every(?:one|body) knows|goes without saying|it (?:is|was|should be|
    should have been) clear to (?:anyone|everyone|all)|trivial mistake)\b
  `);

/** "clearly", "simply" and their like judge only beside what people did not do. */
const BESIDE_PEOPLE = pattern(String.raw`
    \b(?:clearly|simply|plainly|just)(?= (?:did not|didn't|does not|doesn't|do not|don't|was not|wasn't|
    were not|weren't|failed|forgot|neglected|ignored|wrong|should|had no idea|has no idea|not (?:good|
    careful|competent|qualified)|unaware|nobody|no one|a mistake|an error|too (?:lazy|slow|busy)|
    could not be bothered|made a mistake|overlooked|a bad|at fault|refused|not paying|incapable|
    unable to cope|misunderstood|underestimated|not understood|negligent|not thought)\b)
  `);

/** Of people a judgement, of machines a description. */
const RUSHED = pattern(String.raw`
    \b(?:rushed|panicked|was in a hurry|were in a hurry|got sloppy|overreacted|did a (?:bad|poor|
    terrible) job)\b
  `);

/** "properly" and "appropriately" judge what was; what is planned or works again is no judgement. */
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
    not (?:good|careful|competent|qualified)|too lazy|could not be bothered|unaware)\b
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

export function findNormative(sentence: string): Hit[] {
  return [
    ...hitsOf(sentence, ALWAYS, 'judgement', () => !RECOMMENDED_LABEL.test(sentence)),
    ...hitsOf(sentence, PHRASES, 'judgement', ({ words }) => !isTechnical(sentence, words)),
    ...hitsOf(sentence, SELF_EVIDENT, 'hindsightBias', ({ before }) => !NOT_OBVIOUS.test(before)),
    ...hitsOf(sentence, BESIDE_PEOPLE, 'hindsightBias', ({ before, after }) => {
      const who = subjectBefore(before);
      return AFTER_CLEARLY.test(after) || isPeople(who) || who === 'nobody named';
    }),
    ...hitsOf(sentence, RUSHED, 'judgement', ({ before }) => isPeople(subjectBefore(before))),
    ...hitsOf(sentence, PROPERLY, 'judgement', (found) => !isPlannedOrPraised(sentence, found)),
  ];
}

function isTechnical(sentence: string, words: string): boolean {
  if (/^(?:very|extra) careful/i.test(words)) return true;
  return /unreasonabl|terribl/i.test(words) && /\blatenc|\bload\b/i.test(sentence);
}

/** Planned, or praised ("was properly staffed"): only what is said to be missing judges somebody. */
function isPlannedOrPraised(sentence: string, { words, before }: Found): boolean {
  if (IMPERATIVE.test(sentence)) return true;
  if (/\b(?:will|must|shall|should(?! have|'ve| of| not have)|to ensure|make sure|so that)\b/i.test(before))
    return true;
  return !(MISSING.test(words) || MISSING.test(before));
}

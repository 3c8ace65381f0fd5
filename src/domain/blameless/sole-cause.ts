import type { Hit } from './advice.ts';
import { hitsOf, pattern, wordings } from './pattern.ts';
import { isPeople } from './person-words.ts';
import { subjectBefore, whoFollows } from './subject.ts';

/** Words that allow only one cause: "the only reason", "entirely due to", "one bad line took down". */

const ONE = wordings('(?:(?:just |only |exactly )?(?:one|a single)|only|just)');
const SOLE = wordings(`
    (?:sole|only|single|one and only|one|exclusive|lone|solitary|singular|one single|one true|one real|
    unique|same and only)
  `);
const CAUSE_NOUN = wordings(`
    (?:root[- ]cause|cause|reason|culprit|factor|origin(?= of (?:the|this|all)|,)|source of (?:the|this|our) (?:outage|incident|problem|
    failure)|explanation|trigger|contributor|thing that (?:caused|broke|went wrong|failed)|
    thing (?:that )?(?:responsible|to blame|wrong|broke|failed|went wrong)|problem|fault|offender|villain)
  `);
const SOLE_CAUSE = pattern(String.raw`
    \b(?:the|a|our|its|this|just|exactly|with|same and|there (?:was|is)(?: only| just| exactly)?|only) (?:very |real |
    true )?${SOLE} (?:real |true |possible |actual |underlying |technical |contributing |common |relevant |
    known )?${CAUSE_NOUN}\b(?! in\b)|\bone (?:single |and only )?(?:root[- ]cause|cause|
    reason)(?= (?:only|alone|and one))|\b(?:only|just) one (?:root[- ]?)? ?(?:cause|reason|culprit|
    thing caused|factor)\b|\bsingle[- ]root[- ]cause\b|\bno other (?:cause|reason|factor|explanation|
    contributing factor|contributor)s?\b|\bsole (?:cause|reason|culprit|root[- ]cause)\b|\bmonocausal\b
  `);
const NOT_SOLE = pattern(
  String.raw`
    \b(?:no|not|n't|never|nor|rarely|seldom|hardly|without|than|neither|more than|instead of|beyond|
    look for|looking for|search for|one of|among)(?: (?:have|had|be|been|find|found|a|an|the|just|
    really|there|any|exactly|to|was|is|believe in))*\s*$
  `,
  'i',
);
const DENIED =
  /(?:\bnot|n't|\bnever|\bdoubt\w*|\bdisagree\w*|\breject\w*|\bmyth|\bidea|\bview|\bwhether|\bif)\b[^,;:]*$/i;

const ENTIRELY = wordings(`
    (?:entirely|solely|exclusively|purely|wholly|completely|100 ?%|fully|singularly|uniquely|
    single-handedly|purely and simply|simply and solely)
  `);
const ONLY_DUE = pattern(String.raw`
    \b(?:caused|triggered|explained|driven|produced|brought about|created) (?:${ENTIRELY}|only|simply|
    alone) by\b|\b(?:${ENTIRELY}|only|simply|all) (?:caused|triggered|explained|created) by\b|\b(?:due|
    owed|owing|attributable|attributed|traceable|traced back|thanks|reducible) (?:${ENTIRELY}|only|
    alone) to\b|\b(?:${ENTIRELY}|all|simply) (?:due to|down to|attributable to|attributed to|because of|
    the result of|the fault of|a result of|a consequence of|the consequence of|to blame|
    responsible for)\b|\b(?:result(?:ed|s)?|stem(?:med|s)?|came|arose|originated|
    followed) (?:${ENTIRELY}|only) from\b|\b(?:outage|incident|failure|downtime|problem|disruption|
    issue)s?\b[^.;:,]{0,40}? (?:only|simply|purely|just) (?:due to|because of|happened because|occurred because|because)\b
  `);
const ONE_THING = pattern(String.raw`
    \b(?:had|has|have) (?:just |only |exactly )?one (?:root[- ])?cause\b|\b(?:caused|triggered|
    explained) by (?:only |just |exactly )?(?:one|a) (?:single )?(?:thing|factor)\b|\b(?:caused|
    triggered) by (?:just|only|exactly) (?:one|a single) \w+|\bcaused by [^,.;]{1,50} alone\b|
    \bfor (?:only |just |exactly )?one (?:single )?reason\b|\b(?:the )?(?:result|consequence|
    fault) of (?:just |only )?(?:one|a single) (?!\w+s\b)\w+
  `);
const WHOLE = wordings(`
    (?:(?:it|this|that|they) all|all (?:of )?(?:it|this|that)|all|everything|(?:the )?(?:whole|entire) (?:outage|incident|
    thing|mess|story)|(?:the |this )?(?:outage|incident|failure))
  `);
const BACK_TO = wordings(`
    (?:(?:came|comes|boils|boiled|boil|goes|went|leads|led|traces|traced|can be (?:traced|attributed|reduced)|is) (?:all )?
    (?:back )?(?:down )?(?:entirely |solely )?(?:to|on)|(?:happened |started |began |was )?(?:because of|due to|thanks to|caused by))
  `);
const DOWN_TO_ONE = pattern(String.raw`
    \b${WHOLE}(?: [^\s,;.:]+){0,4}? ${BACK_TO} ${ONE} |
    \b${WHOLE}(?: \w+){0,2}? (?:(?:came|comes|boils|boiled|boil) down to|(?:goes|went|leads|led|traces|traced) back to)\b|
    \bit (?:boils|boiled|came|comes) down to ${ONE}\b|\bcan be (?:traced|attributed|
    reduced)(?: back)? (?:entirely |solely )?to (?:one|a single|just one|exactly one)\b|
    \bat the (?:bottom|root|heart) of (?:it|this|that|all|everything|the (?:outage|incident|matter|whole \w+))(?: all)?
    (?: of (?:it|this))? (?:was|is|lies|lay|were)\b|
    \b(?:was|is|at) the root of (?:it|this|that|all|everything|the (?:whole )?(?:problem|outage|incident|matter|trouble))\b
  `);
/** Something small said to have done it all. */
const SMALL = wordings(`
    (?:line|character|mistake|bug|change|command|typo|misconfiguration|setting|commit|comma|semicolon|bracket|space|
    digit|value|flag|variable|rule|regex|query|parameter|entry|record|keystroke|bit|byte|word|option|config\\w*|
    bad \\w+|wrong \\w+|missing \\w+)
  `);
const TOPPLES = wordings(String.raw`
    (?:(?:was|is) (?:entirely |solely |fully |all )?(?:to blame|responsible|all it took|enough)|(?:took|brought|knocked)
    (?: \S+){0,5}? (?:down|offline|out|to its knees|to a halt)|(?:took|brought) down|broke|killed|caused)
  `);
const SMALL_THING = pattern(String.raw`
    \b(?:(?:just |only )?(?:one|a single)|this one) (?:[\w-]+ ){0,3}?${SMALL}(?: [^,.;:]{1,30}?)? ${TOPPLES}\b
  `);
const ALONE = pattern(String.raw`
    \balone (?:caused|was responsible|is responsible|brought|was enough to cause|explains|explained|
    was to blame|is to blame|triggered|led to|took down|was the)\b|\bsingle-handedly\b|\b(?:nothing|
    no one thing) (?:but|else|other than|except) [^.;]{1,60}? (?:caused|led to|was responsible|
    is responsible|broke)\b|\bnothing else (?:caused|contributed|was involved|played|went wrong|
    is to blame|was to blame)\b|\bno other \w+ (?:was|were) (?:involved|responsible|at play)\b|
    \b(?:fully|entirely|completely|alone) (?:explain|account)(?:s|ed)? (?:for )?(?:the|this|our|all|everything)\b|
    \b(?:explain|account)(?:s|ed) (?:for )?(?:the (?:whole|entire)|everything|all of (?:it|the))\b|
    \b(?:whole|entire) (?:outage|incident|thing) (?:is|was|can be) (?:fully )?explained by\b|
    \bonly the [^,.;]{1,40}? (?:explains?|explained|caused|is to blame|was to blame|was at fault)\b|
    \beverything else (?:is|was|were|followed|flowed|came|stem\w+)\b|
    (?:\band|,) (?:and )?(?:nothing|no one thing) else\b(?= (?:caused|is|was|did)|\W*$)|, and [^,.;]{1,30} alone(?=\W*$)|
    \b(?:whole|entire) (?:outage|incident|thing|problem|downtime) (?:was|is) (?:the result of|a result of|caused by|due to|because of)\b|
    \bat (?:its|the) core,? (?:the|this) (?:problem|issue|outage|incident) (?:was|is)\b|\band only (?:the|this) \w+(?=, )|
    \bnothing more than\b|\b(?:is|was) what (?:took us|brought us|caused (?:it|this|the (?:outage|incident)))\b|
    \b(?:put|chalk(?:ed)?) (?:it|this|that|everything)(?: all)? (?:down|up) to\b|,? ?\b(?:case closed|full stop|end of story|(?<=, )period|plain and simple)\b(?=\W*$)|\b(?:one|a single) [^,.;]{1,40}? (?:was|is) (?:enough to|all it took)\b|\b(?:was|were|is) (?:solely|entirely|alone) at fault\b|\b(?:it|this) was (?:only|purely|just|simply|always|all) (?:the )?
    (?:dns|\w+ (?:bug|typo|config\w*|misconfiguration))(?=\W*$)
  `);

const OF_DAMAGE = /\b(?:caus\w*|down|broke|outage|incident|fail\w*|fault|blame|crash\w*|responsible)\b/i;

/** A thing to blame; another rule covers people. */
const BLAMED = pattern(String.raw`
    (?<!\bnot |n't |\bnever |\bno |\bto |\bof |\bthan |\bwithout )\bblam(?:e|es|ed) (?:(?:it|this|that|everything)(?: all)? on )?
    (?<whom>(?:the|our|its|an?|this|that) [^.;:,]+)
  `);
const TO_BLAME = /\b(?:is|are|was|were) (?:\w+ly )?to blame\b/gi;

export function findSoleCause(sentence: string): Hit[] {
  return [
    ...hitsOf(
      sentence,
      { words: BLAMED, advice: 'soleCause' },
      ({ whom = '' }) => whoFollows(whom).who === 'thing' && !/^\S+ (?:view|game|tool)/i.test(whom),
    ),
    ...hitsOf(
      sentence,
      { words: TO_BLAME, advice: 'soleCause' },
      ({ before }) => subjectBefore(before) === 'thing' && !DENIED.test(before),
    ),
    ...hitsOf(sentence, { words: SOLE_CAUSE, advice: 'soleCause' }, ({ words, before }) => {
      if (/^(?:a|with) one\b/i.test(words)) return false;
      return !NOT_SOLE.test(before) && !DENIED.test(before);
    }),
    ...[ONLY_DUE, ALONE, ONE_THING, DOWN_TO_ONE, SMALL_THING].flatMap((words) =>
      hitsOf(
        sentence,
        { words, advice: 'soleCause' },
        ({ words: said, before }) =>
          !/\b(?:not|n't|never|rarely|seldom|cannot)\s*$/i.test(before) &&
          !(/^single-handedly|what (?:took|brought|caused)/i.test(said) && isPeople(subjectBefore(before))) &&
          (!/nothing else$|^and only|^everything else/i.test(said) || OF_DAMAGE.test(sentence)),
      ),
    ),
  ];
}

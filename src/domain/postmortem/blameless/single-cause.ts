import type { Hit } from './advice.ts';
import { type Found, hitsOf, pattern, wordings } from './pattern.ts';

/** One cause, as if there were no others. */

/** After "the root cause was": it is not known, or it is said when it was found, or that there are several. */
const NOT_A_CAUSE = pattern(
  String.raw`
    ^(?:n't)?[ ,]*(?:(?:also|initially|first|at first|at that time|at the time|then|later|finally|
    quickly|only|eventually|soon|not yet|still|yet|now|already|by then) )*(?:not|never|un\w+|being|
    under|still|yet|pending|in question|tbd|open|hidden|(?:found|identified|determined|discovered|
    established|confirmed|understood|isolated|located|fixed|addressed|resolved|removed|eliminated|
    mitigated|corrected|investigated|documented|discussed|reported|communicated|shared|known|clear|
    suspected|believed|thought|assumed|analy[sz]ed|pinned down|narrowed down|looked (?:into|for)|
    presented|published|obvious|sought|difficult|hard|easy|elusive)(?! (?:as|to be|to have been|
    to lie)\b)|(?:an? |the )?(?:combination|interaction|interplay|mix(?:ture)?|chain|coincidence|series|
    sequence|number|set|confluence|conjunction|complex)\b|several|multiple|many|two|three|four|both|
    twofold|manifold|complex|more than)\b
  `,
  'i',
);

const BE = wordings(`
    (?:was|were|is|are|being|has been|had been|remains|appears to be|seems to be|turned out to be|
    proved to be|turns out to be|lies in|lay in|'s|may be|will be|could be)
  `);
const CAUSE_IS = pattern(String.raw`
    \broot[- ]cause(?! analys| categor| section)(?: (?:of|for|behind|in) [^,.;:]{1,80}?)?
    (?:, [^,.;:]{1,60},)?
    (?: (?:therefore|thus|clearly|simply|here|ultimately|obviously|itself|however,?|really))? ${BE}\b
  `);
/** "a root cause", "the most likely root cause", "what the root cause is". */
const HEDGED = pattern(
  String.raw`
    \b(?:an?|one|another|any|each|every|possible|potential|likely|probable|suspected|presumed|no|which|
    what|whether|second|assumed)\s+(?:\w+ )?$
  `,
  'i',
);
const TRACED = pattern(String.raw`
    \broot[- ]cause(?: (?:of|for|behind|in) [^,.;:]{1,80}?)? (?:was |has been |could be |can be |
    is )?(?:traced|tracked|pinned|attributed|narrowed(?: down)?)(?: back| down)? to\b
  `);
const NAMED_ROOT = pattern(String.raw`
    \b(?:was|is|are|were|be|as|being|remains|became|(?:identif|verif)ied|named|found|confirmed|
    call(?:ed)?|considered|deemed)(?: (?:clearly|therefore|thus|ultimately|simply|really|indeed|
    also))? (?:the |our |its |this |that )(?:(?:true|real|actual|ultimate|one|single|sole|only|
    one and only|underlying|technical|main|primary|definitive|one true) )*root[- ]cause\b|\b(?:was|
    is) root[- ]cause\b
  `);

const SOLE = wordings(`
    (?:sole|only|single|one and only|one|exclusive|lone|solitary|singular|one single|one true|one real|
    unique)
  `);
const CAUSE_NOUN = wordings(`
    (?:root[- ]cause|cause|reason|culprit|factor|source of (?:the|this|our) (?:outage|incident|problem|
    failure)|explanation|trigger|contributor|thing that (?:caused|broke|went wrong|failed)|
    thing (?:responsible|to blame)|problem)
  `);
const SOLE_CAUSE = pattern(String.raw`
    \b(?:the|a|our|its|this|just|exactly|with|there (?:was|is)|only) (?:very |real |
    true )?${SOLE} (?:real |true |possible |actual |underlying |technical |
    known )?${CAUSE_NOUN}\b(?! in\b)|\bone (?:single |and only )?(?:root[- ]cause|cause|
    reason)(?= (?:only|alone|for|and one))|\b(?:only|just) one (?:root[- ]?)? ?(?:cause|reason|culprit|
    thing caused|factor)\b|\bsingle[- ]root[- ]cause\b|\bno other (?:cause|reason|factor|explanation|
    contributing factor)s?\b|\bsole (?:cause|reason|culprit|root[- ]cause)\b|\bmonocausal\b
  `);
const NOT_SOLE = pattern(
  String.raw`
    \b(?:no|not|n't|never|nor|rarely|seldom|hardly|without|than|neither|more than|instead of|beyond|
    look for|looking for|search for|one of|among)(?: (?:have|had|be|been|find|found|a|an|the|just|
    really|there|any|exactly|to|was|is|believe in))*\s*$
  `,
  'i',
);

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
    issue)s?\b[^.;:,]{0,40}? only (?:due to|because of|happened because|occurred because|because)\b
  `);
const ONE_THING = pattern(String.raw`
    \b(?:had|has|have) (?:just |only |exactly )?one (?:root[- ])?cause\b|\b(?:caused|triggered|
    explained) by (?:only |just |exactly )?(?:one|a) (?:single )?(?:thing|factor)\b|\b(?:caused|
    triggered) by (?:just|only|exactly) (?:one|a single) \w+|\bcaused by [^,.;]{1,50} alone\b|
    \bfor (?:only |just |exactly )?one (?:single )?reason\b|\b(?:the )?(?:result|consequence|
    fault) of (?:just |only )?(?:one|a single) (?!\w+s\b)\w+
  `);
const ALONE = pattern(String.raw`
    \balone (?:caused|was responsible|is responsible|brought|was enough to cause|explains|explained|
    was to blame|is to blame|triggered|led to|took down|was the)\b|\bsingle-handedly\b|\b(?:nothing|
    no one thing) (?:but|else|other than|except) [^.;]{1,60}? (?:caused|led to|was responsible|
    is responsible|broke)\b|\bnothing else (?:caused|contributed|was involved|played|went wrong|
    is to blame|was to blame)\b|\b(?:all|everything|whole (?:outage|incident|thing)|outage|incident|
    failure)(?: \w+){0,2}? (?:came|comes|boils|boiled|boil) down to\b|\bit (?:all )?(?:boils|boiled|
    came|comes) down to (?:one|a single|just)\b|\bcan be (?:traced|attributed|
    reduced)(?: back)? (?:entirely |solely )?to (?:one|a single|just one|exactly one)\b|\b(?:one|
    a single) (?:line|character|mistake|bug|change|command|typo|misconfiguration|setting|commit|
    bad \w+) (?:was|is) (?:entirely |solely |fully )?(?:to blame|responsible)\b
  `);
const THE_CAUSE = pattern(
  String.raw`
    (?<=^[^\p{L}]*|[,;:–—] |\b(?:and|but|that|so|therefore|because) )(?:the|its) (?:(?:underlying|real|
    true|actual|ultimate|exact|fundamental|definitive|technical) )*(?:cause|culprit)(?: (?:of|for|
    behind) [^,.;:]{1,80}?)? ${BE}\b
  `,
  'giu',
);
const REAL_REASON = pattern(String.raw`
    \b(?:the|its) (?:underlying|real|true|actual|ultimate|fundamental) (?:cause|reason|
    culprit)(?: (?:of|for|behind|why) [^,.;:]{1,80}?)? ${BE}\b
  `);

/** Before "the cause was": it is asked for, or one of several. */
const ONE_OF_MANY = pattern(
  String.raw`
    \b(?:contributing|several|various|possible|what|which|whether|if|no|one of|know|unclear|a|an|another) (?:the )?$
  `,
  'i',
);
const DENIED = /\b(?:not|n't|never|no|nor|whether|if|what|possible)\b[^,]{0,25}$/i;
const DENIED_IN_CLAUSE = /(?:\bnot|n't|\bnever|\bdoubt)\b[^,;:]*$/i;

export function findSingleCause(sentence: string): Hit[] {
  return [
    ...hitsOf(sentence, CAUSE_IS, 'singleCause', (found) => !HEDGED.test(found.before) && isNamed(found)),
    ...hitsOf(sentence, THE_CAUSE, 'singleCause', isNamed),
    ...hitsOf(sentence, REAL_REASON, 'singleCause', isNamed),
    ...[TRACED, NAMED_ROOT].flatMap((words) =>
      hitsOf(sentence, words, 'singleCause', ({ before }) => !DENIED.test(before)),
    ),
    ...hitsOf(sentence, SOLE_CAUSE, 'singleCause', ({ words, before }) => {
      if (/^(?:a|with) one\b/i.test(words)) return false;
      return !NOT_SOLE.test(before) && !DENIED_IN_CLAUSE.test(before);
    }),
    ...[ONLY_DUE, ALONE, ONE_THING].flatMap((words) =>
      hitsOf(
        sentence,
        words,
        'singleCause',
        ({ before }) => !/\b(?:not|n't|never|rarely|seldom|cannot)\s*$/i.test(before),
      ),
    ),
  ];
}

function isNamed({ words, before, after }: Found): boolean {
  if (ONE_OF_MANY.test(before)) return false;
  if (/^\s*(?:[?.;]|$)/.test(after) && !/'s$/.test(words)) return false;
  return !NOT_A_CAUSE.test(after);
}

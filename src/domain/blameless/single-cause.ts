import type { Hit } from './advice.ts';
import { type Found, hitsOf, pattern, wordings } from './pattern.ts';
import { findSoleCause } from './sole-cause.ts';

/** One cause, as if there were no others. */

/** After "the root cause was": it is not known, or it is said when it was found, or that there are several. */
const NOT_A_CAUSE = pattern(
  String.raw`
    ^(?:n't)?[ ,]*(?:(?:also|initially|first|at first|at that time|at the time|then|later|finally|
    quickly|only|eventually|soon|not yet|still|yet|now|already|by then) )*(?:not|never|un\w+|being|
    under|still|yet|pending|in question|tbd|open|hidden|(?:found|identified|determined|discovered|
    established|confirmed|understood|isolated|located|fixed|addressed|resolved|removed|eliminated|
    mitigated|corrected|investigated|documented|discussed|reported|communicated|shared|known|clear|
    suspected|believed|thought|assumed|probably|likely|presumably|possibly|perhaps|maybe|apparently|analy[sz]ed|pinned down|narrowed down|looked (?:into|for)|
    presented|published|obvious|sought|difficult|hard|easy|elusive)(?! (?:as|to be|to have been|
    to lie)\b|:| [–—-] |[,;] (?:and )?(?:it|this) (?:is|was)\b)|(?:an? |the )?(?:combination|interaction|interplay|mix(?:ture)?|chain|coincidence|series|
    sequence|number|set|confluence|conjunction|complex)\b|several|multiple|many|two|three|four|both|
    twofold|manifold|complex|more than)\b
  `,
  'i',
);

/** What it is the cause of; this may include times such as 10:40. */
const OF = '(?:[^,.;:]|(?<=\\d)[:.](?=\\d)){1,80}?';
const BE = wordings(`
    (?:was|were|is|are|which (?:was|is)|being|has been|had been|remains|appears to be|seems to be|turned out to be|
    proved to be|turns out to be|lies in|lay in|'s|will be|(?:can|has) (?:to )?be (?:found|located|seen) in|= ?)
  `);
const CAUSE_IS = pattern(String.raw`
    \broot[- ]cause(?! analys| categor| section| field| candidate)(?: (?:of|for|behind|in) ${OF})?
    (?:, [^,.;:]{1,60},)?
    (?: (?:therefore|thus|clearly|simply|here|ultimately|obviously|itself|however,?|really))?,? ${BE}\b
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
    \broot[- ]cause(?: (?:of|for|behind|in) ${OF})? (?:was |has been |could be |can be |
    is )?(?:\w+ly )?(?:traced|tracked|pinned|attributed|narrowed(?: down)?)(?: back| down)? to\b
  `);
const NAMED_ROOT = pattern(String.raw`
    \b(?:was|is|are|were|be|as|being|remains|became|(?:identif|verif)ied|named|found|confirmed|
    call(?:ed)?|considered|deemed)(?: (?:clearly|therefore|thus|ultimately|simply|really|indeed|
    also))? (?:the |our |its |this |that )(?:(?:true|real|actual|ultimate|one|single|sole|only|
    one and only|underlying|technical|main|primary|definitive|one true) )*root[- ]cause\b|\b(?:was|
    is) root[- ]cause\b|\b(?:was|were|is|are|as) (?:clearly |indeed |simply |ultimately )?(?:the |its )(?:true |real |
    actual |underlying |sole |ultimate |main )*(?:cause of|culprit\b|smoking gun|reason (?:for|behind) (?:the|this|our) (?:\S+ )?(?:outage|incident|downtime|failure|disruption))|\broot-caused to\b|\bthe root[- ]cause(?: (?:of|for|behind) [^,.;:]{1,60}?)?(?:, [^,.;:]{1,60})?:(?= \S+ \S)|\b(?:root[- ]cause|(?<=the )cause)(?: (?:of|for|behind) [^,.;:]{1,60}?)? to (?:be|lie|have been)\b|
    \b(?:found|identified|have|know|knew|got|located) (?:the |our |its )(?:true |real |actual )?(?:root[- ]cause|culprit)
    (?:: | [–—-] |, )(?=\S+ \S)|\bwhat (?:actually |really |ultimately )?(?:caused|broke|took down|brought down|killed) (?:the |our |this |everything|it |all )[^,.;:?]{0,40}? (?:was|is)\b
  `);

const THE_CAUSE = pattern(
  String.raw`
    \b(?:the|its) (?<=(?:^[^\p{L}]*|[,;:–—] |\b(?:and|but|that|so|therefore|because) )(?:the|its) )(?:(?:underlying|real|
    true|actual|ultimate|exact|fundamental|definitive|technical|main|primary|principal|basic) )*(?:cause|culprit|
    reason(?= (?:for|behind) (?:the|this|our|all) (?:\S+ )?(?:outage|incident|downtime|failure|disruption)))
    (?: (?:of|for|behind) ${OF})? (?:therefore |thus |simply |clearly |ultimately )?${BE}\b
  `,
  'giu',
);
const REAL_REASON = pattern(String.raw`
    \b(?:the|its) (?:underlying|real|true|actual|ultimate|fundamental|core) (?:cause|reason|problem|issue|
    culprit)(?: (?:of|for|behind|why) ${OF})? ${BE}\b
  `);

/** Before "the cause was": it is asked for, or one of several. */
const ONE_OF_MANY = pattern(
  String.raw`
    \b(?:contributing|several|various|possible|what|which|whether|if|no|one of|know|unclear|a|an|another) (?:the )?$
  `,
  'i',
);
const DENIED = /\b(?:not|n't|never|no|nor|whether|if|what|possible)\b[^,]{0,25}$/i;

/** In notes: "Root cause: a full disk". Not the label of a list, nor one that is still open. */
const LABELLED = /(?:^|[\s(])root[- ]cause ?(?::|=|–|—|-(?= )) ?(?=(?<part>[^.;]+))/gi;
const OPEN_OR_SEVERAL = pattern(
  String.raw`
    ^\W*(?:see|tbd|tba|n/a|none|not|un\w+|to be|still|pending|open|under|being|in progress|we (?:do not|don't)|no\b|maybe|
    perhaps|probably|possibly|likely|suspected|several|multiple|two|three|both|an? (?:combination|mix|interaction|series|
    chain)|the (?:combination|interaction)|analysis|candidates?|section)|\?|[^,]{1,40}, [^,]{1,40},? and | (?:and|plus|together with|as well as|
    combined with) (?:an?|the|no|missing|too) |\b(?:found|identified|fixed|confirmed) at \d
  `,
  'i',
);

export function findSingleCause(sentence: string): Hit[] {
  // A question looks for the cause; it does not name one.
  if (/\?\s*$/.test(sentence)) return [];
  return [
    ...hitsOf(
      sentence,
      { words: CAUSE_IS, advice: 'singleCause' },
      (found) => !HEDGED.test(found.before) && isNamed(found),
    ),
    ...hitsOf(sentence, { words: THE_CAUSE, advice: 'singleCause' }, isNamed),
    ...hitsOf(sentence, { words: REAL_REASON, advice: 'singleCause' }, isNamed),
    ...[TRACED, NAMED_ROOT].flatMap((words) =>
      hitsOf(sentence, { words, advice: 'singleCause' }, ({ before }) => !DENIED.test(before)),
    ),
    ...hitsOf(
      sentence,
      { words: LABELLED, advice: 'singleCause' },
      ({ part }) => /\p{L}{2}/u.test(part) && !OPEN_OR_SEVERAL.test(part),
    ),
    ...findSoleCause(sentence),
  ];
}

function isNamed({ words, before, after }: Found): boolean {
  if (ONE_OF_MANY.test(before)) return false;
  if (/^\s*(?:[?.;]|$)/.test(after) && !/'s$/.test(words)) return false;
  return !NOT_A_CAUSE.test(after);
}

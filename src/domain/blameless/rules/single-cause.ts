import type { Rule } from '../rule.ts';

/** One cause, where several conditions met. */
// biome-ignore format: a row is a block of a few lines
export const SINGLE_CAUSE: readonly Rule[] = [
  { kind: 'singleCause', guard: 'no question', words: `@cause (?:(?:of|for|behind|in|here|seen|
    ,) (?:(?!: )[^ ;?!]+ ){0,14}?)?(?:has (?:now |also )?been|was|lay|is|proved|turned out|appears|lies|to be|
    can be found|as)(?: (?:eventually|therefore|now|simply|just))*(?! (?:known|under|not|never|still|probably|
    likely|(?:found|identified|confirmed|established|fixed)(?! to| as| :| ,)|being|(?:described|explained) |why|
    also|one of|mandatory|that category|reported|corrected|missing from|shown|the same as)\\b| (?:an?|
    the) (?:[^ ,]+ ){1,5}(?:, (?:[^ ,]+ ){1,5})?and (?:an?|the) | (?:[^ ,]+ ){1,5}or (?:an?|the) )`,
    unless: '@open|the cause was (?:identified|found) :', finds: ['The root cause was a full disk.',
    'root cause is dns, as always', 'The cause of it was a deadlock.'], leaves: ['The root cause is not known.',
    'The root cause was a combination of limits.', 'The cause was found: see below.'] },
  { kind: 'singleCause', guard: 'no question', words: `(?:was|is|were|be|as|of|found|know|to|called) (?:(?:likely|
    clearly|indeed) )?(?:the|its|our) (?:[^ ,;:]+ ){0,2}?(?:root cause|cause{end}|cause of [^ ]+|root of (?:it|this|
    that|all|the)(?: problem)?|culprit|reason (?:for|the|we|it))(?! (?:analysis|field|template|category|section|
    candidates?|of (?:the )?(?:conditions|delay))\\b)`,
    beside: '(?:was|is|were|be|as|been|found|know) (?:[^ ]+ )?(?:the|its|our) ', unless: `@open|(?:look|looking|
    search|searching|ask|establish|know) (?:for|the)|contribut|once|stopped|first|(?:was|is) (?:the )?reason we`,
    finds: ['The deploy was the root cause.', 'We identified it as the root cause.'],
    leaves: ['It turned out not to be the root cause.', 'We looked for the root cause.'] },
  { kind: 'singleCause', guard: 'no question', words: `(?:root cause|rca|culprit|
    (?<=the )cause)(?: , [^:,]+| here|[ ]of [^:,]+| identified| found| confirmed)? (?:: |– |— |- |= |, (?=which is |
    an? ))(?=[^ ])(?!(?:unknown|see|still|tbd|under|none|to|not) )`, unless: '@open|[^ ]+ , [^ ]+(?: [^ ]+)* and',
    finds: ['Root cause: a full disk', 'ROOT CAUSE = FULL DISK', 'We found the culprit: a cron job.'],
    leaves: ['Root cause: see below', 'Root cause: still unknown',
    'Root cause: a small pool, a storm and a missing alert'] },
  { kind: 'soleCause', guard: 'no question', words: `(?:(?:the|a|its|this|exactly|just|only|with|had|was|for|be|and|
    single|same and) )?(?:(?:sole|single|lone|solitary|singular|only|one and only|one single|one true|exactly one|
    just one|only one)|(?<= (?:the|had|just|only|exactly|was|for|same) )one) (?:(?:real|true|possible|technical|
    contributing|known|root|other) )?(?:cause|reason|culprit|factor|explanation|trigger|origin|contributor|
    thing (?:that |only|wrong|responsible|to blame|caused|broke|:))(?! (?:was that many|in)\\b)`,
    unless: `one (?:cause|of the) (?:among|causes)|the only reason (?:i|we)[^ ]* (?:noticed|know|found)`,
    finds: ['The sole cause was a typo.', 'The outage had a single cause.', 'There was exactly one reason for it.'],
    leaves: ['There was no single root cause.', 'The only alert was for the disk.',
    'The outage was not due to one root cause.'] },
  { kind: 'soleCause', words: `(?:@only) (?:caused|triggered|explained|attributed|due|down|because|attributable|
    responsible|the (?:result|fault)|a result|to blame|at fault)(?:(?: (?:by|to|of|for|because))+)?|(?:due|caused|
    triggered|explained|attributed|traced|happened|result(?:ed)?) (?:@only) (?:by|to|from|because)|(?:@outage|
    issue) (?:was|is) (?:purely|simply|solely|only) |can be (?:entirely |solely |fully )attributed|(?:whole|
    entire) (?:@outage) (?:was|is|can be) (?:explained by|the result of|caused by|due to)`,
    finds: ['It was entirely due to the driver.', 'It was caused solely by DNS.'],
    leaves: ['It was due to a slow disk.', 'It was not entirely due to DNS.'] },
  { kind: 'soleCause', who: 'things', words: `(?:because of|due to|caused by|result of|triggered by|explained by|
    down to|back to|traced to|attributed to|explanation ,|owed to|reason :) (?:@one|one thing)(?! of) [^ ]+|
    (?:everything|all of it|it all|the whole [^ ]+) ~ because of|for (?:only |just |exactly )?one reason|(?:comes|
    came|boils|boiled|boil) (?:all )?down to|(?:it|all|everything|(?:@outage)) (?:~ )?(?:goes|went|traces|leads|
    led) back to|it was (?:all|simply|just|nothing but) (?:dns|a typo|an? [^ ]+ (?:bug|typo|misconfiguration)){end}|
    at the (?:bottom|root|heart) of (?:it|this|that|all|everything|the (?:@outage|matter))|at (?:its|the) core|
    (?:put|chalk(?:ed)?) (?:it|this|that|everything)(?: all)? (?:down|up) to|is what (?:took|brought|broke|
    caused) (?:[^ ]+)|(?:nothing|anything) (?:but|else) ~ caused|had one (?:root )?cause`,
    finds: ['It was due to one thing only.', 'All of it comes down to a typo.'],
    leaves: ['It was not caused by a single mistake.', 'It was caused by one of the disks.'] },
  { kind: 'soleCause', denied: true, words: `alone (?:caused|was|is|brought|explains|led|took)|
    by [^ ]+ (?:[^ ,]+ ){0,4}?alone|, and (?:[^ ,]+ ){1,4}alone{end}|(?:and |, )nothing else(?= (?:did|caused|was|
    is|went wrong)|{end})|no other (?:cause|reason|factor|explanation)(?: was involved)?|everything else (?:was|is|
    followed|came)|case closed|(?<=, )(?:full stop|period|end of story){end}|single-handedly|only (?:the|one|
    this) (?:[^ ,]+ ){1,3}(?:explains?|caused|broke|is to blame|was at fault)|and only the [^ ]+|nothing (?:but|
    other than) (?:~~ )caused|it was (?:only|just|purely) [^ ]+{end}`, beside: `cause[ds]?|down|broke|@outage|
    failed|fault|blame|explains?|responsible|dns|errors|alone|only|crash`,
    unless: '<(?:person|we|team|either)> single-handedly|it was the [^ ]+ , and nothing else{end}',
    finds: ['The bug alone caused the outage.', 'The outage was the cache, and nothing else.'],
    leaves: ['It was the cache, and nothing else.', 'None of it alone would be sufficient.'] },
  { kind: 'soleCause', who: 'things',
    words: '(?:is|are|was|were) (?:solely |entirely |clearly )?(?:to blame|at fault)',
    finds: ['The load balancer is to blame.', 'The sidecar was solely at fault.'],
    leaves: ['The load balancer is not to blame.', 'Nobody is to blame.'] },
  { kind: 'soleCause', words: `blam(?:e|ed|es) (?:it (?:all )?on )?(?:the|our|its|this) (?!view|
    game)(?:[^ ,;<]+ )?[^ ,;<]+(?= )`, finds: ['We blame the new kernel.', 'They blamed it on the firmware.'],
    leaves: ['We do not blame the tool.', 'The git blame view shows it.'] },
  { kind: 'soleCause', words: `(?:(?:just |only )?(?:one|a single)|
    this one) (?!who )(?:[^ ,;:<]+ ){0,4}?(?:[^ ,;:<]+) (?:took (?:~ )?(?:down|offline|out)|brought (?:~ )?(?:down|
    to its knees|to a halt)|took down|broke|killed|was enough to|was the (?:root )?cause|caused (?:the|this|it|
    all))|only one thing broke|what caused (?:the|this) [^ ]+ (?:was|is)|what (?:took|brought) [^ ]+ down (?:was|
    is)`, unless: 'one of|(?:one|a single) (?:reason|cause)', finds: ['One wrong comma took the region down.',
    'A single bad row took the importer down.'], leaves: ['One of the nodes broke.', 'One node was drained.'] },
];

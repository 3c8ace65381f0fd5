const list = (words: string): string => words.trim().replace(/\n\s*/g, '');

/** Word lists that several rules share; in a rule they are written as `@name`, as are the marks `@care` and `@cared`. */
export const LISTS: Readonly<Record<string, string>> = {
  be: 'is|are|am|was|were|be|been|being|has been|have been|had been',
  /** What only hindsight has to offer. */
  helped: list(`
    caught|prevented|avoided|noticed|spotted|detected|helped|saved|stopped|shortened|reduced|averted|mitigated|limited|
    revealed|shown|showed|seen|found|told|warned|alerted|flagged|surfaced|exposed|contained|identified|uncovered|given|
    bought|allowed|spared|reminded|pinpointed|sufficed|discovered|raised|asked|known|mentioned|cut|waited|protected|looked|woken|expected|done|taken (?:a (?:backup|minute|second)|one|minutes)|
    recognised|recognized|made (?:it|this|that) (?:clear|obvious|visible|easier)|paged|posted
  `),
  better: list(`
    to|able|helpful|better|safer|enough|sufficient|wise|wiser|smarter|possible|trivial|easy|easier|nice|good|ideal|quicker|faster|sooner|
    shorter|smaller|simpler|tiny|half|preventable|avoidable|visible|minutes|trivial|the (?:safer|better|right|wiser|obvious)
  `),
  sooner: list(`
    sooner|earlier|faster|quicker|shorter|half|instead of|in time|right away|immediately|(?:one|a few|two|five)? ?minutes?|
    seconds
  `),
  in_time: list(`
    (?:in (?:good |due )?time|on time|(?:soon|early|fast|quickly) enough|promptly|in a timely (?:manner|fashion|way)|timely)
  `),
  signal: list(`
    (?:alert|alarm|page|warning|signal|notification|sign|ticket|e-?mail|complaint|concern|recommendation|step|advice|
    runbook|risk|escalation|message|postmortem)s?
  `),
  tool: list(`
    [^ ]*(?:parser|client|server|proxy|gateway|linter|job|script|tool|scheduler|system|library|service|controller|
    filter|rule|pipeline|planner|default|detector|policy|loader)s?
  `),
  outage: list(`
    (?:outage|incident|failure|downtime|data loss|loss|mess|disaster|deletion|disruption|crash|breach|problem|mistake|error|
    regression|breakage|damage|leak|cascade|shutdown|delay|situation|whole thing)s?
  `),
  /** Damage, whoever does it. */
  broke: list(`
    (?:managed to|went and|keeps?|kept|always|tends to) (?:break|breaks|breaking|delete|deleting|crash|crashing|wipe|kill)|
    broke(?! (?:out|the news|even|off|down|into|up|(?:the|a) (?:problem|work|task)))|cause[ds](?! (?:a )?(?:good )?laugh)|
    crashed|misconfigured|botched|bungled|wiped|corrupted|destroyed|ruined|nuked|bricked|trashed|hosed|fumbled|borked|
    busted|leaked|confused (?:the|two|staging|production)|exposed (?:the |our )?(?:database|bucket|keys?|secrets?|data|customers?)|mistyped|mis-typed|misread|mishandled|fat-fingered|fat fingered|typoed|sabotaged|blew up|tripped over|
    clobbered|tanked|slipped up|(?:took|takes|brought|knocked|knocks) ~ (?:down|out(?! of)|offline|to its knees|to a halt)|
    (?:screwed|messed|fucked|mixed) ~ up|made ~ (?:mistake|error|typo|blunder|wrong (?:call|choice|decision)|worse)s?|
    introduced ~ (?:bug|regression|defect|error|typo|leak|fault|vulnerability|problem)s?|
    (?:triggered|led to|started) ~ @outage|shipped ~ (?:bug|regression)s?|triggered ~ (?:cascade|shutdown|failover)|got (?:it|this|that) ~ wrong|
    let ~ (?:through|slip|lapse)|(?<= (?:has|have|had) (?:just |again |also )?)broken|dug (?:through|up)|cut (?:the|our|a) ~ (?:fibre|fiber|cable|line|power)|
    knocked (?:out|over)|locked ~ out|killed (?:prod|production|everything|the ~ (?:site|vpn|network|cluster)|us|[^ ]+<we>)|
    cut [^ ]+<we> off|took (?:down|out|offline)|brought (?:down|about)|wrongly assumed
  `),
  /** The same, done to something. */
  broken: list(`
    broken|caused|crashed|(?:brought|taken) (?:down|about|offline|out)|misconfigured|mistyped|introduced|triggered|wiped|
    corrupted|messed up|screwed up|botched|destroyed|ruined|unplugged|provoked|knocked out|set off|self-inflicted
  `),
  oops: 'accidentally|mistakenly|inadvertently|erroneously|wrongly|unintentionally|incorrectly|unwittingly',
  by_oops: '(?:by|through) (?:mistake|accident|error)|in error',
  destroyed: list(`
    deleted|dropped|wiped|erased|truncated|overwrote|overwritten|purged|destroyed|unplugged|revoked|terminated|removed|
    killed|formatted|disabled
  `),
  did: list(`
    ran|deleted|deployed|pushed|merged|changed|disabled|dropped|edited|restarted|removed|overwrote|applied|executed|
    unplugged|killed|enabled|uploaded|switched|turned|pulled|cut|revoked|rebooted|committed|released|shipped|typed|skipped|
    fat-fingered|fat fingered|refactored|wrote|bounced|terminated|approved|re-ran|touched|tested|set|clicked|reset|caused|promoted
  `),
  mended: list(`
    found|finds|noticed|saw|spotted|reported|corrected|fixed|reverted|identified|seen|detected|caught|rolled back|
    restored(?! by)|repaired|recovered|mitigated|cordoned|drained
  `),
  planned: list(`
    as (?:planned|agreed|designed|documented|configured|the runbook says|usual)|on purpose|for ~ (?:draining|maintenance)|
    to reproduce|cancelled|deliberately
  `),
  fault: list(`
    (?:mistake|error(?! (?:rate|budget|handling|log|message|count|page|code|report|table))|fault|oversight|blunder|typo|
    slip|slip-up|misjudgement|misjudgment|misunderstanding|inattention|inexperience|carelessness|negligence|
    incompetence|haste|laziness|ignorance|recklessness|sloppiness|doing|screw-up|fuck-up|mess|wrongdoing|inaction|bad|
    misconfiguration|lack of|failure to|(?:bad|wrong|incorrect|faulty|careless|broken|poor) (?:
    call|decision|choice|judgement|judgment|change|command|commit|config|deploy|query|input|entry|push|merge))s?
  `),
  works: list(`
    (?:commit|change|deploy|deployment|config|script|push|edit|action|decision|migration|command|restart|hotfix|merge|
    release|rollout|code|pr|work|query|fix|upgrade|patch)s?
  `),
  /** What a cause is called. */
  cause: list(`
    root cause|(?<= (?:the|'s|our|its|this) (?:(?:very|real|true|actual|underlying|primary|main|ultimate|technical|fundamental|key) )?)(?:
    cause|culprit|offender|villain)|(?<= the (?:real|true|actual|underlying) )(?:problem|reason|trigger|issue)|
    (?<= the )(?:source|origin) of (?:the|this|our) (?:@outage)|(?<= the )reason (?:why )?(?:the|this|our) [^ ]+ (?:went down|failed|broke|crashed|
    happened)|(?<= the )reason (?:for|behind) (?:the|this|our) (?:[^ ,;:]+ ){0,2}?(?!delay)(?:@outage)
  `),
  /** It is open, or there are several. */
  open: list(`
    (?:cause|it) (?:is|was|has|field) (?:been )?(?:not|never|still|under|probably|likely|unclear|unknown|yet|maybe|mandatory)|
    a combination of|several|multiple|more than one|(?:two|three|four|five) (?:things|conditions|causes|factors)|
    [:=] (?:unknown|see|still|tbd|under|not|none)|disagree|rarely|whether|(?:is|are|was) still|as did|
    stopped looking|made (?:longer|worse) by
  `),
  only: 'entirely|solely|exclusively|purely|wholly|completely|only|100%|fully|simply|all',
  one: '(?:(?:just|only|exactly) )?(?:one|a single|this one|a lone)|just a',
};

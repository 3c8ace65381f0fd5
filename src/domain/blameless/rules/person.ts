import type { Rule } from '../rule.ts';

/** A person, a team or a vendor did it. */
// biome-ignore format: a row is a block of a few lines
export const PERSON: readonly Rule[] = [
  { kind: 'person', who: 'makers', words: '@broke', unless: `@planned|not about who|cause[ds] (?:~ )?(?:to (?:clear|
    recover|drop|fall)|no )|let (?:it|them) through the`, finds: ['tom broke prod again',
    'Jin’s commit broke the build.', '@sam took down checkout'], leaves: ['Redis broke and Kafka caused lag.',
    'Sam took down the old rack for maintenance.'] },
  { kind: 'person', who: 'culprits', words: '(?:did|does) (?:it|this|that){end}|caused (?:the|this) (?:@outage)',
    finds: ['site down, Priya’s migration did it', 'The user caused the problem.', 'Lena did it.'],
    leaves: ['The deploy caused the problem.', 'Users caused a lot of traffic.'] },
  { kind: 'person', words: `(?:pushed|deployed|merged|made|run|executed|written|committed|shipped|applied|released|
    (?:deploy|change|push|release|merge|config|edit|migration|error)s?) by {who} ~ (?:, )?~ (?:@broke)`,
    finds: ['A change pushed by Dana took the API down.', 'The bad deploy by Marcus caused the spike.'],
    leaves: ['The rollback by Jonas finished.', 'The change by Ana passed review.'] },
  { kind: 'person', who: 'makers',
    words: '(?:(?!@mended){done}|quit|shut|hit|pull) (?:(?!that )[^ ,;:?!]+ ){0,4}?wrong (?:[^ ]+)',
    unless: '@planned|took the wrong', finds: ['Ada removed the wrong node.', 'Ops rebooted the wrong host.',
    'He typed the wrong IP.'], leaves: ['The planner picked the wrong plan.',
    'Priya found the wrong weight and corrected it.'] },
  { kind: 'person', who: 'makers', words: `(?:pushed|merged|deployed|shipped|released|approved|applied|committed|
    checked in|rolled out|uploaded|ran|started|let) (?:[^ ,;:?!]+ ){0,3}?(?:bad|broken|faulty|untested|unreviewed|
    destructive|buggy) [^ ]+(?: [^ ]+)?`, unless: '@planned|staging', finds: ['priya pushed a bad config to prod',
    'QA approved a broken build.'], leaves: ['Lena reverted the bad commit.',
    'The pipeline deployed a broken build.'] },
  { kind: 'person', who: 'people', words: `(?:@did) (?:[^ ,;:?!]+ ){1,6}?(?:(?:that|which|and) (?=@broke)|
    , (?:causing|which (?:caused|led to))|in the wrong|against prod|to prod(?:uction)? instead|against the wrong|
    on live|to prod(?:uction)? (?=by)|(?:straight|directly) (?:on|in)?to (?:main|prod))`, unless: '@planned',
    finds: ['@noor deployed a config that took down the API.', 'She changed the list, causing the site to fail.'],
    leaves: ['Lena deployed a fix that passed.', 'The job ran a query that broke the site.'] },
  { kind: 'person', who: 'people', words: `(?:pushed|merged|committed|went|deployed) (?:straight|
    directly) to (?:main|master|prod|production)|(?:bypassed|skipped) (?:the|all|our|every|any|
    code) (?:[^ ]+ )?(?:reviews?|tests?|checks?|checklist|approval|staging|canary|steps?|run)|
    (?:@did) (?:~ )?without (?:any |a |being )?(?:test(?:ing|s)?|review|approval|asking|permission|notice|warning|
    telling|informing|checking|authori[sz]ation)`, finds: ['Maria ran it without approval.',
    'The DBA skipped the dry run.'], leaves: ['The suite skipped the tests.', 'Ada ran it without downtime.'] },
  { kind: 'person', who: 'people', words: `(?:@destroyed) (?:all |all of |every |each |some )?(?:the |our |a |an |
    his own |customer )?(?:whole |entire |live |main |two )*(?:prod(?:uction)?|live|primary|table|database|db|
    bucket|namespace|volume|customers?(?: 's)?|users?(?:<user>)?(?: 's)?|data|backups?|dns|certificate|
    [^ ]*<user>) ?(?:[^ ,;:<]+)?`, unless: '@planned|stuck|stale|temp|unused|old |drill',
    finds: ['Sam deleted the production namespace.', 'The intern dropped the users table.'],
    leaves: ['The cleanup job deleted live rows.', 'Marek deleted the stale lock.'] },
  { kind: 'person', words: `(?:someone|somebody|an? intern|intern|trainee|contractor|hire)<person> (?:(?:in|on|from|
    at) (?:[^ ]+ ){1,3})?(?:had |has )?(?:again )?(?:@destroyed|switched off|pushed)`,
    finds: ['Someone deleted the DNS record.', 'Somebody unplugged the switch again.'], leaves: ['Someone joined.',
    'A script deleted it.'] },
  { kind: 'person', who: 'anybody',
    words: '(?:@oops) {done}|(?:@destroyed|@did|pushed|clicked) (?:[^ ,;:?!]+ ){0,5}?(?:@by_oops)',
    unless: '@planned', finds: ['An engineer mistakenly revoked it.', 'A dev pushed to prod by accident.'],
    leaves: ['A cron job accidentally ran twice.', 'Packets were wrongly dropped.'] },
  { kind: 'person', words: `(?:(?:@oops) {done}|{done} (?:@oops|@by_oops)|@broken|
    wrong (?:[^ ,;:]+ ){1,3}?(?:(?:was|were|got) )?{done}|bad [^ ]+|
    wrong [^ ]+ {done}) (?:[^ ,;:?!<]+ ){0,5}?by (?:[^ ,;:]+ ){0,2}?{who}(?! 's)`, unless: `@mended|@planned|
    (?:failover|restart|alert|alarm|page|drill|rollback|recovery|review|investigation|hire|limit|
    bug report)s? (?:was|were) (?:[^ ]+ )?(?:triggered|introduced|found)|deliberately|caused by several`,
    finds: ['It was broken by one of our interns.', 'The wrong cable was pulled by a technician.',
    'Bad deploy by the mobile team.'], leaves: ['It was broken by the new release.',
    'The faulty card was replaced by the vendor.'] },
  { kind: 'person', words: `{done} by {who} (?:@by_oops|without (?:test|review|approv|ask)[a-z]*)|
    {done} (?:@by_oops) by (?:~ )?{who}|(?:@broken) by {person} 's (?:~ )?(?:@works)|
    by {who} 's (?:~ )?(?:@works) of the wrong`, finds: ['It was deleted by an engineer by accident.',
    'It was done by mistake by an employee.'], leaves: ['It was deleted by a script by accident.',
    'It was done by the team.'] },
  { kind: 'person', words: `(?:{who}|{user}) 's (?:own |simple |stupid |honest |silly |human |big |first |careless |
    configuration |manual |incorrect |wrong |full |actions? |copy-paste )*(?:@fault)(?! (?:fix|report|ticket))|
    (?:my|his|her|their|your|our) (?:own |simple |stupid |honest |silly |big |fault and )*(?:mistake|fault|
    oversight|blunder|typo|screw-up|doing)s?|my bad|our own doing`,
    unless: `user<user> 's (?:bug|typo|mess|bad)|users<user>`, finds: ['The failure was due to Mike’s mistake.',
    'my fault, i pasted the wrong hostname'], leaves: ['it was nobody’s mistake', 'It wasn’t anyone’s fault.',
    'The engineer’s laptop was slow.'] },
  { kind: 'person', words: `(?:@fault|accident|(?:wrong|bad) [^ ]+|misuse|omission|error)s? (?:(?:was|were|that|
    which|made|is|been|committed|caused|introduced|happened|entered|set|in|done) )*(?:made |caused )?(?:by|of|from|
    between|on the part of|on the side of) (?:[^ ,;:]+ ){0,2}?{who}(?! (?:'s )?(?:report|ticket|being|portal))`,
    unless: '@mended|errors made by the|bad signal|team<team> of', finds: ['A mistake by the network operator.',
    'The error was made by the release engineer.'], leaves: ['Errors made by the parser are logged.',
    'The error in the invoice was found by an auditor.'] },
  { kind: 'person', words: `(?:went (?:down|offline|dark)|was down|failed|crashed|stopped working|lost|broke|outage|
    incident|downtime|happened|trouble|problems?|started|began) (?:~ )?(?:because|when|
    after) (?:[^ ,;:]+ ){0,2}?{others} (?:[^ ,;:]+ ){0,2}?(?:@did|@destroyed)`, unless: `@mended|(?:ended|stopped|
    over|resolved|recovered|cleared|back|declared|noticed) (?:when|after)|avoided`,
    finds: ['The site went down because Omar ran the test.', 'The outage started when Lukas pushed it.'],
    leaves: ['The outage ended after Lena restarted it.', 'It failed because the job ran twice.'] },
  { kind: 'person', words: `(?:(?:fine|ok|worked|working|stable|good) until (?:[^ ,;:]+ ){0,2}?{who} (?:@did|
    @destroyed))|because {others} (?:@destroyed|touched) (?=the|an?|our|it|all)`,
    finds: ['Everything worked until Karl changed it.', 'We lost it because somebody deleted the alias.'],
    leaves: ['It worked until the deploy changed it.', 'It was green until noon.'] },
  { kind: 'person', words: `it (?:was|is) {who} 's (?:@works) (?:~~ )that (?:@broke)|it (?:was|
    is) {who} (?:from [^ ]+ )?(?:who|that) (?:had |has |actually )?(?:@did|@destroyed|@broke)|{who} (?:is|was|
    am) the (?:one|person|ones) who (?=@broke|@did|@destroyed)`, unless: '@mended',
    finds: ['It was Anna who dropped the table.', 'Dave is the one who broke the build.'],
    leaves: ['It was Lena who restored it.', 'It was the job that dropped it.'] },
  { kind: 'person', who: 'people', words: `left (?:the |an? |our |his |her |all )(?:[^ ,;:?!]+ ){1,3}?(?:on|open|
    enabled|disabled|running|public|exposed|unlocked|unplugged|behind)|left an open (?:[^ ]+ ){1,2}|was me , i`,
    unless: '@planned', finds: ['The engineer left the debug flag enabled.',
    'Dmitri had left a debug endpoint open.'], leaves: ['The tool left the port open.', 'Lena left the bridge.'] },
  { kind: 'humanError', words: `(?:human|operator|pilot|manual|engineering|admin|administrator|engineer|developer|
    employee|staff|technician|personnel|people|individual|typing|data entry|copy-paste|
    user) (?:<[a-z]+> )?(?:configuration |input )?(?:error|mistake|slip|oversight|blunder|failing|negligence|fault|
    incompetence|stupidity|inattention)s?(?! (?:page|rate|message|report|log|code|budget|handling|table|
    is now)s?\\b)|human failures?|misclick(?:ed|s)?|fat[- ]finger(?:ing|ed|s)?|fat fingered|butterfingers|
    slip of the (?:finger|hand|keyboard|tongue)|error (?:of|in) judge?ment|pebkac|pebcak|finger trouble|
    between (?:the )?(?:chair and|keyboard and)(?: the)? (?:keyboard|chair)|cause was human`, unless: `(?:prevents?|
    against|avoids?|avoiding|reduces?|risk of|chance of|room for|prone to|label|stop(?:ping)? at|about|
    fault<) (?:[^ ]+ )?(?:human|operator|user|manual)|user(?:<user>)? errors? (?:page|messages)|errors? (?:messages|
    page)`, finds: ['This was caused by human error.', 'OPERATOR ERROR', 'fat fingered the zone id'],
    leaves: ['This was not caused by human error.', 'The prompt prevents operator errors.',
    'The user error page was shown.'] },
  { kind: 'blame', words: `(?:because of|due to|owing to|on account of|caused by|resulted from|result of|fault of|
    guilt of|work of|doing of|attribut(?:ed|able) to|traced (?:[^ ]+ )?(?:back )?to|down to|at the hands of|
    courtesy of|whose fault is) (?:[^ ,;:<]+ ){0,2}?(?:{who}(?! (?:'s|being|on leave|away|having|shortage|
    's quick))|whoever<person> |{person} 's (?:[^ ]+ )?(?:@works|actions?))`, unless: `thanks|(?:quick|fast|swift|
    early) |shortage|(?:mistake|error) by|(?:due|owing) to (?:users|customers)`,
    finds: ['The downtime happened because of Anna.', 'It was the fault of the infra team.'],
    leaves: ['Because of the team’s quick reaction we are fine.', 'It was due to the DBA shortage.'] },
  { kind: 'blame', words: `(?:blame|fault|responsibility|error|mistake|problem)(?: for [^,;]{1,40}?)? (?:lies|lay|
    rests|is|falls) (?:solely |clearly )?(?:with|on|to) (?:{who}|[^ ]+<we>|whoever)|(?<!git )blam(?:e|es|ed|
    ing) (?:it |this |that |everything )?(?:all )?(?:on )?{who}|(?:the )?(?:culprit|guilty party|
    person<person> responsible (?:for [^,;]{1,30}? )?) ?(?:is|was|:) {who}|the cause (?:was|is) {who}|
    is simple : {who}|root of (?:all )?(?:this|it) is {who}`,
    unless: 'not blam|do not blame|blame (?:anyone|people|each other)',
    finds: ['Blame lies with the storage vendor.', 'The culprit is Jonas.', 'Blame the networking team.'],
    leaves: ['do not blame anyone', 'The fault lies within the power supply.'] },
  { kind: 'blame', who: 'people', words: `(?:is|are|was|were|be) (?:solely |fully |partly |directly |
    entirely )?(?:responsible|accountable|guilty) (?:for|of) (?:the |this |that |our |
    all )?(?:[^ ,;:]+ ){0,2}?(?:@outage)(?! (?:review|report|process|channel|response|calendar|drill|plan)s?\\b)|
    (?:is|are|was|were|am) (?:solely |fully |partly |clearly |entirely |all )?(?:to blame|at fault|the (?:culprit|
    guilty party|problem|weak(?:est)? link))|(?:be|been) held (?:accountable|responsible)|(?:should|must|needs? to|
    has to) (?:be (?:fired|disciplined|retrained)|own up|answer for)`, unless: 'not to blame|nobody',
    finds: ['The on-call engineer is responsible for the outage.', 'Fatima is to blame.'],
    leaves: ['The team is responsible for the checkout service.', 'The team owns the outage calendar.'] },
  { kind: 'blame', words: `(?:outage|incident|this|that|it|mess|failure|thing|one|blame)(?: one)? (?:is|was|
    's) (?:all |entirely |clearly |solely )?on (?:{others}|[^ ]+<we>|me<person>)(?! 's)|(?:take|accept|own) (?:the |
    full )*(?:responsibility|blame)|{who} (?:is|was|were) behind (?:the|this|it)|it (?:is|
    was) (?:all )?{person}(?: again)?{end}|it (?:is|was) us<we>{end}|by {who} is why|guess who|
    looking at you<person>|whose fault`, unless: 'list|radar|agenda|on call|on the roadmap|root cause',
    finds: ['The outage is on the network team.', 'I take full responsibility for the outage.'],
    leaves: ['it’s not on ops', 'The topic is on the team’s agenda.'] },
  { kind: 'blame', who: 'makers', words: `(?:is|was|are) (?:what|why)(?= (?:took|brought|broke|caused|killed|the|
    [^ ]+<we>|our|customers) )|(?:is|was) the reason(?= (?:for|why|we|the) )`,
    finds: ['Tom’s change is what took the site down.', 'Jin’s commit is why we were down.'],
    leaves: ['The cache is why it was fast.', 'This is what we know.'] },
];

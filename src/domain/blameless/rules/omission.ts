import type { Rule } from '../rule.ts';

/** What people did not do, forgot, or did too late. Of machines and users it is a plain fact. */
// biome-ignore format: a row is a block of a few lines
export const OMISSION: readonly Rule[] = [
  { kind: 'omission', who: 'certain', denied: true, words: 'fail(?:ed|s|ing)?(?: , [^,]+ ,)? to(?= )',
    finds: ['The DBA failed to check the replica.', 'Our team failed, once again, to document it.'],
    leaves: ['The pod failed to start.', 'Users failed to log in.', 'The engineer’s script failed to start.'] },
  { kind: 'omission', who: 'bare',
    words: 'fail(?:ed|s|ing)? to(?= (?:@care|see|understand|account|provide|allocate) )',
    unless: 'pod|crd|node|container|readconfig', finds: ['Failed to notify the customers.',
    'Marketing failed to tell us.'], leaves: ['failed to start', 'The operator pod failed to read its config.'] },
  { kind: 'omission', words: `(?:failure|inability|omission) (?:of|by) {who} to(?= )|(?:the |our |
    their )?failure to(?= (?:@care|communicate|see) )`,
    unless: 'failure to (?:respond|read|open|set|update|renew|reply)',
    finds: ['The failure of the team to announce it.', 'The failure to rehearse the failover cost us hours.'],
    leaves: ['The failure to start was logged.', 'The failure of the disk.'] },
  { kind: 'omission', who: 'certain', words: '(?:was|were|is|are) (?:supposed|meant|obliged) to(?= )',
    finds: ['We were supposed to drain the pool.', 'Someone was supposed to watch it.'],
    leaves: ['The replica was supposed to lag.', 'The alert is supposed to fire.'] },
  { kind: 'omission', denied: true, words: `(?:supposed|meant) to be {done} by (?={who} )|{any} (?:job|
    duty) to(?= )|(?:was|were|had been) (?:expected|told|asked|reminded|warned|instructed|agreed) (?=~~ (?:but|
    and yet) ~ (?:not|never|did|went|nobody))`, finds: ['It was supposed to be rebuilt by Priya.',
    'Ops was told to drop it but never did.'], leaves: ['The team was told at 10:05 and started at 10:09.',
    'It was supposed to be fast.'] },
  { kind: 'omission', who: 'handled', denied: true, words: `(?:forgot|forgets|forgotten|forgetting to|neglect(?:ed|
    s|ing)? to|omit(?:ted|ting)? to|never got (?:around|round) to|kept putting off)(?! nothing| (?:your|my|
    the)? ?password)`, unless: `(?:not|never|easy to|do not|lest we) (?:forget|forgotten|forgot)|forgot nothing|
    <user> forgot`, finds: ['The DBA forgot the index.', 'The step was forgotten during the handover.',
    'ops forgot about DST again'], leaves: ['etcd forgot the old member.', 'The scheduler forgot the lease.'] },
  { kind: 'omission', who: 'bare', words: 'forgot (?:to|about)(?= )', finds: ['forgot to bump the version',
    'ops forgot about DST'], leaves: ['The host was long gone.', 'etcd forgot the old member.'] },
  { kind: 'omission', who: 'people', words: `(?:overlooked|disregarded|neglected(?! to)|lost (?:sight|track) of|
    glossed over|brushed (?:off|aside)|shrugged off|turned a (?:deaf ear|blind eye)|looked the other way|let (?:it|
    this|that|the [^ ]+) (?:slide|slip|lapse|expire|rot)|sat on|omitted|left out)(?! nothing)`,
    finds: ['Jonas overlooked the note.', 'The engineer omitted the flag.'],
    leaves: ['The parser overlooked nothing.', 'The dead man’s switch neglected to page.'] },
  { kind: 'omission', who: 'people', words: '(?:ignored|ignoring|dismissed)(?! (?:the|its) (?:noise|weight))',
    finds: ['The on-call ignored the page.', 'Leadership ignored the report.'],
    leaves: ['The parser ignored unknown fields.', 'The team did not ignore it.'] },
  { kind: 'omission', who: 'people', words: `missed(?! (?:out|(?:the |our |its |their |an? |
    this )?(?:[^ ]+ )?(?:slo|sla|target|objective|deadline|budget|goal|heartbeat|flight|call|meeting|run|
    slot)s?\\b))`, finds: ['The reviewers missed it.', 'One of the engineers on call missed the alert.'],
    leaves: ['The exporter missed two scrapes.', 'We missed the SLO in March.', 'Users missed their slots.'] },
  { kind: 'omission', words: `(?:missed|overlooked|ignored|dismissed|forgotten|disregarded|neglected|left out|
    unnoticed|unseen) (?:~ )?by (?:both |all )?{who}|paged but never picked up|(?:went|was left|
    were left) un(?:answered|heeded|attended|noticed|read|checked|tested)|never occurred to {any}|
    no action was taken|missed in (?:code |the |peer )?(?:review|triage|handover|testing)|(?:procedure|runbook|
    checklist|process|policy|steps?|checks?) (?:[^ ]+ )?(?:was|were) (?:not |never )(?:followed|used|read)|
    not a single {any} {done}|(?:how|why) (?:did|had|has) {nobody} |how come {nobody}|why (?:was|were) (?:this|
    that) not (?:tested|reviewed|escalated|checked)|(?:was|were) not (?:communicated|escalated|announced)|(?:and|
    but) then forgotten`, finds: ['The alert was seen and then forgotten.',
    'Missed by both reviewers, the flag went live.', 'It was left out by the engineer.'],
    leaves: ['It was overlooked by the parser.', 'The metric was ignored by the rule.'] },
  { kind: 'omission', denied: true, words: `(?:@signal) ~ (?:was|were|been|got) {adv}(?:ignored|missed|overlooked|
    disregarded|dismissed|forgotten|not acted (?:up)?on)(?! by (?:the )?(?:[^ ]+ )?@tool)|(?:risk|bug|problem|
    it) (?:was|were) known ~ (?:and|but) ~ (?:ignored|nobody)`, finds: ['The alarms were ignored for an hour.',
    'The risk was known and ignored.', 'The alert was not acted upon.'],
    leaves: ['The warning was ignored by the parser.', 'The node was ignored.'] },
  { kind: 'omission', who: 'bare', denied: true, words: `(?:did|had|has|have) not {adv}(?:bother(?:ed)?|think|
    thought|remember(?:ed)?|dare|care to)(?! (?:there|so|that))|did not (?:think|see) (?:the|it|this)`,
    finds: ['They did not bother to look.', 'the responder didnt think to ask'],
    leaves: ['We do not think that there is one cause.', 'The cache did not remember it.'] },
  { kind: 'omission', who: 'others', denied: true, words: `(?:just |simply )?(?:do|does|did) not {adv}(?:@care|
    adhere|comply|stop|roll back|call|take ~ into account|pay attention)(?! (?:any|a way|the root)\\b)`,
    unless: `did not (?:see|find|know|have|get|take) (?:any|the root)|did not (?:know|get|take|have|handle)|
    did not ask for`, finds: ['Sarah didn’t check the logs.', 'the night shift didnt look at the pager'],
    leaves: ['The tool did not validate it.', 'We did not notice the lag until 09:40.'] },
  { kind: 'omission', who: 'people', denied: true,
    words: 'did not {adv}(?:follow|escalate|communicate)|(?:just|simply) did not {adv}(?:@care)',
    finds: ['We did not follow the process.', 'We just didn’t look at it.'],
    leaves: ['The proxy did not follow redirects.', 'We did not see any errors.'] },
  { kind: 'omission', who: 'others', denied: true, words: `(?:never|(?:had|has|have) not) {adv}(?:@cared|responded|
    practised)(?! (?:an?y? |told|nothing))`,
    unless: 'never (?:knew|known|got|took|saw|had)|not been told|not {done} been',
    finds: ['They never tested the backups.', 'The engineer had not read the advisory.'],
    leaves: ['The flag was never enabled in Europe.', 'The node had not been updated.'] },
  { kind: 'omission', denied: true, words: `{nobody} (?:(?:had|has) )?(?:(?!was|were|is|are|had|has|have|could|
    would|can|should|who|needs|in|from|on)[^ ,;]+ ){0,2}?(?:ever |even |actually )?(?:@cared|did|cared|
    called)(?! (?:any|an?|errors?|problems?|how|the ~ (?:password|name)) )`,
    unless: '<nobody> (?:knew|knows|was|got|took)', finds: ['Nobody checked the disk.',
    'no one thought of the other region', 'Neither of the approvers opened it.'],
    leaves: ['Nobody noticed any impact.', 'Nobody knows how long it grew.', 'Nobody was hurt.'] },
  { kind: 'omission', denied: true, words: `{nobody} (?:was|were) (?:paged|told|informed|asked|called|warned|
    watching)|why (?:was|were) (?:not )?{any} (?:not )?{done}|{nobody} (?:{done} ~ )?in time`,
    unless: '(?:was|were) told (?:at|by)', finds: ['Why was nobody told?', 'why wasnt anybody paged???'],
    leaves: ['Nobody was hurt.', 'Why was it so slow?'] },
  { kind: 'omission', denied: true, words: `(?:why )?did not {any} {adv}(?:@care|stop|act|do|roll)|
    why did (?:{nobody}|{any} not) {adv}[a-z]+`, finds: ['why didnt anyone call the dba',
    'Didn’t anyone test this?', 'why did nobody call the vendor?'], leaves: ['Did anyone call the vendor?',
    'Why did the engineer look there first?'] },
  { kind: 'omission', denied: true, words: `(?:was|were|been) never (?:[a-z]+ly )?(?:escalated|acknowledged|
    informed|notified|communicated|reviewed|checked|tested|announced|consulted|told|documented|rehearsed|
    practi[sc]ed|verified|rotated|renewed|involved)|(?:was|were) (?:not|never) (?:acted (?:up)?on|followed up|
    heeded)|{nobody} acted on`, finds: ['The restore was never rehearsed.', 'Support was never told.'],
    leaves: ['The failover was never triggered.', 'The root cause was never found.'] },
  { kind: 'omission', who: 'people', denied: true, words: `did nothing|took no action|stood (?:idly )?by|
    slept through|fell asleep|kept quiet|instead of (?:checking|testing|asking|reading|looking|reviewing|verifying|
    escalating|waiting)|dropped the ball|asleep at the wheel|could not be bothered|went ahead anyway`,
    finds: ['The team did nothing for twenty minutes.', 'Leo slept through the page.'],
    leaves: ['The restart did nothing.', 'The job slept through the night.'] },
  { kind: 'omission', words: `(?:slipped|fell|slip|fall) through the (?:cracks|net)|(?:sat|lay|remained|
    stayed) (?:there )?(?:untouched|unaddressed|unattended|unheeded|unread)|too (?:long|much time) (?:passed |
    went by )?(?:before|until) (?:{any})`, finds: ['The renewal slipped through the cracks.',
    'The ticket sat untouched for weeks.'], leaves: ['Packets slipped through the filter.',
    'The file stayed unchanged.'] },
  { kind: 'omission', denied: true, words: `(?<=^ |[,;:] )(?:not [a-z]+ing|ignoring|forgetting|
    failing to)(?= (?:~~ )(?:cost|delayed|is what|is why|was a mistake|made) )|
    instead of [a-z]+ing (?=~~ , {others} )|without (?:{any}|a single [^ ]+) (?:checking|testing|asking|reading|
    looking|reviewing|noticing|verifying)|slipped (?:past|by) (?:review|{who})`,
    finds: ['Not escalating earlier cost us half an hour.', 'Instead of rolling back, the team kept debugging.'],
    leaves: ['Ignoring case, both are the same.', 'Instead of rolling back, the pipeline waits.'] },
  { kind: 'omission', who: 'bare', denied: true, words: `but (?:{who} )?(?:never|did not) {adv}(?:@care|@cared|act|
    acted|did|picked up|scrolled|ask|responded)`,
    unless: 'never (?:got|received|had|found|reached)|but <we> did not|but we<we> did not',
    finds: ['The on-call had it open but never scrolled to step 9.', 'The vendor knew but did not tell us.'],
    leaves: ['The page was sent but never got to the phone.', 'We looked but did not see anything.'] },
  { kind: 'omission', who: 'unnamed', denied: true, words: `(?:shipped|merged|deployed|pushed|released|ran|applied|
    approved|went live|published) (?:~ )?without (?:any |a |proper |first )?(?:test(?:ing|s)?|review(?:ing)?|
    checking|asking|approval|looking|reading)`, finds: ['shipped it without testing',
    'Merged without review on a Friday.'], leaves: ['The tool deleted it without asking.',
    'Bots merge without review.'] },
  { kind: 'late', who: 'people', denied: true, words: `(?:(?:did|do|does|was|were|has|had|have|could) not|never|
    not) (?:[^ ,;:?!]+ ){1,8}?@in_time`, finds: ['ops didnt escalate in time', 'The team did not react in time.'],
    leaves: ['The replica did not respond in time.', 'We were able to respond in time.'] },
  { kind: 'late', denied: true, words: `(?:(?:was|were|been) not|not|never) (?:been )?{adv}(?:~ )?(?:declared|
    escalated|acknowledged|noticed|informed|notified|communicated|called|involved|reported|raised|updated|renewed|
    rotated|reviewed|checked|tested|patched|announced|told|verified|picked up|answered|paged|published|posted|fixed|
    happen) (?:~ )?(?:@in_time)`, unless: '(?:job|script|failover|pod|replica|watchdog|process) (?:was|did|could)',
    finds: ['The page was not acknowledged in time.', 'Security was not informed promptly.'],
    leaves: ['Messages were not delivered in time.', 'The failover did not happen in time.'] },
  { kind: 'late', words: `(?:was|were|been|is|got) (?:only )?(?:declared|escalated|acknowledged|noticed|informed|
    notified|communicated|called|reported|raised|reviewed|checked|announced|told|started|posted|paged|rolled back|
    published|reverted|updated) (?:~ )?(?:far |much |way )?too (?:late|slowly)|(?:reaction|response|escalation|
    communication|decision|announcement|declaration|handover)s? (?:~ )?(?:was|were|came|went out|happened) (?:far |
    much |way )?too (?:late|slow(?:ly)?)`, finds: ['The outage was declared too late.',
    'The escalation came far too late.'], leaves: ['The alert fired too late.', 'The replica came up too late.'] },
  { kind: 'late', who: 'people', words: `(?:far |much |way |simply )?too (?:late|slow(?:ly)?|long|hesitant|passive|
    focused on)|(?:was|were|been|is|are) (?:very |rather |quite |so )?(?:slow|late|hesitant|reluctant) (?:to|in|
    with|at)(?= )|took (?:forever|ages)|took their (?:sweet )?time|until (?:an hour|[0-9]+ minutes) (?:in|later)`,
    finds: ['We escalated too late.', 'The night shift was slow to react.', 'support was way too slow in replying'],
    leaves: ['The autoscaler was too slow to add nodes.', 'The rollback took too long.'] },
  { kind: 'late', words: `too (?:late|slow)(?= (?:~ )?by {who} )|took {who} (?:far |much |way )?too long|
    late by {who}`, finds: ['The problem was noticed too late by the team.',
    'It took the on-call too long to see it.'], leaves: ['It came too late by an hour.',
    'It took the job too long.'] },
];

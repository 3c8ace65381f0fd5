import type { Rule } from '../rule.ts';

/** Judgements of people and their work; not of what is planned, praised or technical. */
// biome-ignore format: a row is a block of a few lines
export const NORMATIVE: readonly Rule[] = [
  { kind: 'judgement', words: `careless(?:ly|ness)?|slopp(?:y|ily|iness)|negligen(?:t|tly|ce)|reckless(?:ly|ness)?|
    irresponsib(?:le|ly|ility)|half-(?:assed|baked|hearted|heartedly)|complacen(?:t|cy)|inattenti(?:ve|on)|
    thoughtless(?:ly)?|heedless|lackadaisical|dereliction|feeble|casually {done}|laziness|cavalier|slapdash|
    slipshod|haphazard(?:ly)?|hastily|rashly|blindly|naive(?:ly)?(?! (?:algorithm|bayes|impl))|clums(?:y|ily)|
    wilful(?:ly)?|lip service|rubber-?stamped|incompeten(?:t|ce|tly)|unprofessional(?:ly)?|amateur(?:s|ish)?|
    overconfiden(?:t|ce)|ill-[a-z]+(?:ed|vised)|unprepared|short-?sighted|unwise(?:ly)?|ignoran(?:t|ce)|
    inept(?:itude|ly)?|unqualified|clueless(?:ly)?|inexperienced|foolish(?:ly)?|stupid(?:ly|ity)?|idioti?c?s?|
    moron(?:s|ic)?|arrogan(?:t|ce)|stubborn(?:ly)?|brain-?dead|wishful thinking|mis-?managed|mis-?management|
    mishandled|misjudged|bungled|botched|disorgani[sz]ed|superficial`, finds: ['The engineer was careless.',
    'A RECKLESS CHANGE', 'That was a really stupid default.'],
    leaves: ['The review did not find any careless change.', 'The naive algorithm is quadratic.'] },
  { kind: 'judgement', words: `improper(?:ly)?(?! (?:header|fraction|json|xml|format|request|syntax|shutdown|
    encoding|input))|inappropriate(?:ly)?|shoddy|crap(?:py)?|garbage(?! collect)|worthless|lacklustre|mediocre|
    pathetic|woeful(?:ly)?|miserabl[ey]|hopeless(?:ly)?|dreadful(?:ly)?|abysmal|atrocious|horrendous|
    appalling(?:ly)?|terribl[ey]|horribl[ey]|awful(?:ly)?|lousy|sub-?par|substandard|disappointing(?:ly)?|fiasco|
    shambles|debacle|sham|(?:second|third)-rate|train wreck|baffling|dumpster fire|clown show|amateur hour|farc(?:e|
    ical)|inexcusabl[ey]|unforgivabl[ey]|unforgivable|unacceptabl[ey]|intolerabl[ey]|indefensible|unjustifiable|
    unthinkable|shame(?:ful|fully)|shame on|disgrace(?:ful)?|embarrass(?:ing|ingly|ment)|scandalous|
    outrageous(?:ly)?|shocking(?:ly)?|deplorable|lamentabl[ey]|ridiculous(?:ly)?|absurd(?:ly)?|ludicrous(?:ly)?|
    laughable|insane(?:ly)?|facepalm|epic fail|crazy|unbelievabl[ey]|inexplicabl[ey]|incomprehensibl[ey]|
    mind-boggling|egregious(?:ly)?|blatant(?:ly)?|glaring(?:ly)?|needlessly|nonsense|janky|unreasonabl[ey]|
    ham-fisted|lazily|in haste|useless(?! bit)`, unless: `inappropriate ioctl|(?:flag|mark|content|filter|language|
    wording|console) [^ ]* ?inappropriate|terribl[ey] (?:latenc|load)`, finds: ['The delay was inexcusable.',
    'Our alerting is embarrassingly bad.', 'UNACCEPTABLE'], leaves: ['strace shows an inappropriate ioctl',
    'The filter marks content as inappropriate.'] },
  { kind: 'judgement', denied: true, words: `lack(?:ed|s|ing)?(?: of)? (?:[a-z]+ )?(?:care|diligence|discipline|
    attention|competence|ownership|professionalism|rigou?r|responsibility|commitment|thoroughness|judge?ment|
    foresight|effort|common sense)|common sense|cut(?:ting)? corners|took shortcuts|dragged (?:their|his|her|
    our) feet|not (?:good enough|acceptable|professional|thorough|up to standard)|rushed (?:it|the|through|into|out|
    and|to)|(?:was|were|is|are) {adv}(?:rushed|lax|lazy|chaotic|messy|rude|unhelpful|sluggish|inadequate(?! for|
    [ ]to))|too lazy|lazy (?!load|init|eval|bind|fetch|read|migrat|import)|was lazy|was lax|a joke|(?:a|pure|total|
    complete|utter) (?:mess|joke|disgrace|chaos|embarrassment|nightmare|disaster(?! recovery))|(?:was|is) (?:an? |
    pure |total )?{adv}(?:mess|disaster|chaos)|no excuse|out of (?:his|her|their|our) depth|act together|no (?:clue|
    idea what [^ ]+ (?:were|was|are|is) doing)|make no sense|not thought through|(?:in|had) (?:his|her|
    their) right mind|beyond (?:belief|me)|had no business|not rocket science|not (?:competent|qualified|fit) (?:to|
    for)|rather too loose|let (?:us|everyone|the customers|the team) down|be ashamed|cared? less|(?:not|
    nobody) (?:[a-z]+ )?care(?:d|s)?(?! about| which| whether| if| what| how)|(?:not|never) (?:pay|paying|
    paid) (?:enough |any |close )?attention|(?:not|never|nobody) (?:been )?(?:tak(?:es?|en|ing)|
    took) (?:~ )?seriously|nobody (?:was |were )?(?:pay|paid|paying) attention|frankly incompetent`,
    unless: 'chaos (?:engineering|monkey|test|experiment)|not lazy|poor[a-z]* signal',
    finds: ['the handover was a joke tbh', 'A lack of diligence in the review.', 'They simply didn’t care.'],
    leaves: ['Lazy loading was switched off.', 'Disaster recovery was tested.',
    'The chaos experiment was stopped.'] },
  { kind: 'judgement', words: `(?:extremely|very|really) (?:poor|bad) |(?:bad|poor|terrible|awful|questionable|
    dubious|dumb|boneheaded|stupid) (?:change )?(?:judge?ment|decisions?|decision-making|calls?|choices?|work|job|
    planning|attitude|discipline|communication|leadership|management|ideas?|design decisions?|move|thing|testing|
    review|preparation|coordination|documentation|handling|execution|training|hygiene|oversight|engineering|
    management|process|practices?)|poor (?:code |test |testing )?quality|(?:trivial|basic|elementary|classic|rookie|
    obvious|silly|gross|grave|schoolboy|beginner 's|inexcusable|such a) (?:mistake|error|blunder|oversight|lapse)s?|
    (?:decision|choice|call|approach|idea)s? (?:~~ )?(?:was|were|is) {adv}(?:wrong|bad|dumb)|was {adv}a (?:big |
    huge |serious |bad |clear |grave )?(?:mistake|blunder|misstep)(?= to | not to |{end})|(?:was|
    were) wrong to(?= )|plain wrong|(?:and|communication|testing|response|planning) (?:was|were) (?:very |
    rather )?poor|rookie|silly|ugly hack|kludge|hacky|spaghetti code|dumb (?:mistake|idea|move|decision|error|
    thing)`, finds: ['It was a bad decision to skip the canary.', 'The decision to skip it was wrong.'],
    leaves: ['The dumb terminal still works.', 'Poor signal made the console slow.',
    'A trivial query took 30 s.'] },
  { kind: 'judgement', denied: true, words: `(?:badly|poorly|insufficiently|inadequately|barely) (?!understood|
    distributed|compressed|indexed|balanced){done}|(?!performed|scaled|behaved){done} (?:~ )?(?:very |so |really |
    rather )?(?:poorly|badly|unprofessionally)|inadequate (?!for|to)[a-z]+|bad engineering|grossly [a-z]+|know(?:n|
    s)? better|knew better|what (?:were|was) [^ ]+ thinking|how could [^ ]+ be|(?:any|no) (?:competent|sane|decent|
    self-respecting|serious)|whoever [^ ]+ this|just a (?:one-line|simple|trivial|quick|five-minute|two-minute)|
    simply [a-z]+ing (?:~~ )enough|(?:without|no|of) (?:any )?proper (?:testing|tests?|reviews?|handover|planning|
    process|monitoring|training|care)|proper (?:testing|review|handover|planning|monitoring|training|communication|
    preparation) (?:was|were|would|could|should|had)|without (?:any|proper) care`,
    unless: 'queries (?:badly|poorly)|handles such|<we> did not know better',
    finds: ['The rollout was poorly planned.', 'The team handled it badly.', 'The people on duty knew better.'],
    leaves: ['The index handles such queries poorly.', 'The index scales poorly.'] },
  { kind: 'judgement', who: 'people', words: `rushed|panicked|overreacted|got sloppy|was in a hurry|were in a hurry|
    wasted (?:~ )?(?:minutes?|hours?|time|days?)|(?:did|does|done) a (?:bad|poor|terrible) job`,
    finds: ['The engineer panicked.', 'We wasted an hour arguing.'], leaves: ['The kernel panicked.',
    'The retry wasted an hour of compute.'] },
  { kind: 'moreCare', denied: true, words: `(?:more|not|less|insufficiently) (?:careful|
    cautious)(?:ly)?(?: enough)?|be careful(?! :| with)|(?:pay|paid|paying) (?:more|closer|better|little) attention|
    (?:more|greater|better|sufficient) (?:care|diligence|caution)(?! (?:team|about))|bit more care|any care`,
    finds: ['Be more careful next time.', 'Developers must pay more attention.'],
    leaves: ['A very careful rollout limited it.', 'We need more care-plan data.'] },
  { kind: 'notProperly', denied: true, words: `(?:not|never|nobody|nothing|without|failed to|should have|had|
    if) (?:[^ ,;]+ ){0,6}?(?:properly|appropriately|adequately)`,
    unless: '^ (?:add|make|ensure|document|configure|set|handle|test|validate) |so that|make sure',
    finds: ['The queue was not properly monitored.', 'It had not been set up properly.'],
    leaves: ['We will handle timeouts properly.', 'Handle timeouts properly in the client.'] },
  { kind: 'hindsightBias', denied: true, words: `obvious(?:ly)?|self-evident(?:ly)?|needless to say|unsurprisingly|
    predictably|inevitabl[ey]|bound to (?:happen|go wrong|fail)|waiting to happen|only a matter of time|
    how hard (?:can|could) it be|goes without saying|of course(?= ~~ (?:was|were|had|did|not|no|{done}) | the )|
    (?:was|were) of course(?= )|(?:anyone|anybody) with (?:eyes|half a brain|common sense|experience|any)|
    anyone (?:could|would|can|knows)(?=see|know|tell|have|guess|spot)|everyone (?:knows|knew)|clear to (?:anyone|
    everyone)|how could (?:anyone|they|he|she|we|you) (?=be|not|miss)|even a (?:child|beginner|junior)|
    anyone who (?:has|knows)|doomed|always going to (?:fail|break|happen)`, unless: `(?:not|never|less|nothing|no|
    makes|made|makes it|made it|more) (?:[a-z]+ly |an? |very |so |that |immediately |it )?obvious|(?:an?|the|
    most) obvious (?:candidate|suspect|first|place|choice|next|symptom|signal|sign|question|fix|explanation|step)|
    (?<=^ )obvious (?:next|first)|(?:will|would) of course`, finds: ['Obviously it broke.', 'obv we missed it',
    'It was an accident waiting to happen.'], leaves: ['It was not obvious which shard was slow.',
    'The obvious next step was a restart.'] },
  { kind: 'hindsightBias', denied: true, words: `(?:clearly|simply|plainly|just)(?= (?:(?:the [^ ]+ )?(?:did|does|
    do|was|were|had) not|nobody|failed|forgot|should|wrong|a mistake|does not|not (?:done|tested|ready|reviewed|
    checked|thought)|had no|out of) )|clearly , `, finds: ['Clearly nobody understood it.',
    'They clearly did not test it.'], leaves: ['The traces clearly show the gap.', 'We simply restarted it.'] },
];

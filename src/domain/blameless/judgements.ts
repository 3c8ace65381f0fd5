import { pattern, wordings } from './pattern.ts';

/** Words that judge in any context, by what they judge. */

const CARE = wordings(`
  careless(?:ly|ness)?|sloppy|sloppily|sloppiness|negligen(?:t|tly|ce)|reckless(?:ly|ness)?|heedless(?:ly)?|
  irresponsib(?:le|ly|ility)|half-baked|half-hearted(?:ly)?|complacen(?:t|tly|cy)|inattenti(?:ve|vely|on)|
  thoughtless(?:ly|ness)?|unthinking(?:ly)?|laziness|laxity|lackadaisical|cavalier|dereliction|slapdash|slipshod|
  haphazard(?:ly)?|hast(?:y|ily)|rashly|blindly|naively|clums(?:y|ily|iness)|wil?lful(?:ly)?|rubber-?stamp(?:ed|ing)|lip service
`);
const COMPETENCE = wordings(`
  incompeten(?:t|tly|ce)|unprofessional(?:ly|ism)?|amateur(?:ish|ishly|s|ism)?|overconfiden(?:t|ce)|ill-considered|
  ill-advised|ill-judged|ill-conceived|ill-prepared|under-?prepared|unprepared|short-?sighted|unwise(?:ly)?|ignorant|ignorance|
  ineptitude|inept(?:ly)?|unqualified|clueless(?:ly)?|inexperienced|foolish(?:ly|ness)?|stupid(?:ly|ity)?|idiotic|
  idiots?|moronic|morons?|arrogan(?:t|tly|ce)|stubborn(?:ly|ness)?|wishful thinking|brain-?dead|mis-?managed|
  mis-?management|mishandled|misjudged|bungled|botched|disorgani[sz]ed
`);
const QUALITY = wordings(`
  improper(?:ly)?|inappropriate(?:ly)?(?! ioctl)|shoddy|crap(?:py)?|worthless|(?<!(?:make|made|making|renders?|rendered|it|
  them) )useless|lacklust(?:er|re)|mediocre|second-rate|third-rate|pathetic(?:ally)?|woeful(?:ly)?|pitiful(?:ly)?|
  miserabl[ey]|hopeless(?:ly)?|dreadful(?:ly)?|abysmal(?:ly)?|atrocious(?:ly)?|horrendous(?:ly)?|appalling(?:ly)?|
  terrible|terribly|horribl[ey]|awful(?:ly)?|lousy|sub-?par|substandard|disappointing(?:ly)?|fiasco|shambles|debacle|
  train ?wreck|dumpster fire|clown show|amateur hour|farce|farcical
`);
const OUTRAGE = wordings(`
  inexcusabl[ey]|unforgivabl[ey]|unacceptabl[ey]|intolerabl[ey]|indefensible|unjustifiabl[ey]|unthinkable|shamefu(?:l|lly)|
  shame on|disgraceful(?:ly)?|embarrassing(?:ly)?|scandalous(?:ly)?|outrageous(?:ly)?|shocking(?:ly)?|deplorabl[ey]|
  lamentabl[ey]|ridiculous(?:ly)?|absurd(?:ly)?|ludicrous(?:ly)?|laughabl[ey]|insane(?:ly)?|facepalm|epic fail|crazy|unbelievabl[ey]|
  inexplicabl[ey]|incomprehensibl[ey]|baffling(?:ly)?|mind-boggling|egregious(?:ly)?|blatant(?:ly)?|glaring(?:ly)?|
  mindless(?:ly)?|unreasonabl[ey]|needlessly
`);
export const JUDGING_WORDS = pattern(String.raw`\b(?:${CARE}|${COMPETENCE}|${QUALITY}|${OUTRAGE})\b`);

const OF_CARE = wordings(String.raw`
  lack(?:ed|s|ing)?(?: of)? (?:\w+ )?(?:care|diligence|discipline|attention|competence|ownership|professionalism|
  common sense|rigou?r|responsibility|commitment|thoroughness|judge?ment|foresight|skills?|effort)|
  (?:nobody|no one|none of us) (?:was |were )?(?:pay|paid|paying) attention|
  (?:did not|didn't|not) (?:pay|paying|paid) (?:enough |any |sufficient |close |proper )?attention|
  (?:did not|didn't|does not|doesn't|don't|do not) care(?! about| which| whether| if| what| how)|
  (?:nobody|no one) cared|(?:not|never|didn't|failed to) (?:take|taken|taking|took)(?: \S+){0,4}? seriously|
  (?:proper|any) (?:care|diligence|caution)(?! (?:team|about))|cut corners|
  cutting corners|took shortcuts|dragged (?:their|his|her|our|its) feet|not good enough|
  casually (?:\w+ed|ran|took|chose|gave|made|put)\b|(?:was|were|is|are|too|been|so|rather) (?:lax|naive)|lax (?:attitude|approach|process|controls)|
  rushed (?:it|the|through|into|out|and|work|job|change|deploy|release|fix)|(?:was|were) rushed|
  lazy(?= (?:work|engineer|engineering|review|reviewer|approach|and|shortcut|testing|team|attitude|coding|code|fix|
  design|(?:retry|error|caching|timeout) (?:logic|handling|code))\b|,|\.)|
  (?:is|are|was|were|too|being|been|got|simply|just) lazy(?! (?:continu|load|init|eval|bind)\w*)
`);
const OF_SENSE = wordings(String.raw`
  trivial (?:mistake|error|oversight)|
  (?:just|only|merely) a (?:one-line|simple|trivial|quick|five-minute|two-minute|single-line|tiny)|
  (?:simply|just|merely) \w+ing [^,.;]{1,60}? (?:is|was|would have been) (?:enough|sufficient|all)|
  (?:bad|poor|terrible|awful|questionable|dubious) (?:judge?ment|decision(?:s|-making)?|calls?|choices?|work|job|practice|
  planning|attitude|discipline|communication|leadership|management|design decisions?|idea)|
  common sense|rookie|beginner'?s? mistake|schoolboy error|silly|dumb (?:mistake|idea|move|decision|error|thing)|
  know(?:n|s)? better|knew better|(?:no|any|every) (?:competent|sane|decent|self-respecting|reasonable|serious|
  experienced) (?:engineer|developer|person|team|operator|admin|administrator|professional)|
  no excuse|out of (?:his|her|their|its|our) depth|(?:had|has|have|with) no (?:clue|idea what (?:they|he|she|we) (?:were|was|are|is) doing)|
  (?:was|were|is|been|and) (?:very |rather |quite )?(?:rude|unhelpful|uncooperative|sluggish)(?! (?:response|query|queries))|not thought through|(?:was|were|is|are) not (?:competent|qualified|fit) (?:to|for)|(?:get|got) (?:his|her|their|its|our) act together|
  (?:make|makes|made) no sense (?:at all|whatsoever)|
  (?:decision|choice|call|approach|idea)\b[^.;,]{0,60}? (?:was|were|is) (?:\w+ly )?(?:wrong|bad|dumb)\b|
  (?:be|feel) ashamed|had no business|what (?:were|was) (?:they|he|she|we|you|the \w+) thinking|
  in (?:his|her|their) right mind|beyond (?:belief|me)|(?:simply|plain|just) wrong|
  (?:was|is) a (?:big |huge |serious |bad |clear |grave |terrible )?(?:mistake|blunder|misstep)(?= to\b|\W*$)|
  (?:elementary|basic|classic|avoidable|preventable|gross|grave|inexcusable) (?:mistake|error|blunder|oversight)s?|
  grossly (?:negligent|incompetent|inadequate)|gross misconduct
`);
const OF_WORK = wordings(String.raw`
  let (?:us|the team|everyone|our customers|customers|users|the customer) down|inadequately|negligible effort|
  bad(?:ly)? (?:written|designed|planned|managed|handled|tested|executed|organi[sz]ed|prepared|communicated|
  documented|run|thought|maintained|implemented)|
  poorly (?!with\b|on\b|under\b|at\b|in\b|when\b|for\b)(?!(?:understood|distributed|balanced|conditioned|scaling|
  performing|selective|compressed|indexed)\b)\w+|
  (?:handled|managed|communicated|planned|executed|designed|documented|tested|reviewed|written|coordinated|
  organi[sz]ed|prepared|implemented|maintained|chosen|trained) (?:very |so |really |rather |quite )?(?:poorly|badly)|
  (?:was|is) an? (?:\w+ )?(?:disaster|nightmare|embarrassment|catastrophe)(?! recovery)|it is a (?:shame|disgrace|joke)|chaotic|(?:pure|total|complete|utter|absolute|was|in) chaos(?!(?: |-)(?:engineering|monkey|test|mesh|experiment|day|kong))|hacky|ugly (?:hack|code|workaround)|spaghetti code|
  kludg(?:e|y)|(?:was|were) (?:very |rather |quite )?messy|
  insufficiently (?:tested|reviewed|trained|prepared|documented|monitored|planned)|a (?:total |complete |real )?(?:disgrace|joke|mess|disaster of)|inferior work|
  (?:bad|poor) engineering|poor(?: code| testing| test)? quality|
  (?:no|without (?:any )?|lack of|any) proper (?:testing|tests?|reviews?|handover|planning|process|monitoring|training|
  documentation|communication|preparation|coordination|care)|
  proper (?:testing|review|handover|planning|monitoring|training|communication|preparation|care) (?:was|were|would|could|should|had)|
  poor (?:testing|review|preparation|coordination|documentation|handling|execution|monitoring|training|hygiene|
  oversight|response|coverage|process|practices?)|
  inadequate (?:and|testing|reviews?|preparation|care|training|planning|monitoring|communication|supervision|
  oversight|response|handling|leadership|effort|(?:\w+ )(?:review|testing|planning|coverage|process))|
  (?:was|were|is|are) (?:\w+ly )?inadequate(?! (?:for|to)\b)
`);
/** Asks people to be careful, or complains that they were not. */
export const MORE_CARE = pattern(String.raw`
  \b(?:(?:more|not|less|insufficiently|extra|very) careful(?:ly)?(?! canary)(?: enough)?|
  (?:pay|paid|paying) (?:more|closer|no|better|little) attention|
  (?:more|greater|better|sufficient) (?:care|diligence|caution)(?! (?:team|about)))\b
`);
export const JUDGING_PHRASES = pattern(String.raw`\b(?:${OF_CARE}|${OF_SENSE}|${OF_WORK})\b`);

/** As if it had been plain for everybody to see. */
export const SELF_EVIDENT = pattern(String.raw`
  \b(?:obvious(?:ly)?|obv(?:s|i)?|self-evident(?:ly)?|needless to say|unsurprisingly|predictably|inevitabl[ey]|
  bound to (?:happen|go wrong)|waiting to happen|
  only a matter of time|not rocket science|how hard (?:can|could) it be|of course|
  any(?:one|body) (?:(?:could|would|can|should) (?:have|see|tell|know|guess|spot|notice|understand|expect|do)|knows|who (?:knows|has ever|had ever)|with (?:half a brain|eyes|
  experience|common sense|(?:any|some|a bit of) \w+ (?:would|could|knows)))|
  every(?:one|body) (?:knows|knew)|goes without saying|it (?:is|was|should be|should have been) clear to (?:anyone|everyone|all)|
  how could (?:any(?:one|body)|they|he|she|you)|how can any(?:one|body)|
  even an? (?:\w+ )?(?:child|beginner|junior|intern|newcomer|first-year|five-year-old))\b
`);

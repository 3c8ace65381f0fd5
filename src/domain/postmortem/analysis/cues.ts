/**
 * The words by which a statement shows what it says. They are read only where an entry's type leaves it open: which
 * mitigation worked, when an attempt began and ended, what was decided, declared or escalated.
 */

const NO_EFFECT =
  /\b(?:no|without(?: any)?|not? (?:noticeable|visible|measurable)) (?:effect|improvement|change|difference|luck|success)\b(?! on (?:users|customers|traffic|data)| (?:was|were|is|has|had|to|freeze|request|log|record|found|in (?:the )?(?:config|code|deploy))\w*)|\b(?:no|without(?: any)?) impact on (?!(?:\w+ )?(?:users|customers|traffic|data|orders|payments)\b)|\b(?:did|does|do|changed|changes|achieved|brought) nothing\b|\bnothing (?:has )?changed\b(?! in)|\b(?:did|does|do|is|was|has|have|had)(?: not|n['’]t)(?: yet)? (?:help|work|resolve|fix|improve|change|solve|recover|make (?:a|any) difference)(?:ed|d|ing)?\b|\bineffective\b|\bunsuccessful(?:ly)?\b|\b(?:but|and|has|had|attempts?|attempted|which|it|this|that|restarts?|rollback|failover|fix|mitigation) failed\b(?![ -]over)|^failed\b(?![ -]over)|\b(?:attempt|rollback|rollout|failover|fix|mitigation) fails\b|\bfailed (?:again|due|because)\b|\bmade (?:it|things) worse\b|\bsame (?:error|fault|failure|symptom|problem|issue)s? (?:again|as before|returns?|returned|persists?)\b/i;

const STILL_BROKEN =
  /\b(?:still|remains?|remained|stays?|stayed) (?:down|unavailable|failing|broken|high|elevated|rising|climbing|growing|erroring|degraded|exhausted|unreachable|unresponsive|timing out|restarting|crashing|at \d|returning (?:errors?|\d))|\b(?:problems?|issues?|errors?|failures?|outage|symptoms?|impact|timeouts?|latency|alerts?|it)(?: still)? persist(?:s|ed|ing)?\b|\b(?:rates?|errors?|latency|p\d\d|load|queue|cpu|memory|usage|symptoms?|impact|situation|behaviou?r)(?: (?:is|are|remains?|stays?))?(?: still)? unchanged\b|\bcontinu(?:ed?|es|ing) to (?:climb|rise|grow|fail|increase|leak|drop|time out|crash)|\bkeeps? (?:climbing|rising|growing|failing|crashing|increasing)|\bno better\b/i;

/** Something improved, though not everything: this does not say that an attempt had no effect. */
const IN_PART =
  /\b(?:most(?:ly)?|partial(?:ly)?|partly|improv(?:ed|es|ing)|fewer|(?:errors?|latency|load) (?:is |are )?(?:dropped|dropping|falling|reduced|gone|subsided)|recovering|(?:but|and|now|slowly) (?:dropp|fall|declin|decreas|com|go)ing(?: down)?|helped|worked(?! on))\b/i;

const BEGINS =
  /\b(?:start(?:ed|s|ing)?|initiat(?:ed?|es|ing)|beg[aiu]n(?:s|ning)?|attempt(?:ed|ing|s)?|try(?:ing)?|tried|kick(?:ed|ing) off|rolling back|rolling out|restarting|switching|killing|draining|scaling)\b/i;

const ENDS =
  /\b(?:complet(?:ed?|es|ion)|finish(?:ed|es)?|done|succeed(?:ed|s)?|successful(?:ly)?|ended|rolled (?:back|out)|reverted|restarted|deployed|applied|in place|took effect|is live|propagated)\b/i;

/** After a failure and a stop, the next step was taken: `still crashing; limit raised to 100 Gi`. */
const NEXT_STEP =
  /[;.] .*\b(?:raised|increased|lowered|reduced|changed|moved|switched|scaled|disabled|removed|added|replaced|reverted|restarted)\b/i;

const DOES = /\b(?:enabl|add|rais|increas|deploy|turn(?:ed|ing)? on|switch(?:ed|ing)? on)/i;
const UNDOES =
  /\b(?:disabl|remov|undo|undid|lower|revert|roll(?:ed|ing)? back|turn(?:ed|ing)? off|switch(?:ed|ing)? off)/i;

const DECIDES = /^\W*(?:decision|decided|deciding|agreed|agreement|go\/no-go)\b|\bdecision (?:made|taken)\b/i;

const DECLARES =
  /\b(?:declar(?:ed?|es|ing)|opened) (?:an? |the )?(?:incident|outage|sev|p\d)|\bincident (?:was |is )?(?:declared|opened)\b/i;

const RESTORED =
  /\b(?:restored|resolved|all clear|back to normal|returned to normal|normal operation|(?:fully|all systems) recovered|incident closed|(?:operat|work|function|perform)(?:es|s|ing) (?:normally|properly|correctly|as (?:intended|expected|usual|before))|(?:is|are|all|fully|service|services|systems?) (?:fully )?operational|confirm(?:s|ed) (?:that )?(?:it|the fix|everything) works)\b/i;
const NOT_RESTORED =
  /\b(?:not(?: yet)?|partial(?:ly)?|partly|almost|nearly|being|will be|to be|first|some|until|once)\b[^.;:]*\b(?:restored|resolved|recovered|operational|normal(?:ly)?)\b/i;

const MITIGATED =
  /\b(?:outage|incident|impact|issue|problem|disruption)(?: is| was| has been| now| fully)* mitigated\b|^\W*(?:fully )?mitigated\b/i;

const TOLD_RESOLVED =
  /^\W*(?:external\W+)?resolved\b|\b(?:status|incident|issue|outage|problem)\b[^.;]*\bresolved\b/i;

const CAUSE =
  /^\W*(?:(?:root|underlying) )?cause\b|\bfound (?:out )?why\b|\b(?:root |underlying )?cause (?:is|was|found|identified|confirmed|known|understood|established)\b|\b(?:identified|pinpointed|culprit|traced (?:back )?to|caused by|due to)\b/i;
const UNSURE =
  /\b(?:suspect\w*|possibl[ey]|probabl[ey]|likely|potential(?:ly)?|hypothes\w+|may(?:be)?|might|could|not (?:yet )?(?:known|found|identified|clear)|unknown|unclear|search(?:ed|ing)? for|look(?:ed|ing)? for)\b/i;
const INCONCLUSIVE =
  /\b(?:inconclusive|none conclusive|nothing (?:conclusive|found|unusual|to be seen)|(?:cause|reason) (?:is |still )*(?:unknown|unclear))\b/i;

const REOPENS =
  /\b(?:re-?opened|relapsed?|recurred|regressed|(?:errors?|outage|problem|issue) (?:is |are |has |have )?(?:back|returned)(?! (?:to|at|under|below|down|within|in) ))\b/i;
const NOT_REOPENED =
  /(?:\b(?:not?|never|nothing|none|without|avoid\w*|prevent\w*|if|in case|should|whether|until|unless|can(?:not)?|could|may|might|would)\b|n['’]t\b)[^.;:]*$/i;
const CLEARED =
  /\b(?:cleared|recover(?:ed|y|s)|resolved|restored|closed|healthy|all clear|back to (?:normal|usual|baseline)|returned to normal|normal again|no longer firing|status:? ok|is ok)\b/i;
const NOT_CLEARED =
  /(?:\b(?:not|never|cannot|partial(?:ly)?|partly|almost|nearly|until|once|un)\b|n['’]t\b)[^.;:]*\b(?:cleared|recover|resolved|restored|closed|healthy|clear|normal)|\b(?:firing|fired|fires|failing|down|lost|errors?|again) again\b|\bre-?fir|\bagain (?:down|failing|firing)\b/i;

const ESCALATES = /\bescalat(?:ed?|es|ing|ion)\b/i;
const NOT_ESCALATED =
  /\b(?:no|not|without|faster|de-?)(?: (?:need|reason|further))?(?: (?:to|for|be))* ?-?escalat/i;
const CALLS_IN = /\b(?:paged|brought in|called in|pulled in|looped in|was engaged|were engaged)\b/i;

/** Says that an attempt had no effect: for certain (`no effect`), or because things are as bad as before. */
export function saysNoEffect(text: string): 'plainly' | 'still broken' | undefined {
  if (NO_EFFECT.test(text)) return 'plainly';
  return STILL_BROKEN.test(text) && !IN_PART.test(text) ? 'still broken' : undefined;
}

const FAILURE =
  /\b(?:(?:did|does|do|has|have|had)(?: not|n['’]t)(?: yet)? (?:work|resolve|change|recover|improve)(?:ed|d|ing)?|fail(?:s|ed)(?![ -]over))\b/gi;
const CLAUSE_START = /[.,;:]|\b(?:because|since|as|why|but|and|due to)\b/i;

/**
 * What the text says failed or does not work, one item per statement: `The config does not work` gives `The config`.
 * Undefined where it says in any other words that something had no effect.
 */
export function failuresIn(text: string): string[] | undefined {
  if (saysNoEffect(text.replace(FAILURE, '')) !== undefined) return undefined;
  return [...text.matchAll(FAILURE)].map(
    ({ index }) => text.slice(0, index).split(CLAUSE_START).at(-1)?.trim() ?? '',
  );
}

const OF_THE_INCIDENT =
  /\b(?:errors?|service|site|users?|customers?|requests?|latency|impact|outage|problem|issue|incident|traffic|symptoms?|alerts?|timeouts?|5xx|failures?|attempts?|mitigation|fix)\b/i;
const POINTS_BACK =
  /^(?:\W|\b(?:the|it|this|that|they|these|which|but|and|so|also|still|has|have|had|was|were|is|are|unfortunately|sadly|apparently|however|all|we|i|first|second|third|last|latest|our|a|an|of|to|seems?|step|change|action|try|measure|one|as|both)\b)*$/i;

/**
 * What people try, what users experience, and words that refer back belong to the incident; anything else is a separate
 * thing.
 */
export const isOfTheIncident = (of: string): boolean => POINTS_BACK.test(of) || OF_THE_INCIDENT.test(of);

/** What the text says had no effect: `Restart made` from `Restart made no difference`; empty where it does not say. */
export function subjectOfNoEffect(text: string): string {
  const said = NO_EFFECT.exec(text);
  return said ? (text.slice(0, said.index).split(CLAUSE_START).at(-1) ?? '') : '';
}

/** `Pool increase had no effect, starting the rollback`: the failure of one attempt, and the next one. */
export function saysNoEffectThenBegins(text: string): boolean {
  const failure = NO_EFFECT.exec(text) ?? STILL_BROKEN.exec(text);
  if (failure === null) return false;
  const rest = text.slice(failure.index + failure[0].length);
  return BEGINS.test(rest) || NEXT_STEP.test(rest);
}

/** `Cache disabled` after `cache enabled`: about the same thing, but another attempt. */
export const takesBack = (text: string, earlier: string): boolean =>
  UNDOES.test(text) && !UNDOES.test(earlier) && DOES.test(earlier);

export const saysBeginning = (text: string): boolean => BEGINS.test(text);
export const saysEnd = (text: string): boolean => ENDS.test(text);
export const saysDecision = (text: string): boolean => DECIDES.test(text);
export const saysRestored = (text: string): boolean => RESTORED.test(text) && !NOT_RESTORED.test(text);
export const saysMitigated = (text: string): boolean => MITIGATED.test(text);
export const saysAcknowledged = (text: string): boolean => /\back(?:ed|nowledg\w*)?\b/i.test(text);
/** A message that tells users of the resolution: `Status page updated: "Resolved"`. */
export const saysPubliclyResolved = (text: string): boolean =>
  TOLD_RESOLVED.test(text) && !NOT_RESTORED.test(text);
/** Says what the cause is, not what it might be. */
export const saysCause = (text: string): boolean => CAUSE.test(text) && !UNSURE.test(text);
export const saysInconclusive = (text: string): boolean => INCONCLUSIVE.test(text);
/** Says that it came back; not that it must not, or might. */
export function saysReopened(text: string): boolean {
  const back = REOPENS.exec(text);
  return back !== null && !NOT_REOPENED.test(text.slice(0, back.index));
}
/** An alert that reports its own end: `Alert cleared`. */
export const saysCleared = (text: string): boolean =>
  CLEARED.test(text) && !NOT_CLEARED.test(text) && !saysReopened(text);

/** A declaration of the incident, not of its resolution. */
export function saysDeclared(text: string): boolean {
  return DECLARES.test(text) && !/\bdeclared (?:as )?(?:resolved|over|closed)\b/i.test(text);
}

/** Further people were asked for. Paging counts only once somebody is already on it. */
export function saysEscalated(text: string, acknowledged: boolean): boolean {
  if (ESCALATES.test(text)) return !NOT_ESCALATED.test(text);
  return acknowledged && CALLS_IN.test(text);
}

const COMMON = new Set(
  'after again also been began cluster clusters region regions zone zones before being completed completion deployed deployment done finished from have into initiated production running service start started starting server successful successfully that their them then there these this those tried trying version were which while with attempt attempted attempting attempts effect made manually procedure decision'.split(
    ' ',
  ),
);

/** The subjects of a statement: its significant words, truncated so that `restart` and `restarting` match. */
export function subjectsOf(text: string): Set<string> {
  const words = text
    .toLowerCase()
    .replace(/\broll(?:ed|ing|s)?[ -]back\b/g, 'rollback')
    .replace(/\bkill(?:ed|ing|s)?\b/g, 'kills')
    .match(/[\p{L}][\p{L}\d-]{3,}/gu);
  return new Set((words ?? []).filter((word) => !COMMON.has(word)).map((word) => word.slice(0, 5)));
}

/**
 * Whether the words of a mitigation say that it is done. Nothing counts as done by default: `disabling`, `disable` and
 * `will be disabled` say that it begins; past forms and states (`disabled`, `rolled back`, `is off`) say that it ended.
 */

/**
 * What follows these words is about something else: `reverting what was deployed`, `late because some undid others`.
 */
const SUBORDINATE =
  /\b(?:because|since|that|which|who|what|whose|after|before|when|while|until|once|unless|if|so that|due to)\b/i;

const AHEAD =
  /\b(?:will|['’]ll|shall|should|would|could|can|must|(?:going|about|yet|need(?:s|ed)?|have|has|want) to|to be|being|let['’]?s|plan(?:s|ned|ning) (?:to|for)|try|tries|tried|trying|attempt\w*|start(?:s|ed|ing)?|beg[aiu]n(?:s|ning)?|initiat\w+|kick(?:ed|s|ing)? off|trigger\w*|in progress|under ?way|ongoing|request(?:ed|s|ing)?|ask(?:ed|s|ing)?|order(?:ed|s|ing)?|queued|schedul(?:ed?|ing)|prepar(?:ed?|ing)|propos\w+|suggest\w*|consider\w*|partly|partial(?:ly)?|half|almost|nearly)\b/i;

/** People watch, or things improve: neither a beginning nor an end. */
const NEUTRAL_ING =
  'waiting|watching|monitoring|observing|verifying|checking|running|serving|working|flowing|responding|processing|holding|recovering|falling|dropping|improving';
const UNDER_WORK = new RegExp(
  `\\b(?:am|is|are|was|were|now|still|currently|['’](?:m|s|re))\\s+(?!(?:${NEUTRAL_ING})\\b)[a-z-]{2,}ing\\b`,
  'i',
);
const LEADS_WITH_ING = /^\W*(?:(?:re-)?[a-z]{2,}ing)\b/i;
const NEUTRAL_LEAD = new RegExp(`^\\W*(?:${NEUTRAL_ING})\\b`, 'i');

/** Words in -ed that describe a thing or what went wrong, not something done to it. */
const NO_DEED =
  'affected|asked|based|cached|corrupted|crashed|dedicated|degraded|deprecated|distributed|elevated|embed|exceed|expected|expired|failed(?! over)|feed|happened|hundred|impacted|infected|limited|looked|malformed|managed|need|needed|noticed|overloaded|proceed|related|seed|seemed|shared|shed|speed|suspected|timed|unused|decided|agreed|discussed|continued';
const PAST = `(?!(?:${NO_DEED})\\b)(?:[a-z-]{2,}ed|brought|built|rebuilt|done|drawn|fed|frozen|gone|given|held|kept|left|made|overwritten|ran|rewritten|sent|spun|taken|took|thrown|undone|undid|withdrawn|written)`;
/** These are past forms too, but can also begin an order: `set the limit`. */
const SAME_PAST = '(?:put|set|cut|reset|shut|split|run|rerun)';
const FOLLOWS =
  '(?=\\s*$|\\s*[^\\w\\s-]|\\s+(?:to|by|from|on|in|into|onto|at|for|with|without|over|off|out|back|down|up|away|of|everywhere|manually|again|now|across|step|successfully|completely|fully|the|a|an|all|both|its|our|their|as|than|\\d))';

const PAST_FIRST = new RegExp(
  `^\\W*(?:(?:i|we|they|now|just|also|all|finally|fully|successfully|manually|have|has|['’]ve)\\W+)*(?:${PAST})\\b`,
  'i',
);
const PAST_OF_IT = new RegExp(
  `(?:\\b(?:is|are|was|were|been|has|have|had|got|now|fully|all|successfully)\\s+(?:${PAST}|${SAME_PAST})\\b|\\S\\s+(?:${PAST}|${SAME_PAST})\\b${FOLLOWS})`,
  'i',
);
/** `Routing updated`, `logging service restarted`: a noun in -ing comes first, and the past form marks the end. */
const NOUN_ING = new RegExp(
  `^\\W*[a-z-]+ing\\s+(?:(?:is|are|was|were|has been|have been)\\s+)?(?:${PAST}|${SAME_PAST})\\b|^\\W*[a-z-]+ing\\s+(?!(?:the|a|an|all|our|this|that|these|those|everything|anything|back|off|out|over|down|up|on)\\b)(?:[\\w-]+\\s+){1,2}(?:${PAST})\\W*$`,
  'i',
);
const COMPLETE =
  /\b(?:complete(?:d|s|ly)?|finish(?:ed|es)|done|succeed(?:ed|s)|successful(?:ly)?|ended)\b(?=\s*$|\s*[^\w\s]|\s+(?:in|on|at|by|for|with|now|everywhere|everything|of)\b)|\bcompletion\b|\b(?:in place|(?:took|in) effect|takes effect)\b/i;
const STATE =
  /\b(?:is|are|now)\s+(?:fully\s+|all\s+|back\s+|now\s+)*(?:off|on|out|up|down|live|gone|active|inactive|healthy|available|online|offline|loaded|empty)\b|^(?!\W*(?:turn|switch|put|take|flip|toggle|set|bring|shut|hold|move|kick)\b).*\S\s+(?:off|on|live|gone)\W*$/i;

const ORDER_TO =
  /^\W*(?:please )?(?!(?:all|both|half|of|on|in|at|with|for|to|from|by|now|then|also|we|i|they)\b)[a-z-]+ (?:back |off |out |on |down |up |over )?(?:the|a|an|all|our|this|that|these|those)\b/i;
const NOT = /\b(?:not|never|cannot|without|no longer|nothing|none)\b|n['’]t\b/i;

function doneIn(clause: string): boolean {
  if (PAST_FIRST.test(clause)) return true;
  if (ORDER_TO.test(clause)) return false;
  return COMPLETE.test(clause) || PAST_OF_IT.test(clause) || STATE.test(clause);
}

/** Whether a clause marks an end (`true`), a beginning (`false`), or neither. */
function verdictOf(words: string): boolean | undefined {
  const [clause = ''] = words.split(SUBORDINATE);
  if (AHEAD.test(clause) || UNDER_WORK.test(clause)) return false;
  if (NEUTRAL_LEAD.test(clause) && !NOUN_ING.test(clause)) return undefined;
  if (LEADS_WITH_ING.test(clause)) return COMPLETE.test(clause) || NOUN_ING.test(clause);
  if (!doneIn(clause)) return undefined;
  return !NOT.test(clause);
}

/** Says that it is done: the last clause that marks a beginning or an end marks the end. */
export function saysDone(text: string): boolean {
  const clauses = text.split(/[,;:()—–]\s*|\.\s+|\s+(?:and|but|then)\s+/);
  return clauses.map(verdictOf).findLast((verdict) => verdict !== undefined) ?? false;
}

import { HUMAN_PARTICIPLES } from './human-verbs.ts';
import { pattern } from './pattern.ts';
import { isPeople, type Who } from './person-words.ts';

/**
 * "Would have" and "could have" are wishes where the story that did not happen is the better one ("would have caught
 * it"). The worse one is luck ("would have spread"), and a possibility or a projection of a system is a fact ("could
 * have been delivered twice", "would have drained by 14:10").
 */

/** Things that help: said of anything, they make it a wish. */
const HELPS = pattern(
  String.raw`
    ^(?:been )?(?:prevent|avoid|caught|catch|notic|detect|spott|help|sav(?:ed|ing)|stopp|shorten|reduc|avert|mitigat|
    limit|reveal|show|shown|seen|found|told|warn|alert|flag|block|surfac|expos|contain|protect|highlight|
    recogni[sz]|identif|uncover|given|bought|allow|let\b|spared|remind|made (?:it|this|that|the)\b|cut (?:the|our|it|
    this|that)\b|kept|pinpoint|sufficed|discover|raised|signal|paged|woken|enough|sufficient|possible|wise|wiser|better|
    easy|easier|nice|good|ideal|safe|safer|smarter|trivial|sensible|prudent|quicker|faster|sooner|shorter|smaller|
    simpler|mention|point|wait|postpon|to (?:call|ask|page|check|test|roll|wait|drain|escalate)\b|trivial|the (?:safer|better|right|wiser|smarter|correct|obvious))
  `,
  'i',
);
/** "earlier", "half as long", "in seconds". */
const SOONER = pattern(String.raw`
    \b(?:sooner|earlier|instead of|faster|quicker|shorter|less|fewer|half|smaller|better|safer|easier|in time|right away|
    immediately|at once|in (?:seconds|minutes)|(?:just|only) (?:one|a|two|five|\d+)\b[^,;]{0,12}(?:seconds?|minutes?))\b|
    ^taken (?:(?:just |only |less than )?(?:one|a|two|five|ten|\d+|seconds|minutes))\b[^,;]{0,20} to (?!rebalance|
    restore|drain|sync|finish|complete|recover|rebuild|replicate|catch)
  `);
const WORSE = pattern(
  String.raw`
    ^(?:been |gotten |got )?(?:lost|run out|down\b|crash|fail|broken|broke|missed|suffered|gone (?:down|dark|offline|out|
    under)|locked out|corrupt|affected|exceeded|fill|full|dropped|spread|lasted|worse|longer|later|unavailable|had to|
    needed|required|cost|paid|out of|hit|exhausted|blind|without|far worse|much worse|more|stuck|overloaded|taken longer)
  `,
  'i',
);
/** After "would not have": something bad did happen. "Would not have helped" takes blame away. */
const COMFORTS = pattern(
  `
    ^(?:been )?(?:help|prevent|avoid|notic|caught|catch|spott|detect|seen|known|chang|made (?:a|any|much)|matter|mattered|
    enough|sufficient|possible|stopp|sav|worked|shown|reveal|foreseen|anticipat|predict|guess|found|served|told)
  `,
  'i',
);
const HELD_BY_PEOPLE = pattern(
  String.raw`^(?:been |gone )?(?:\w+ly )?(?:${HUMAN_PARTICIPLES}|run|done|made|handled|prepared|avoided|solved|resolved)\b`,
  'i',
);
/** "a proper handover", "an attentive reviewer": what should have been there. */
const IDEAL =
  /(?:^|[,;:] |\b(?:and|but|that|because|since) )(?:an?|any|the|some|more|with|one)? ?(?:\w+ly )?(?:proper|better|good|attentive|careful|simple|quick|second|earlier|closer|clearer|thorough|decent|basic|competent|experienced|more|extra) [^,;]{1,40}$/i;
const NOBODY =
  /\b(?:nobody|no one|no-one|nothing|none|no (?:alert|test|check|review|amount|engineer|person)s?)\b[^,;]*$/i;

interface Imagined {
  /** "would have", with its adverbs. */
  readonly modal: string;
  /** The clause up to the modal. */
  readonly before: string;
  /** The participle and the rest of its clause. */
  readonly outcome: string;
  readonly who: Who | 'passive';
}

/** Is this a wish, and not luck, a possibility, a projection or an excuse? */
export function isRegret({ modal, before, outcome, who }: Imagined): boolean {
  const end = outcome.trim().toLowerCase();
  const could = /^could/.test(modal);
  if (NOBODY.test(before)) return false;
  if (/n't|\bnot\b|\bnever\b/.test(modal)) return couldHappen(could, end);
  if (WORSE.test(end))
    return SOONER.test(end) && !/^(?:been )?(?:full|lost|down|missed)/.test(end) && isPeople(who);
  if (SOONER.test(end) || (HELPS.test(end) && who !== 'user')) return true;
  return isPeople(who) || IDEAL.test(before.trimEnd()) || (HELD_BY_PEOPLE.test(end) && could);
}

function couldHappen(could: boolean, outcome: string): boolean {
  if (COMFORTS.test(outcome)) return false;
  return !could || /^(?:happened|occurred|gone|reached production|got)/.test(outcome);
}

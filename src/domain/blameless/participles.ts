import { pattern } from './pattern.ts';

/** Is the word after `should have` a past participle ("noticed", "been") or a thing to have ("jitter", "a limit")? */

const IRREGULAR = new Set(
  `been had done gone known seen taken given gotten got made said told thought found left kept held caught brought
  bought sent spent built lost met paid put read run set shut cut cost hit hurt let split spread quit bet cast broadcast
  begun broken chosen come become driven drawn eaten fallen flown forgotten forgiven frozen grown hidden led lain laid
  meant overcome overridden overwritten ridden rung risen spoken stolen stood understood struck stuck sworn taught torn
  thrown undone undertaken undergone withdrawn withheld won worn woken awoken written rewritten rebuilt reset rerun
  redone resent shown shrunk slept sold sped spun sprung sunk swept dealt felt fed fled fought heard learnt burnt burned
  misread misled mistaken misunderstood overseen foreseen overshot shot sat sought shaken split proven proved slid
  blown bound bitten bent clung crept dug hung swung shed tripped foregone forseen foreseen backed`.split(
    /\s+/,
  ),
);

/** These end like a participle but are not one. */
const NOT_PARTICIPLES = new Set(
  'need needs speed seed feed red bed hundred embed unlimited unrestricted unattended unused breed reed weed kindred indeed'.split(
    ' ',
  ),
);

/** Participles that modify the noun after them: "should have automated tests". */
const BEFORE_A_NOUN = new Set(
  `automated dedicated limited detailed shared distributed managed bounded named fixed advanced scheduled defined
  well-defined associated isolated replicated signed centralized centralised structured unified required redundant
  documented improved reduced increased restricted staged layered tiered known written hidden proven built-in graded
  read cost agreed trusted trained assigned updated tested separated mirrored randomized randomised rehearsed clustered
  configured typed versioned curated broken frozen set encrypted`.split(/\s+/),
);

/** With people as the subject, these are deeds even before a noun: "we should have tested backups". */
const DEEDS = new Set(
  `documented improved reduced increased restricted set read tested updated configured separated assigned encrypted
  rehearsed trained written frozen known agreed`.split(/\s+/),
);

/** Non-native writers often use the plain form of these: "should have check the logs". */
const PLAIN_VERB = pattern(
  `
    ^(?:check|notice|test|verify|monitor|ask|call|inform|tell|do|take|make|look|know|escalate|detect|
    prevent|catch|stop|update|use|wait|page|notify|revert|pause|react|add|give|keep|find|see|write|
    rollback)$
  `,
  '',
);
const AFTER_PLAIN_VERB = pattern(
  `
    ^(?:the|a|an|it|this|that|these|them|us|me|him|her|our|their|more|for|at|before|earlier|sooner|
    first|if|someone|somebody|immediately|faster|better)$
  `,
  '',
);

const FUNCTION_WORD = pattern(
  String.raw`
    ^(?:the|an?|this|that|these|those|its?|our|their|his|her|your|my|us|them|him|me|by|in|on|at|to|for|
    from|of|with|without|before|after|during|until|as|and|or|but|if|when|while|because|since|so|than|
    more|much|earlier|sooner|later|better|faster|longer|closer|harder|differently|enough|anything|
    nothing|something|everything|someone|somebody|everyone|everybody|anyone|anybody|about|how|what|why|
    who|which|whether|here|there|now|then|today|yesterday|instead|first|again|up|down|out|off|back|over|
    all|both|any|some|no|every|each|\d.*|[a-z]+ly)$
  `,
  '',
);

/** `next` is the word after have (and its adverbs), `afterwards` the one after that; both in lower case. */
export function isDeed(next: string, afterwards: string, by: 'people' | 'things' | 'imagined'): boolean {
  if (PLAIN_VERB.test(next)) return AFTER_PLAIN_VERB.test(afterwards);
  if (!isParticiple(next)) return false;
  const nounFollows = afterwards !== '' && !FUNCTION_WORD.test(afterwards);
  if (!nounFollows || !BEFORE_A_NOUN.has(next) || by === 'imagined') return !isReadAccess(next, afterwards);
  return by === 'people' && DEEDS.has(next) && !isReadAccess(next, afterwards);
}

export function isParticiple(word: string): boolean {
  if (NOT_PARTICIPLES.has(word)) return false;
  if (IRREGULAR.has(word)) return true;
  if (/^(?:re|over|mis|under|out|pre|un|by|cross|double|fat|hand|hot|roll|fail)-?(.+)$/.test(word)) {
    const stem = word.replace(
      /^(?:re|over|mis|under|out|pre|un|by|cross|double|fat|hand|hot|roll|fail)-?/,
      '',
    );
    if (IRREGULAR.has(stem)) return true;
  }
  return /^[\p{L}-]{2,}ed$/u.test(word);
}

function isReadAccess(next: string, afterwards: string): boolean {
  return next === 'read' && /^(?:access|only|replicas?|permissions?|rights|scope|quorum)$/.test(afterwards);
}

/** A verb form that may end the subject of a clause: "the intern | ran", "the page | was". */
const FINITE = pattern(
  String.raw`
    ^(?:is|are|was|were|be|been|being|has|have|had|do|does|did|will|would|can|could|should|shall|may|
    might|must|cannot|ran|took|went|came|saw|knew|made|wrote|chose|broke|gave|got|began|forgot|thought|
    felt|shut|drove|fell|grew|threw|withdrew|woke|spoke|tried|didn't|wasn't|weren't|hadn't|hasn't|
    haven't|doesn't|don't|couldn't|wouldn't|shouldn't|can't|won't|\w+'ve|\w+'d|used|only|fails|waits|
    works)$
  `,
  '',
);

export function looksFinite(word: string): boolean {
  return (
    FINITE.test(word) ||
    (isParticiple(word) &&
      !/^(?:experienced|inexperienced|skilled|tired|assigned|so-called|supposed|dedicated|distributed|overworked|certified|hired|combined|united)$/.test(
        word,
      ))
  );
}

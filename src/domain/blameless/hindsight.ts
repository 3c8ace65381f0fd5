import type { Hit } from './advice.ts';
import { isDeed, isParticiple } from './participles.ts';
import { pattern, wordings } from './pattern.ts';
import { isPeople } from './person-words.ts';
import { isRegret } from './regret.ts';
import { wordsOf } from './sentence.ts';
import { subjectBefore } from './subject.ts';

/** Stories that did not happen: should have noticed, would have caught it. */

const ADVERB = wordings(String.raw`
    (?:not|never|also|already|even|still|all|both|each|probably|surely|at (?:the very )?least|instead|long since|
    long ago|of course|simply|just|then|now|have|ever|always|better|perhaps|maybe|first|really|
    in hindsight|in retrospect|ideally|rather|well|again|\w+ly)
  `);
const MODAL = wordings(String.raw`
    (?<modal>should|shoud|shuld|shold|could|would|might|may)(?:\s?n['o]?t)?|ought(?:n't| not| never)?(?: to)?|
    needed (?:not )?to|need not|needn't|(?:i|we|you|he|she|it|they|who|that|there)'d
  `);
const PAST_MODAL = pattern(String.raw`
    \b(?:${MODAL})(?:,? ${ADVERB}){0,3}?(?:, [^,.;]{1,30},)?(?:'ve| have| of|
    ve)\b(?:, [^,.;]{1,30},)?(?: ${ADVERB}){0,3}(?= )|\b(?:shoulda|coulda|woulda)\b|
    \b(?<=\b(?:we|they|he|she|i|you|somebody|someone|and|but|although|though|as|it) )(?:should|could)(?:n't| not)? have(?=\s*(?:[.!?;,)]|$))
  `);
const INVERTED = pattern(String.raw`
    \b(?<modal>should|could|would)(?:n't)? (?:we|they|he|she|i|you|it|this|that|someone|somebody|anyone|
    anybody|nobody|@[\w.-]+|(?:the|our|
    an?) [\w-]+(?: [\w-]+)?)(?: ${ADVERB}){0,2} have(?: ${ADVERB}){0,2}(?= )
  `);
const OPEN_QUESTION = /^\W*(?:and |so |but )?(?:what|how|where|which)\b[^?]*?\b(?:could|would)\b/i;
const BETTER_NEXT_TIME =
  /^\W*what (?:else )?(?:could|should|would|might) have (?:gone|been|worked|happened)\b/i;

/** "A person could have typed it, or the script could have run it": nobody knows. */
const EITHER_OR = /\b(?:could|might|may) have\b[^.;]* or [^.;]*\b(?:could|might|may) have\b/i;

/** What is to be done by then is a plan, not hindsight. */
const PLANNED =
  /\b(?:by|before) (?:the )?(?:end of (?:the|this|next|q[1-4])|next|q[1-4])\b|\bby now\b|\bon (?:mon|tues|wednes|thurs|fri|satur|sun)days\b/i;
/** What a machine is told to do is its rule, not a wish. */
const BY_RULE =
  /\b(?:according to|as (?:configured|scheduled|specified|documented)|by (?:design|default)|per (?:the|its))\b/i;

/** "might have" is wishful only where something is prevented or seen. */
const WISHED = pattern(
  String.raw`
    ^(?:been )?(?:prevented|avoided|caught|noticed|detected|spotted|helped|saved|stopped|shortened|
    reduced|averted|mitigated|limited|known|seen|found|recogni[sz]ed|asked|rolled|gone)\b
  `,
  '',
);

/** "Could we have seen it earlier?" */
const OPEN_COULD = /^\W*(?:and |so |but )?(?:could|would) (?:we|it|this|the|they)\b[^?]*\?\s*$/i;

export function findHindsight(sentence: string): Hit[] {
  return [...findModals(sentence), ...findInversions(sentence)];
}

export function findModals(sentence: string): Hit[] {
  const hits: Hit[] = [];
  for (const match of sentence.matchAll(PAST_MODAL)) {
    const end = match.index + match[0].length;
    const before = sentence.slice(0, match.index);
    if (OPEN_QUESTION.test(before + match[0]) && /\?\s*$/.test(sentence)) continue;
    if (BETTER_NEXT_TIME.test(sentence) || EITHER_OR.test(sentence)) continue;
    const modal = match[0].toLowerCase();
    if (saysDeed(before, modal, sentence.slice(end)))
      hits.push({
        start: match.index,
        end,
        advice: /^(?:would|could|might|may|\w+'d)/.test(modal) ? 'imagined' : 'hindsight',
      });
  }
  return hits;
}

function saysDeed(before: string, modal: string, after: string): boolean {
  if (/^(?:should|could|would)a$/.test(modal) || /^[.!?;,)]*\s*$/.test(after.slice(0, 2))) return true;
  const [next = '', afterwards = ''] = wordsOf(breakOff(after)).map((word) => word.toLowerCase());
  const adverb = /(?:^|\s)have (?<last>\w+)$/.exec(modal)?.groups?.['last'];
  if (next === 'to' || (adverb !== undefined && isParticiple(adverb) && next === '')) return false;
  if (/^m(?:ight|ay)/.test(modal)) return WISHED.test(after.trim().toLowerCase()) && !isAboutUsers(before);
  const who = subjectBefore(before);
  if (next === 'received' && (who === 'user' || /\byou\s*$/i.test(before))) return false;
  if (/^(?:could|would|\w+'d)/.test(modal)) {
    const outcome = breakOff(after);
    return isDeed(next, afterwards, 'imagined') && isRegret({ modal, before, outcome, who });
  }
  if (PLANNED.test(before + after) || (!isPeople(who) && BY_RULE.test(after))) return false;
  return isDeed(next, afterwards, who === 'thing' || who === 'user' ? 'things' : 'people');
}

/** The words up to the next comma or end mark. */
function breakOff(after: string): string {
  return /^\s*[^,.;:!?)]*/.exec(after)?.[0] ?? '';
}

function isAboutUsers(before: string): boolean {
  return subjectBefore(before) === 'user';
}

function findInversions(sentence: string): Hit[] {
  if (OPEN_QUESTION.test(sentence) || OPEN_COULD.test(sentence)) return [];
  const hits: Hit[] = [];
  for (const match of sentence.matchAll(INVERTED)) {
    const end = match.index + match[0].length;
    const [next = '', afterwards = ''] = wordsOf(breakOff(sentence.slice(end))).map((word) =>
      word.toLowerCase(),
    );
    if (next !== 'to' && isDeed(next, afterwards, 'people'))
      hits.push({ start: match.index, end, advice: 'hindsight' });
  }
  return hits;
}

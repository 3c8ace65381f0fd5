import { asPast, isPastForm } from './verbs.ts';

/** A word or a mark of punctuation as it is meant, and where it stands in the text. */
export interface Word {
  /** In lower case, spelled out: `didnt` gives `did` and `not`, which share their place. */
  readonly text: string;
  /** As it was typed. */
  readonly raw: string;
  readonly start: number;
  readonly end: number;
}

const WORD =
  /<@\w+(?:\|[^>]*)?>|@[\w./-]*\w|\uE000+|\uE001+|[\p{L}\p{M}\d][\p{L}\p{M}\d'_/.:%-]*[\p{L}\p{M}\d%]|[\p{L}\d]|[-–—,;:()?!=|&]/gu;

/** What people type, and what they mean. */
const SPELLED = new Map(
  `teh the;shoud should;shuld should;shold should;shoulda should have;coulda could have;woulda would have;
  noone nobody;no-one nobody;accidently accidentally;obv obviously;obvs obviously;cannot can not;cant can not;
  wont will not;oncall on-call;dont do not;seperate separate;definately definitely;isnt is not;im i am;
  root-cause root cause;rootcause root cause;thats that is;whats what is;someone's somebody 's;nobody's nobody 's;everybody everyone;
  typo'd typoed;b0rked borked;o'clock o'clock;shouldve should have;couldve could have;wouldve would have;
  mightve might have;theyve they have;weve we have;theyd they would;fuckup fuck-up;screwup screw-up`
    .split(/;\s*/)
    .map((pair) => pair.split(/ (.*)/s).slice(0, 2) as [string, string]),
);
const NOT = /^(.+?)n'?t$/;
const TAKES_NOT =
  /^(?:did|does|do|was|were|is|are|has|have|had|would|could|should|must|might|ought|need|ca|wo)$/;
const TAIL = /^(.+?)'(s|ve|d|re|ll|m|)$/;
const TAILS: Readonly<Record<string, string>> = { ve: 'have', re: 'are', ll: 'will', m: 'am' };
const IS_NOT_OWNER = /^(?:it|that|what|there|here|he|she|who|how|where|this|let)$/;

/** The words of a text, spelled out. */
export function wordsOf(text: string, offset = 0): Word[] {
  const words: Word[] = [];
  const all = [...text.matchAll(WORD)];
  for (const [index, { 0: raw, index: at }] of all.entries()) {
    const next = all[index + 1]?.[0].toLowerCase() ?? '';
    for (const [place, part] of meant(raw.toLowerCase(), next).entries())
      words.push({
        text: part,
        raw: place === 0 ? raw.replace(/'\w*$/, '') : '',
        start: offset + at,
        end: offset + at + raw.length,
      });
  }
  return words;
}

function meant(word: string, next: string): string[] {
  const spelled = SPELLED.get(word);
  if (spelled !== undefined) return spelled.split(' ');
  const verb = NOT.exec(word)?.[1];
  if (verb !== undefined && TAKES_NOT.test(verb))
    return [verb.replace(/^ca$/, 'can').replace(/^wo$/, 'will'), 'not'];
  const [, stem, tail] = TAIL.exec(word) ?? [];
  if (stem === undefined || tail === undefined) return [asPast(word)];
  if (tail === 's') return [...meant(stem, ''), IS_NOT_OWNER.test(stem) ? 'is' : "'s"];
  if (tail === '') return [stem, "'s"];
  if (tail === 'd') return [stem, isPastForm(next) && next !== 'have' ? 'had' : 'would'];
  return [...meant(stem, ''), TAILS[tail] ?? tail];
}

import { oneOf, phrases, type Read, skipSpace, type Tokens } from './time-tokens.ts';

/** Which half of the day a clock with twelve hours is in. `night` is late in the evening or after midnight. */
export type Half = 'am' | 'pm' | 'night';

/** What people say behind a clock for the half of the day, in the languages whose words for it have one meaning. */
const AFTER: Readonly<Record<string, Half>> = {
  'in the morning': 'am',
  'in the afternoon': 'pm',
  'in the evening': 'pm',
  'at night': 'night',
  morgens: 'am',
  vormittags: 'am',
  nachmittags: 'pm',
  abends: 'pm',
  nachts: 'night',
  'am morgen': 'am',
  'am vormittag': 'am',
  'am nachmittag': 'pm',
  'am abend': 'pm',
  'in der nacht': 'night',
  'de la madrugada': 'am',
  'de la mañana': 'am',
  'de la tarde': 'pm',
  'de la noche': 'night',
  'por la mañana': 'am',
  'por la tarde': 'pm',
  'por la noche': 'night',
  'du matin': 'am',
  "de l'après-midi": 'pm',
  'du soir': 'pm',
  'de la nuit': 'night',
  'da madrugada': 'am',
  'da manhã': 'am',
  'da tarde': 'pm',
  'da noite': 'night',
  'del mattino': 'am',
  'di mattina': 'am',
  'della mattina': 'am',
  'del pomeriggio': 'pm',
  'di sera': 'pm',
  'della sera': 'pm',
  'di notte': 'night',
};

/** What stands before the clock. */
const BEFORE: Readonly<Record<string, Half>> = {
  上午: 'am',
  下午: 'pm',
  午前: 'am',
  午後: 'pm',
  오전: 'am',
  오후: 'pm',
};

/** Words for the half of the day that are known as such and not read. */
const UNREAD = phrases(
  "'s ochtends|'s morgens|'s middags|'s avonds|'s nachts|ochtends|middags|avonds|mittags|rano|po południu|wieczorem|w nocy|утра|дня|вечера|ночи|ráno|dopoledne|odpoledne|večer|sabah|akşam|öğleden sonra|reggel|délután|este|på morgonen|på eftermiddagen|på kvällen|på natten|de la mediodía|del mediodía|del día".split(
    '|',
  ),
);

const AFTERS = phrases(Object.keys(AFTER));
const BEFORES = phrases(Object.keys(BEFORE));

export function halfWordsAfter(tokens: Tokens, at: number): Read<Half> | undefined {
  const said = oneOf(tokens, at, AFTERS);
  const half = said && AFTER[said.value];
  return said && half && { value: half, next: said.next };
}

/** `下午2:05`, `오후 2:05`; `next` is the clock. */
export function halfWordBefore(tokens: Tokens, at: number): Read<Half> | undefined {
  const said = oneOf(tokens, at, BEFORES);
  const half = said && BEFORE[said.value];
  return said && half && { value: half, next: skipSpace(tokens, said.next) };
}

/** The number of the token after a half of the day that is not read, with the space before it. */
export function unreadHalfAfter(tokens: Tokens, at: number): number | undefined {
  const start = skipSpace(tokens, at);
  if (start === at) return undefined;
  // `2:05 p deploy`; `a` is an article.
  const after = tokens[start + 1];
  if (tokens[start]?.text === 'p' && (after === undefined || after.kind === 'space' || after.text === ','))
    return start + 1;
  return oneOf(tokens, start, UNREAD)?.next;
}

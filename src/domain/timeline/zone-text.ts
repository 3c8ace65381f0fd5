import { isCounted } from './counted-words.ts';
import {
  is,
  numberAt,
  oneOf,
  phrases,
  type Read,
  skipSpace,
  type Token,
  type Tokens,
} from './time-tokens.ts';
import { ALSO_PLACES, ALSO_WORDS, ZONE_ABBREVIATIONS, ZONE_REGIONS } from './zone-names.ts';
import {
  decimalOffset,
  digitOffset,
  endsAt,
  type KnownZone,
  offset,
  offsetAfter,
  SIGNS,
  shortOffset,
} from './zone-offset.ts';
import { cityNamed, isCity, regionNamed } from './zone-places.ts';
import { zoneNamed } from './zone-rules.ts';

/** A zone as somebody wrote it: one that is known by it, the writer's own, or an abbreviation. */
export type ZoneText =
  | { readonly kind: 'own' }
  | KnownZone
  | {
      readonly kind: 'name';
      readonly said: string;
      readonly offsets: readonly string[];
      /** Where in the text it stands, in UTF-16 units. */
      readonly start: number;
      readonly end: number;
    };

/** Reads a zone after a clock, with or without a space or brackets before it: `Z`, `(UTC)`, `+0100`, `PST`. */
export function zoneAfter(tokens: Tokens, at: number): Read<ZoneText> | undefined {
  // `14:05, UTC`
  const comma = is(tokens, at, ',') && tokens[at + 1]?.kind === 'space' && tokens[at + 2]?.kind === 'word';
  const start = skipSpace(tokens, comma ? at + 1 : at);
  const closing = is(tokens, start, '(') ? ')' : is(tokens, start, '[') ? ']' : undefined;
  if (closing !== undefined) {
    const inner = zoneAt(tokens, start + 1, true) ?? placeAt(tokens, start + 1);
    return inner && is(tokens, inner.next, closing) ? { ...inner, next: inner.next + 1 } : undefined;
  }
  return zoneAt(tokens, start, start > at);
}

/** Reads a zone where it begins; `apart`: a space or a bracket stands before it. */
export function zoneAt(tokens: Tokens, at: number, apart: boolean): Read<ZoneText> | undefined {
  const token = tokens[at];
  if (token?.kind === 'mark') return offsetAfter(tokens, at, apart);
  if (token?.kind !== 'word') return undefined;
  const own = oneOf(tokens, at, OWN);
  if (own) return { value: { kind: 'own' }, next: own.next };
  return (
    dotted(tokens, at) ??
    ianaName(tokens, at) ??
    universal(tokens, at) ??
    regionTime(tokens, at) ??
    abbreviation(tokens, at)
  );
}

/** `E.S.T.`, `U.T.C`. */
function dotted(tokens: Tokens, at: number): Read<ZoneText> | undefined {
  let next = at;
  let said = '';
  while (tokens[next]?.kind === 'word' && tokens[next]?.text.length === 1) {
    said += tokens[next]?.raw ?? '';
    if (!is(tokens, next + 1, '.')) {
      next += 1;
      break;
    }
    next += 2;
  }
  if (said.length < 3) return undefined;
  const [first, last] = [tokens[at], tokens[next - 1]];
  if (!first || !last) return undefined;
  const name = named({ ...first, text: said.toLowerCase(), raw: said, end: last.end });
  return name && { value: name, next };
}

const OWN = phrases(['local time', 'my time']);

function known(zone: string, next: number): Read<KnownZone> {
  return { value: { kind: 'zone', zone }, next };
}

/** `Z`, `UTC`, `GMT`, and `UTC+1`, `UTC +01:00`, `GMT-3`. */
function universal(tokens: Tokens, at: number): Read<ZoneText> | undefined {
  if (is(tokens, at, 'z', 'zulu')) return known('UTC', at + 1);
  if (!is(tokens, at, 'utc', 'gmt')) return undefined;
  const start = skipSpace(tokens, at + 1);
  const exact = offsetAfter(tokens, start, start > at + 1) ?? decimalOffset(tokens, start);
  if (exact) return exact;
  const sign = SIGNS[tokens[start]?.text ?? ''];
  const hours = numberAt(tokens, start + 1, [1, 2]);
  if (sign === undefined || hours === undefined) return known('UTC', at + 1);
  if (start > at + 1) {
    // `UTC +1`, but `UTC +10 errors`.
    const apart =
      endsAt(tokens, start + 2) && !isCounted(tokens, start + 2)
        ? offset(sign, [hours, 0], start + 2)
        : undefined;
    return apart ?? known('UTC', at + 1);
  }
  const minutes = is(tokens, at + 3, ':') ? numberAt(tokens, at + 4, [2, 2]) : undefined;
  return minutes === undefined ? offset(sign, [hours, 0], at + 3) : offset(sign, [hours, minutes], at + 5);
}

/** `Europe/Madrid`, `America/Argentina/Buenos_Aires`, `Etc/GMT+5`. */
function ianaName(tokens: Tokens, at: number): Read<ZoneText> | undefined {
  if (!is(tokens, at + 1, '/')) return undefined;
  let text = '';
  let found: Read<ZoneText> | undefined;
  for (let next = at; isNamePart(tokens[next]); next += 1) {
    text += tokens[next]?.text ?? '';
    const name = text.includes('/') ? zoneNamed(text) : undefined;
    if (name !== undefined) found = known(name, next + 1);
  }
  return found;
}

function isNamePart(token: Token | undefined): boolean {
  return (
    token?.kind === 'word' ||
    token?.kind === 'number' ||
    (token?.kind === 'mark' && ['/', '_', '-', '+'].includes(token.text))
  );
}

/** `Pacific time`, `Eastern Standard Time`, `London time`. */
function regionTime(tokens: Tokens, at: number): Read<ZoneText> | undefined {
  for (let words = 1; words <= 3; words += 1) {
    const last = at + 2 * words;
    if (tokens[last - 1]?.kind !== 'space') return undefined;
    if (!is(tokens, last, 'time')) continue;
    const zone = regionNamed(textOf(tokens, at, last - 1 - at));
    return zone === undefined ? undefined : known(zone, last + 1);
  }
  return undefined;
}

/**
 * What may be a zone or belong to the statement: `14:05 est 500 users`, `14:05 in Tokyo`, `14:05 new york`, `2 PM
 * Eastern`, and a short offset. `dated`: the clock has a day.
 */
export function zoneInText(tokens: Tokens, at: number, dated: boolean): ZoneText | undefined {
  const start = skipSpace(tokens, at);
  const word = tokens[start]?.text ?? '';
  if (start === at) return undefined;
  if (tokens[start]?.kind === 'mark')
    return (
      shortOffset(tokens, at, dated ? 'perhaps' : 'certain') ??
      digitOffset(tokens, start) ??
      decimalOffset(tokens, start)
    )?.value;
  if (tokens[start]?.kind !== 'word') return undefined;
  const token = tokens[start];
  if (token && OFTEN_MEANT.includes(word)) return named(token);
  return placeAt(tokens, word === 'in' ? skipSpace(tokens, start + 1) : start)?.value;
}

/**
 * A zone after a half of the day, `2:05pm est`, `2 PM Eastern`, where it is no word of another kind: people in those
 * zones write it so.
 */
export function zoneAfterHalf(tokens: Tokens, at: number): Read<ZoneText> | undefined {
  const start = skipSpace(tokens, at);
  const token = tokens[start];
  if (start === at || token?.kind !== 'word') return undefined;
  const after = skipSpace(tokens, start + 1);
  // `2:05pm est 500 users`, `2 PM Pacific region is down`.
  if (tokens[after]?.kind === 'number' || is(tokens, after, ...OF_PLACES)) return undefined;
  const zone = ['eastern', 'pacific'].includes(token.text) ? ZONE_REGIONS[token.text] : undefined;
  const value: ZoneText | undefined = OFTEN_MEANT.includes(token.text)
    ? named(token)
    : zone === undefined
      ? undefined
      : { kind: 'zone', zone };
  return value && { value, next: start + 1 };
}

const OF_PLACES = [
  'region',
  'regions',
  'site',
  'sites',
  'office',
  'dc',
  'datacenter',
  'coast',
  'cluster',
  'team',
];

/** A city or a region that has a zone: `Tokyo`, `new york`, `Eastern`. */
function placeAt(tokens: Tokens, at: number): Read<ZoneText> | undefined {
  if (tokens[at]?.kind !== 'word') return undefined;
  for (const count of [5, 3, 1]) {
    const name = textOf(tokens, at, count);
    const region = count === 1 && name.length > 3 && Object.hasOwn(ZONE_REGIONS, name);
    const zone = region
      ? ZONE_REGIONS[name]
      : ALSO_PLACES.has(name)
        ? undefined
        : cityNamed(tokens[at], name);
    if (zone !== undefined) return known(zone, at + count);
  }
  return undefined;
}

/** Without `Etc`, since `/etc/hosts` is what people write about. */
const AREAS: ReadonlySet<string> = new Set(
  'africa america antarctica arctic asia atlantic australia europe indian pacific'.split(' '),
);

/**
 * `Europe/Berln`, `Eruope/Madrid`: written as the rules write a zone, with one of their areas or cities, and none of
 * theirs. Gives the number of the token after it.
 */
export function unknownZoneAfter(tokens: Tokens, at: number): number | undefined {
  const start = skipSpace(tokens, at);
  if (start === at || !isCapital(tokens[start]) || !is(tokens, start + 1, '/')) return undefined;
  let next = start + 1;
  while (isNamePart(tokens[next])) next += 1;
  const last = next - 1;
  const from = lastSlash(tokens, start, last) + 1;
  if (!isCapital(tokens[from]) || tokens[last]?.kind !== 'word') return undefined;
  const area = AREAS.has(tokens[start]?.text ?? '');
  const city = textOf(tokens, from, next - from);
  return !AREAS.has(city) && area !== isCity(city) ? next : undefined;
}

function lastSlash(tokens: Tokens, start: number, last: number): number {
  return tokens.findLastIndex(({ text }, index) => text === '/' && index > start && index < last);
}

function isCapital(token: Token | undefined): boolean {
  return token?.kind === 'word' && token.raw.charAt(0) !== token.text.charAt(0);
}

/** Those of the ambiguous names that people do write in lower case. */
const OFTEN_MEANT = ['est', 'ist', 'et', 'ct', 'mt', 'pt'];

function textOf(tokens: Tokens, at: number, count: number): string {
  return tokens
    .slice(at, at + count)
    .map(({ text }) => (text === ' ' ? '_' : text))
    .join('');
}

function abbreviation(tokens: Tokens, at: number): Read<ZoneText> | undefined {
  const { text, raw } = tokens[at] ?? { text: '', raw: '' };
  if (ALSO_WORDS.has(text) && raw !== raw.toUpperCase()) return undefined;
  // `CET-bound traffic` is about something else.
  if (is(tokens, at + 1, '-', '_', "'", '’') && tokens[at + 2]?.kind === 'word') return undefined;
  const token = tokens[at];
  const value = token && named(token);
  return value && { value, next: at + 1 };
}

function named({ text, raw, start, end }: Token): ZoneText | undefined {
  const region = text.length <= 3 && Object.hasOwn(ZONE_REGIONS, text) ? ZONE_REGIONS[text] : undefined;
  if (region !== undefined) return { kind: 'zone', zone: region };
  const offsets = Object.hasOwn(ZONE_ABBREVIATIONS, text) ? ZONE_ABBREVIATIONS[text] : undefined;
  return offsets && { kind: 'name', said: raw, offsets, start, end };
}

import { scriptFontsFor } from './script-fonts.ts';

/** Scripts that DejaVu has; what is common to several scripts is not counted. */
const BASIC =
  /[\p{Script=Latin}\p{Script=Greek}\p{Script=Cyrillic}\p{Script=Armenian}\p{Script=Georgian}\p{Script=Hebrew}\p{Script=Lao}\p{Script=Nko}\p{Script=Tifinagh}\p{Script=Canadian_Aboriginal}\p{Script=Common}\p{Script=Inherited}]/u;
const LETTER = /[\p{L}\p{M}]/u;
/** What western text consists of, so that it is read no further. */
const WESTERN = /^[\0-\u058F\u2000-\u2BFF]*$/;

/** Scripts by the names under which people know them; the rest is seldom in records of incidents. */
const NAMES: readonly (readonly [name: string, script: RegExp])[] = [
  ['Bengali', /\p{Script=Bengali}/u],
  ['Gurmukhi', /\p{Script=Gurmukhi}/u],
  ['Gujarati', /\p{Script=Gujarati}/u],
  ['Odia', /\p{Script=Oriya}/u],
  ['Tamil', /\p{Script=Tamil}/u],
  ['Telugu', /\p{Script=Telugu}/u],
  ['Kannada', /\p{Script=Kannada}/u],
  ['Malayalam', /\p{Script=Malayalam}/u],
  ['Sinhala', /\p{Script=Sinhala}/u],
  ['Tibetan', /\p{Script=Tibetan}/u],
  ['Burmese', /\p{Script=Myanmar}/u],
  ['Khmer', /\p{Script=Khmer}/u],
  ['Mongolian', /\p{Script=Mongolian}/u],
  ['Ethiopic', /\p{Script=Ethiopic}/u],
  ['Syriac', /\p{Script=Syriac}/u],
  ['Thaana', /\p{Script=Thaana}/u],
  ['Devanagari', /\p{Script=Devanagari}/u],
  ['Thai', /\p{Script=Thai}/u],
  ['Arabic', /\p{Script=Arabic}/u],
  ['Korean', /\p{Script=Hangul}/u],
  ['Japanese', /[\p{Script=Hiragana}\p{Script=Katakana}]/u],
  ['Chinese', /[\p{Script=Han}\p{Script=Bopomofo}]/u],
];

/** The scripts of a text for which no font is there, by name. */
export function unlettered(text: string): readonly string[] {
  if (WESTERN.test(text)) return [];
  const found = new Set<string>();
  for (const letter of new Set(text)) {
    if (!LETTER.test(letter) || BASIC.test(letter) || scriptFontsFor(letter, () => 'sc').length > 0) continue;
    found.add(NAMES.find(([, script]) => script.test(letter))?.[0] ?? 'another script');
  }
  return [...found];
}

/** `no letters for Tibetan; HTML and Markdown have them`, where a PDF of this text lacks any. */
export function lettersNote(text: string): string | undefined {
  const scripts = unlettered(text);
  if (scripts.length === 0) return undefined;
  return `no letters for ${scripts.join(', ')}; HTML and Markdown have them`;
}

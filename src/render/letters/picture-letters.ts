import { fontPath } from './font-path.ts';
import { type HanStyle, ownHanStyle } from './han-style.ts';
import { inFamily, type Part, placedText } from './placed-text.ts';
import { fileOf, type ScriptFont, scriptFontsFor } from './script-fonts.ts';

/** Marks and joiners belong to the letter before them. */
const STAYS = /[\p{M}\u200C\u200D]/u;
/** A Thai vowel of two parts, the first of which goes below tone marks. The library takes it for narrower than it is. */
const THAI_AM = /([\u0E48-\u0E4B]*)\u0E33/g;

/** A picture for the drawing library, and the files of the fonts that it needs beyond DejaVu. */
export interface LetteredPicture {
  readonly svg: string;
  readonly files: readonly string[];
}

/**
 * The picture with the family of its script around each word: the drawing library's own choice is regular where the
 * text is bold, and ignores the style of Han characters. Arabic, of which DejaVu has most, is left to it.
 */
export function lettered(svg: string, style: () => HanStyle): LetteredPicture {
  const fonts = new Set<ScriptFont>();
  const picture = svg.replace(
    /<text([^>]*)>([^<>]+)<\/text>/g,
    (whole, attributes: string, words: string) => {
      const own = ownHanStyle(words);
      const styleOfWords = () => own ?? style();
      const wanted = scriptFontsFor(words, styleOfWords);
      if (wanted.length === 0) return whole;
      for (const font of wanted) fonts.add(font);
      return inFamilies(attributes, partsOf(words.replace(THAI_AM, '\u0E4D$1\u0E32'), styleOfWords));
    },
  );
  const faces = [...fonts].flatMap((font) => [font, `${font}-bold`] as const);
  return { svg: picture, files: faces.flatMap((face) => fontPath(fileOf(face)) ?? []) };
}

/** Parts of several fonts each have a place of their own: together, the library would set them all in one. */
function inFamilies(attributes: string, parts: readonly Part[]): string {
  if (parts.length > 1 || parts[0]?.font === 'devanagari') return placedText(attributes, parts);
  return `<text${attributes}>${parts.map((part) => inFamily(part)).join('')}</text>`;
}

function partsOf(words: string, style: () => HanStyle): readonly Part[] {
  const fontOf = (letter = '') => scriptFontsFor(letter, style).find((font) => font !== 'arabic');
  const letters = [...words];
  const parts: Part[] = [];
  for (const [index, letter] of letters.entries()) {
    const last = parts.at(-1);
    const isInside = letter === ' ' && last?.font === fontOf(letters[index + 1]);
    const font = last && (STAYS.test(letter) || isInside) ? last.font : fontOf(letter);
    if (last && last.font === font) parts[parts.length - 1] = { font, words: last.words + letter };
    else parts.push({ font, words: letter });
  }
  return parts;
}

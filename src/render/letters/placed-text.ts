import { openFont } from './open-font.ts';
import { fileOf, SCRIPT_FONTS, type ScriptFont } from './script-fonts.ts';

/** Words of one font; none where DejaVu or the library finds one. */
export interface Part {
  readonly words: string;
  readonly font: ScriptFont | undefined;
}

/** What is shaped together in Devanagari: consonants without a vowel between them, and the marks of the last one. */
const SYLLABLES = /(?:\p{L}\u093C?\u094D[\u200C\u200D]?)*\p{L}\p{M}*[\u200C\u200D]?|\P{L}+/gu;

/**
 * A text element whose syllables of Devanagari each have their own place. The drawing library shapes them well but takes
 * each for as wide as the widest of its letters, so that the next one would be drawn over it.
 */
export function placedText(attributes: string, parts: readonly Part[]): string {
  const size = Number(/font-size(?:="|:\s*)([\d.]+)/.exec(attributes)?.[1] ?? 12);
  const isBold = /font-weight(?:="|:\s*)(?:bold|[6-9]00)/.test(attributes);
  const pieces = parts.flatMap(({ words, font }) =>
    font === 'devanagari'
      ? (words.match(SYLLABLES) ?? []).map((each): Part => ({ words: each, font }))
      : [{ words, font }],
  );
  const widths = pieces.map((piece) => widthOf(piece, isBold) * size);
  let x = startOf(
    attributes,
    widths.reduce((sum, width) => sum + width, 0),
  );
  const placed = pieces.map((piece, index) => {
    const at = x;
    x += widths[index] ?? 0;
    return inFamily(piece, at);
  });
  return `<text${attributes.replace(/ text-anchor="[^"]*"/, '')}>${placed.join('')}</text>`;
}

function startOf(attributes: string, width: number): number {
  const x = Number(/ x="([^"]+)"/.exec(attributes)?.[1] ?? 0);
  const anchor = /text-anchor(?:="|:\s*)(\w+)/.exec(attributes)?.[1];
  return x - (anchor === 'middle' ? width / 2 : anchor === 'end' ? width : 0);
}

/** In units of the type size. */
function widthOf({ words, font }: Part, isBold: boolean): number {
  const file =
    font === undefined
      ? `dejavu-fonts-ttf/ttf/DejaVuSans${isBold ? '-Bold' : ''}.ttf`
      : fileOf(isBold ? `${font}-bold` : font);
  const opened = openFont(file);
  return opened.layout(words.replace(/&\w+;/g, '&')).advanceWidth / opened.unitsPerEm;
}

/** A part in its family, at a place of its own if one is given. */
export function inFamily({ words, font }: Part, x?: number): string {
  const family = font === undefined ? '' : ` font-family="${SCRIPT_FONTS[font].family}"`;
  const place = x === undefined ? '' : ` x="${Math.round(x * 100) / 100}"`;
  return family + place === '' ? words : `<tspan${family}${place}>${words}</tspan>`;
}

/** The position of a glyph within a word, in thousandths of the type size. */
interface GlyphPlace {
  readonly xAdvance: number;
  readonly advanceWidth: number;
  readonly xOffset: number;
  readonly yOffset: number;
}

/** A face as the library embeds it; its declared types leave this out. */
interface LibraryFace {
  readonly id: string;
  readonly font: { hasGlyphForCodePoint(codePoint: number): boolean };
  ref(): unknown;
  /** Glyph ids as four hexadecimal digits each, and their positions, from left to right. */
  encode(words: string): [readonly string[], readonly GlyphPlace[]];
  widthOfString(words: string, size: number): number;
}

interface LibraryInside {
  readonly _font: LibraryFace;
  readonly page: { readonly fonts: Record<string, unknown> };
}

/** Visible ASCII, in which digits and spaces look the same whatever their neighbours are. */
const ASCII = /^[ -~]*$/;
const ASCII_PARTS = /[ 0-9]|[^ 0-9]+/g;
/** Letters in squares, which look the same whatever their neighbours are; a line of them has no spaces. */
const PARTS =
  / |[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Hangul}\u3000-\u303F\uFF00-\uFFEF]|[^ \p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Hangul}\u3000-\u303F\uFF00-\uFFEF]+/gu;
/** Thai tone marks before a vowel whose ring goes below them; the shaping library does not exchange the two. */
const TONES_BEFORE_AM = /([\u0E48-\u0E4B]+)\u0E33/g;

/**
 * One face of one document. Each word is shaped once and cached. In ASCII words, digits are set one by one, so that
 * times and numbers, which rarely repeat, need no shaping of their own.
 */
export class EmbeddedFont {
  private readonly inside: LibraryInside;
  private readonly face: LibraryFace;
  private readonly widths = new Map<string, number>();
  private readonly shaped = new Map<string, string>();

  constructor(document: PDFKit.PDFDocument, name: string) {
    this.inside = document.font(name) as unknown as LibraryInside;
    this.face = this.inside._font;
  }

  has(character: string): boolean {
    return this.face.font.hasGlyphForCodePoint(character.codePointAt(0) ?? 0);
  }

  /** In units of the type size. */
  width(words: string): number {
    let sum = 0;
    for (const part of partsOf(words)) {
      let width = this.widths.get(part);
      if (width === undefined) {
        width = this.face.widthOfString(inShapingOrder(part), 1);
        this.widths.set(part, width);
      }
      sum += width;
    }
    return sum;
  }

  /** The PDF operators that show words at a place, in points; `y` is the base line. */
  show(
    words: string,
    { x, y, size }: { readonly x: number; readonly y: number; readonly size: number },
  ): string {
    const { id } = this.face;
    this.inside.page.fonts[id] ??= this.face.ref();
    const glyphs = partsOf(words)
      .map((part) => this.glyphs(part))
      .join('')
      .replaceAll('><', '');
    return `/${id} 1 Tf ${size} 0 0 ${-size} ${rounded(x)} ${rounded(y)} Tm [${glyphs}] TJ\n`;
  }

  private glyphs(part: string): string {
    let glyphs = this.shaped.get(part);
    if (glyphs === undefined) {
      const [numbers, places] = this.face.encode(inShapingOrder(part));
      glyphs = numbers.map((number, index) => placed(number, places[index])).join('');
      this.shaped.set(part, glyphs);
    }
    return glyphs;
  }
}

function partsOf(words: string): readonly string[] {
  return words.match(ASCII.test(words) ? ASCII_PARTS : PARTS) ?? [];
}

function inShapingOrder(part: string): string {
  return part.replace(TONES_BEFORE_AM, '\u0E4D$1\u0E32');
}

/** Whether some of the letters are drawn in another order than they are read, which copied text has to restore. */
export function isDrawnInOtherOrder(words: string): boolean {
  return /\p{Script=Devanagari}|[\u0E48-\u0E4B]\u0E33/u.test(words);
}

/** A glyph within a `TJ` operator, with its offset (for a mark on another glyph) and followed by its kerning. */
function placed(number: string, place: GlyphPlace | undefined): string {
  if (!place) return `<${number}>`;
  const { xAdvance, advanceWidth, xOffset, yOffset } = place;
  const before = xOffset === 0 ? '' : ` ${rounded(-xOffset)} `;
  const kerning = advanceWidth - xAdvance + xOffset;
  const after = Math.abs(kerning) < 0.01 ? '' : ` ${rounded(kerning)} `;
  const glyph = `${before}<${number}>${after}`;
  return yOffset === 0 ? glyph : `] TJ ${rounded(yOffset / 1000)} Ts [${glyph}] TJ 0 Ts [`;
}

function rounded(value: number): number {
  return Math.round(value * 1000) / 1000;
}

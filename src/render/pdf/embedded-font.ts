/** Where one glyph of a word stands, in thousandths of the type size. */
interface GlyphPlace {
  readonly xAdvance: number;
  readonly advanceWidth: number;
  readonly xOffset: number;
  readonly yOffset: number;
}

/** What the library knows about a face that it embeds; its declared types leave it out. */
interface LibraryFace {
  readonly id: string;
  readonly font: { hasGlyphForCodePoint(codePoint: number): boolean };
  ref(): unknown;
  /** The numbers of the glyphs as four hexadecimal digits each, and their places, from left to right. */
  encode(words: string): [readonly string[], readonly GlyphPlace[]];
  widthOfString(words: string, size: number): number;
}

interface LibraryInside {
  readonly _font: LibraryFace;
  readonly page: { readonly fonts: Record<string, unknown> };
}

/** Visible ASCII, in which digits and spaces look the same whatever stands beside them. */
const ASCII = /^[ -~]*$/;
const ASCII_PARTS = /[ 0-9]|[^ 0-9]+/g;
const PARTS = / |[^ ]+/g;

/**
 * One face of one document. Words are shaped once and remembered; of words in ASCII the digits are set one by one, so
 * that times and numbers, of which no two are the same, need no shaping of their own.
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
        width = this.face.widthOfString(part, 1);
        this.widths.set(part, width);
      }
      sum += width;
    }
    return sum;
  }

  /** The operators that show some words at a place; `y` is the base line. */
  show(words: string, size: number, x: number, y: number): string {
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
      const [numbers, places] = this.face.encode(part);
      glyphs = numbers.map((number, index) => placed(number, places[index])).join('');
      this.shaped.set(part, glyphs);
    }
    return glyphs;
  }
}

function partsOf(words: string): readonly string[] {
  return words.match(ASCII.test(words) ? ASCII_PARTS : PARTS) ?? [];
}

/** A glyph within a `TJ`: moved aside and back where it is a mark on another one, and followed by its kerning. */
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

import { createRequire } from 'node:module';
import { FACE_FILES, type Face } from './look.ts';

type Document = PDFKit.PDFDocument;

const require = createRequire(import.meta.url);
const FACES = Object.keys(FACE_FILES) as Face[];

/** Visible ASCII, which every face has. */
const EVERYWHERE = /^[\n -~]*$/;
/** Marks that change how others look and leave no ink: of writing direction, of emoji style, joiners, controls. */
const INKLESS = /\p{Cf}|\p{Cc}|\p{Variation_Selector}/gu;

/** The faces of one document: embeds them, measures words, and knows which characters they have. */
export class TypeCase {
  private readonly document: Document;
  private readonly widths = new Map<string, number>();
  private readonly known = new Map<string, boolean>();

  constructor(document: Document) {
    this.document = document;
    for (const face of FACES)
      document.registerFont(face, require.resolve(`dejavu-fonts-ttf/ttf/${FACE_FILES[face]}`));
  }

  /** The width of some words of one line in points. */
  width(words: string, face: Face, size: number): number {
    const key = `${face}\n${words}`;
    let width = this.widths.get(key);
    if (width === undefined) {
      width = this.document.font(face, 100).widthOfString(words) / 100;
      this.widths.set(key, width);
    }
    return width * size;
  }

  /** The same words in characters that can be set: one that no face has is written by its number, `[U+1F680]`. */
  settable(words: string, face: Face): string {
    if (EVERYWHERE.test(words)) return words;
    const tidy = words
      .normalize('NFC')
      .replace(INKLESS, (mark) => (mark === '\n' || mark === '\t' ? mark : ''));
    return [...tidy].map((each) => (this.has(each, face) ? each : numbered(each))).join('');
  }

  private has(character: string, face: Face): boolean {
    if (EVERYWHERE.test(character) || character === '\t') return true;
    const key = `${face}\n${character}`;
    let known = this.known.get(key);
    if (known === undefined) {
      known = this.document.font(face, 10).widthOfString(character) > 0 && hasGlyph(this.document, character);
      this.known.set(key, known);
    }
    return known;
  }
}

function numbered(character: string): string {
  return `[U+${(character.codePointAt(0) ?? 0xfffd).toString(16).toUpperCase().padStart(4, '0')}]`;
}

/** Asks the face that is set now. Its program is not among the declared types. */
function hasGlyph(document: Document, character: string): boolean {
  const { _font } = document as unknown as {
    _font: { font: { hasGlyphForCodePoint(codePoint: number): boolean } };
  };
  return _font.font.hasGlyphForCodePoint(character.codePointAt(0) ?? 0);
}

import { type HanStyle, ownHanStyle } from '../letters/han-style.ts';
import { openFont } from '../letters/open-font.ts';
import { ARABIC, fileOf, type ScriptFace, scriptFontsFor } from '../letters/script-fonts.ts';
import { EmbeddedFont } from './embedded-font.ts';
import { FACE_FILES, FALLBACKS, type Face } from './page-style.ts';
import { INVISIBLE, join, joinMissing, type Settable, visible } from './settable.ts';

type Document = PDFKit.PDFDocument;

/** Letters and marks of western languages, which every face of DejaVu has. */
const IN_EVERY_FACE = /^[\n -~\u00A1-\u00AC\u00AE-\u017F–—‘’‚“”„†•…‹›€→]*$/;
/** The only invisible character that is removed within an emoji; joiners hold its parts together. */
const EMOJI_STYLE = /\uFE0F/g;
/** Characters shown as emoji, by default or because of a style selector. */
const EMOJI = /\p{Emoji_Presentation}|\uFE0F/u;
/** Marks and joiners. */
const STAYS = /[\p{M}\u200C\u200D]/u;
/** Splits text into what people see as single characters. */
const characters = new Intl.Segmenter('en', { granularity: 'grapheme' });

/** The faces of one document: embeds them, measures words, and finds the face that has a character. */
export class Fonts {
  private readonly document: Document;
  private readonly faces = new Map<Face, EmbeddedFont>();
  private readonly known = new Map<string, Face | undefined>();
  private readonly missing = new Set<string>();
  /** The style of Han characters in words that do not say it themselves. */
  readonly styleOfDocument: () => HanStyle;

  /** The style of Han characters is asked for only where some words have any and do not say it themselves. */
  constructor(document: Document, styleOfDocument: () => HanStyle = () => 'sc') {
    this.document = document;
    this.styleOfDocument = styleOfDocument;
  }

  /** The width of some words of one line in points. */
  width(words: string, face: Face, size: number): number {
    return this.face(face).width(words) * size;
  }

  /** Whether every face can set this text on one line. */
  isPlain(words: string): boolean {
    return IN_EVERY_FACE.test(words) && !words.includes('\n');
  }

  /** A face, whose font file is read at its first use. */
  face(name: Face): EmbeddedFont {
    let face = this.faces.get(name);
    if (!face) {
      // The library takes a font that is open already, which its declared types leave out.
      this.document.registerFont(name, openFont(fileOfFace(name)) as unknown as PDFKit.Mixins.PDFFontSource);
      face = new EmbeddedFont(this.document, name);
      this.faces.set(name, face);
    }
    return face;
  }

  /** Characters that were used and that no face has. */
  get missingCharacters(): ReadonlySet<string> {
    return this.missing;
  }

  /**
   * The text in parts that can be set; characters that no face has become code points, `[U+0F40 U+0F41]`. The style of
   * Han characters is given where the words are cut out of others that say it.
   */
  settable(words: string, face: Face, style = ownHanStyle(words)): readonly Settable[] {
    if (IN_EVERY_FACE.test(words)) return [{ text: words, face }];
    const parts: Settable[] = [];
    const wish = { face, style, rareArabic: this.hasRareArabic(words) };
    if (EMOJI.test(words)) {
      for (const { segment } of characters.segment(words)) {
        if (EMOJI.test(segment)) this.addEmoji(parts, segment, wish);
        else this.addCharacters(parts, segment, wish);
      }
    } else this.addCharacters(parts, words, wish);
    return parts;
  }

  private addEmoji(parts: Settable[], emoji: string, wish: Wish): void {
    const text = emoji.replace(EMOJI_STYLE, '');
    const shown = [...text.replace(INVISIBLE, '')];
    if (shown.every((each) => this.face('emoji').has(each))) join(parts, { text, face: 'emoji' });
    else this.addCharacters(parts, emoji, wish);
  }

  private addCharacters(parts: Settable[], words: string, wish: Wish): void {
    let before: Face | undefined;
    const shown = [...visible(words)];
    for (const [index, character] of shown.entries()) {
      const found = this.faceBetween(character, { before, next: shown[index + 1] }, wish);
      if (found !== undefined) join(parts, { text: character, face: found });
      else {
        this.missing.add(character);
        joinMissing(parts, character, wish.face);
      }
      before = found;
    }
  }

  /**
   * Marks and joiners stay in the face of the letter before them, as far as it has them. So does a space between two
   * words of one script: a reader that finds both in one face takes them as one text, in the order that it is read.
   */
  private faceBetween(character: string, { before, next }: Neighbours, wish: Wish): Face | undefined {
    if (before !== undefined && before !== wish.face) {
      if (STAYS.test(character) && this.face(before).has(character)) return before;
      if (character === ' ' && next !== undefined && this.faceWith(next, wish) === before) return before;
    }
    return this.faceWith(character, wish);
  }

  private faceWith(character: string, wish: Wish): Face | undefined {
    const { face, style, rareArabic } = wish;
    if (IN_EVERY_FACE.test(character) || character === '\t') return face;
    const key = `${face}\n${style}\n${rareArabic}\n${character}`;
    if (!this.known.has(key)) {
      const found = this.facesFor(character, wish).find((name) => this.face(name).has(character));
      this.known.set(key, found);
    }
    return this.known.get(key);
  }

  private facesFor(character: string, { face, style, rareArabic }: Wish): readonly Face[] {
    const bold = face === 'bold' || face === 'boldItalic' ? '-bold' : '';
    const fonts = scriptFontsFor(character, () => style ?? this.styleOfDocument());
    const faces = fonts.map((font) => `${font}${bold}` as const);
    const own = face in FALLBACKS ? FALLBACKS[face as keyof typeof FALLBACKS] : [];
    return ARABIC.test(character) && !rareArabic ? [...own, ...faces] : [...faces, ...own];
  }

  /** Whether these words have Arabic letters that DejaVu lacks: all of them go to one face, or they would not join. */
  private hasRareArabic(words: string): boolean {
    return (
      ARABIC.test(words) && [...words].some((each) => ARABIC.test(each) && !this.face('plain').has(each))
    );
  }
}

/** What the faces of some words are chosen by. */
interface Wish {
  /** The face of their run. */
  readonly face: Face;
  /** What they or the words around them say of their Han characters. */
  readonly style: HanStyle | undefined;
  readonly rareArabic: boolean;
}

interface Neighbours {
  /** The face of the character before. */
  readonly before: Face | undefined;
  readonly next: string | undefined;
}

function fileOfFace(face: Face): string {
  if (face in FACE_FILES) return FACE_FILES[face as keyof typeof FACE_FILES];
  return fileOf(face as ScriptFace);
}

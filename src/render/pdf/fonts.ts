import { createRequire } from 'node:module';
import { type Font, openSync } from 'fontkit';
import { EmbeddedFont } from './embedded-font.ts';
import { FACE_FILES, FALLBACKS, type Face } from './page-style.ts';

type Document = PDFKit.PDFDocument;

/** Text that one face can set. */
export interface Settable {
  readonly text: string;
  readonly face: Face;
  /** The characters that this text replaces, where no face has them. */
  readonly actual?: string;
}

const require = createRequire(import.meta.url);

/** Letters and marks of western languages, which every face of DejaVu has. */
const IN_EVERY_FACE = /^[\n -~\u00A1-\u00AC\u00AE-\u017F–—‘’‚“”„†•…‹›€→]*$/;
/** Invisible characters: direction marks, emoji styles, joiners, controls. */
const INVISIBLE = /\p{Cf}|\p{Cc}|\p{Variation_Selector}/gu;
/** Of these, only the style selector is removed within an emoji; joiners hold its parts together. */
const EMOJI_STYLE = /\uFE0F/g;
/** Characters shown as emoji, by default or because of a style selector. */
const EMOJI = /\p{Emoji_Presentation}|\uFE0F/u;
/** Splits text into what people see as single characters. */
const characters = new Intl.Segmenter('en', { granularity: 'grapheme' });

/** Font files that were read; to parse one takes longer than to set a page, and each document embeds a subset of its own. */
const fontFiles = new Map<string, Font>();

/** The faces of one document: embeds them, measures words, and finds the face that has a character. */
export class Fonts {
  private readonly document: Document;
  private readonly faces = new Map<Face, EmbeddedFont>();
  private readonly known = new Map<string, Face | undefined>();
  private readonly missing = new Set<string>();

  constructor(document: Document) {
    this.document = document;
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
      this.document.registerFont(name, fontFile(FACE_FILES[name]) as unknown as PDFKit.Mixins.PDFFontSource);
      face = new EmbeddedFont(this.document, name);
      this.faces.set(name, face);
    }
    return face;
  }

  /** Characters that were used and that no face has. */
  get missingCharacters(): ReadonlySet<string> {
    return this.missing;
  }

  /** The text in parts that can be set; characters that no face has become code points, `[U+4E2D U+6587]`. */
  settable(words: string, face: Face): readonly Settable[] {
    if (IN_EVERY_FACE.test(words)) return [{ text: words, face }];
    const parts: Settable[] = [];
    if (EMOJI.test(words)) {
      for (const { segment } of characters.segment(words)) {
        if (EMOJI.test(segment)) this.addEmoji(parts, segment, face);
        else this.addCharacters(parts, segment, face);
      }
    } else this.addCharacters(parts, words, face);
    return parts;
  }

  private addEmoji(parts: Settable[], emoji: string, face: Face): void {
    const text = emoji.replace(EMOJI_STYLE, '');
    const visible = [...text.replace(INVISIBLE, '')];
    if (visible.every((each) => this.face('emoji').has(each))) join(parts, { text, face: 'emoji' });
    else this.addCharacters(parts, emoji, face);
  }

  private addCharacters(parts: Settable[], words: string, face: Face): void {
    const visible = words
      .normalize('NFC')
      .replace(INVISIBLE, (mark) => (mark === '\n' || mark === '\t' ? mark : ''));
    for (const character of visible) {
      const found = this.faceWith(character, face);
      if (found !== undefined) join(parts, { text: character, face: found });
      else {
        this.missing.add(character);
        joinMissing(parts, character, face);
      }
    }
  }

  private faceWith(character: string, face: Face): Face | undefined {
    if (IN_EVERY_FACE.test(character) || character === '\t') return face;
    const key = `${face}\n${character}`;
    if (!this.known.has(key)) {
      const found = FALLBACKS[face].find((name) => this.face(name).has(character));
      this.known.set(key, found);
    }
    return this.known.get(key);
  }
}

function fontFile(file: string): Font {
  let font = fontFiles.get(file);
  if (!font) {
    font = openSync(require.resolve(file)) as Font;
    fontFiles.set(file, font);
  }
  return font;
}

function join(parts: Settable[], part: Settable): void {
  const last = parts.at(-1);
  if (last && last.face === part.face && last.actual === undefined)
    parts[parts.length - 1] = { ...last, text: last.text + part.text };
  else parts.push(part);
}

/** Adjacent missing characters share one pair of brackets; a line may end between them. */
function joinMissing(parts: Settable[], character: string, face: Face): void {
  const number = `U+${(character.codePointAt(0) ?? 0xfffd).toString(16).toUpperCase().padStart(4, '0')}`;
  const last = parts.at(-1);
  if (last?.actual === undefined) parts.push({ text: `[${number}]`, face, actual: character });
  else {
    parts[parts.length - 1] = { ...last, text: last.text.slice(0, -1) };
    parts.push({ text: ' ', face }, { text: `${number}]`, face, actual: character });
  }
}

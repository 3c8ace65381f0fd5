import { createRequire } from 'node:module';
import { EmbeddedFont } from './embedded-font.ts';
import { FACE_FILES, type Face, STAND_INS } from './page-style.ts';

type Document = PDFKit.PDFDocument;

/** Words that one face can set. */
export interface Settable {
  readonly text: string;
  readonly face: Face;
  /** The characters that these words stand for, where no face has them. */
  readonly actual?: string;
}

const require = createRequire(import.meta.url);

/** Letters and marks of western languages, which every face of DejaVu has. */
const EVERYWHERE = /^[\n -~\u00A1-\u00AC\u00AE-\u017F–—‘’‚“”„†•…‹›€→]*$/;
/** Marks that change how others look and leave no ink: of writing direction, of emoji style, joiners, controls. */
const INKLESS = /\p{Cf}|\p{Cc}|\p{Variation_Selector}/gu;
/** The same without what ties the parts of one emoji together. */
const EMOJI_INKLESS = /\uFE0F/g;
/** What is shown as a picture by itself or because a mark says so. */
const EMOJI = /\p{Emoji_Presentation}|\uFE0F/u;
/** Finds what people take for one character, of however many it is made. */
const characters = new Intl.Segmenter('en', { granularity: 'grapheme' });

/** The faces of one document: embeds them, measures words, and finds the face that has a character. */
export class Fonts {
  private readonly document: Document;
  private readonly faces = new Map<Face, EmbeddedFont>();
  private readonly known = new Map<string, Face | undefined>();
  private readonly missing = new Set<string>();

  constructor(document: Document) {
    this.document = document;
    for (const [face, file] of Object.entries(FACE_FILES)) document.registerFont(face, require.resolve(file));
  }

  /** The width of some words of one line in points. */
  width(words: string, face: Face, size: number): number {
    return this.face(face).width(words) * size;
  }

  /** Whether any face can set these words, on one line. */
  isPlain(words: string): boolean {
    return EVERYWHERE.test(words) && !words.includes('\n');
  }

  /** A face with its program, which is read when it is first used. */
  face(name: Face): EmbeddedFont {
    let face = this.faces.get(name);
    if (!face) {
      face = new EmbeddedFont(this.document, name);
      this.faces.set(name, face);
    }
    return face;
  }

  /** Characters that stood in some words and that no face has. */
  get lacking(): ReadonlySet<string> {
    return this.missing;
  }

  /** The same words in parts that can be set; what no face has is written by its numbers, `[U+4E2D U+6587]`. */
  settable(words: string, face: Face): readonly Settable[] {
    if (EVERYWHERE.test(words)) return [{ text: words, face }];
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
    const text = emoji.replace(EMOJI_INKLESS, '');
    const visible = [...text.replace(INKLESS, '')];
    if (visible.every((each) => this.face('emoji').has(each))) join(parts, { text, face: 'emoji' });
    else this.addCharacters(parts, emoji, face);
  }

  private addCharacters(parts: Settable[], words: string, face: Face): void {
    const tidy = words
      .normalize('NFC')
      .replace(INKLESS, (mark) => (mark === '\n' || mark === '\t' ? mark : ''));
    for (const character of tidy) {
      const found = this.faceWith(character, face);
      if (found !== undefined) join(parts, { text: character, face: found });
      else {
        this.missing.add(character);
        lack(parts, character, face);
      }
    }
  }

  private faceWith(character: string, face: Face): Face | undefined {
    if (EVERYWHERE.test(character) || character === '\t') return face;
    const key = `${face}\n${character}`;
    if (!this.known.has(key)) {
      const found = STAND_INS[face].find((name) => this.face(name).has(character));
      this.known.set(key, found);
    }
    return this.known.get(key);
  }
}

function join(parts: Settable[], part: Settable): void {
  const last = parts.at(-1);
  if (last && last.face === part.face && last.actual === undefined)
    parts[parts.length - 1] = { ...last, text: last.text + part.text };
  else parts.push(part);
}

/** Neighbours that are lacking share one pair of brackets; a line may end between them. */
function lack(parts: Settable[], character: string, face: Face): void {
  const number = `U+${(character.codePointAt(0) ?? 0xfffd).toString(16).toUpperCase().padStart(4, '0')}`;
  const last = parts.at(-1);
  if (last?.actual === undefined) parts.push({ text: `[${number}]`, face, actual: character });
  else {
    parts[parts.length - 1] = { ...last, text: last.text.slice(0, -1) };
    parts.push({ text: ' ', face }, { text: `${number}]`, face, actual: character });
  }
}

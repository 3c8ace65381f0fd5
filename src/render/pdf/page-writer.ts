import type { HanStyle } from '../letters/han-style.ts';
import { languageOf } from '../letters/script-fonts.ts';
import { isDrawnInOtherOrder } from './embedded-font.ts';
import { Fonts } from './fonts.ts';
import { type Line, linesOf, type Piece, RAISED } from './line-breaking.ts';
import { ASCENT, BOTTOM, COLUMN, type Face, INK, LEADING, PAGE } from './page-style.ts';
import { Tags } from './tags.ts';
import type { Run } from './text-runs.ts';

/** Where a line begins: its left end and upper edge, in points. */
export interface LineStart {
  readonly x: number;
  readonly top: number;
}

/** A line's start and type size. */
export interface LinePlace extends LineStart {
  readonly size: number;
}

/** A rectangle on the page, in points. */
export interface Box {
  readonly x: number;
  readonly top: number;
  readonly width: number;
  readonly height: number;
}

/** Where on the page something is set, in points, and its type size. */
export interface Place {
  readonly x: number;
  readonly width: number;
  readonly size: number;
}

/** The pages of a document, written from top to bottom. `y` is where the next thing goes. */
export class PageWriter {
  readonly document: PDFKit.PDFDocument;
  readonly fonts: Fonts;
  readonly tags: Tags;
  /** How often the mark of each note has been set. */
  readonly marks = new Map<number, number>();
  y: number = PAGE.top;
  /** Sets what waits for the top of a page. */
  onPageTop: () => void = () => undefined;

  constructor(document: PDFKit.PDFDocument, styleOfDocument?: () => HanStyle) {
    this.document = document;
    this.fonts = new Fonts(document, styleOfDocument);
    this.tags = new Tags(document);
  }

  /** Free height on this page. */
  get room(): number {
    return BOTTOM - this.y;
  }

  newPage(): void {
    this.tags.endContent();
    closeContent(this.document);
    this.document.addPage();
    this.y = PAGE.top;
  }

  /** Starts the next page unless this height fits on the current one. */
  need(height: number): void {
    if (height > this.room && this.y > PAGE.top) this.newPage();
  }

  /** Like `need`, at the beginning of a block: on a new page, what waits for the top of one comes first. */
  begin(height: number): void {
    if (height <= this.room || this.y === PAGE.top) return;
    this.newPage();
    if (!this.tags.isInside) this.onPageTop();
    this.need(height);
  }

  /** Leaves some height free, except at the top of a page. */
  skip(height: number): void {
    if (this.y > PAGE.top) this.y += height;
  }

  lines(runs: readonly Run[], place: Pick<Place, 'width' | 'size'>): Line[] {
    return linesOf(runs, place, this.fonts);
  }

  /** Runs as a paragraph over as many pages as it takes. `after` is the height of what must stay with it. */
  paragraph(runs: readonly Run[], place: Place, after = 0): void {
    const lines = this.lines(runs, place);
    const step = place.size * LEADING;
    // No page ends with the first line of a paragraph or begins with its last one.
    this.begin(lines.length <= 3 ? step * lines.length + after : step * 2);
    for (const [index, line] of lines.entries()) {
      this.need(index === lines.length - 2 && lines.length > 3 ? step * 2 : step);
      this.line(line, { x: place.x, top: this.y, size: place.size });
      this.y += step;
    }
  }

  /** One line with its links. */
  line(line: Line, place: LinePlace): void {
    let operators = '';
    const write = () => {
      if (operators === '') return;
      this.tags.beginContent();
      this.document.addContent(`BT\n${operators}ET`);
      operators = '';
    };
    for (const piece of line) {
      if (piece.target !== undefined && !this.tags.isDecorating) {
        write();
        this.link(piece, piece.target, place);
      } else operators += this.show(piece, place);
    }
    write();
  }

  words(words: string, start: LineStart, style: { face: Face; size: number; color: string }): void {
    const run = { text: words, face: style.face, color: style.color };
    const [line = []] = this.lines([run], { width: COLUMN, size: style.size });
    this.line(line, { ...start, size: style.size });
  }

  /**
   * Names this place for links inside the document. Lower-case letters, digits and `-` only, since names are sorted.
   */
  mark(name: string, y = this.y): void {
    this.document.addNamedDestination(name, 'XYZ', PAGE.left, y, null);
  }

  rule(y: number, x: number = PAGE.left, width: number = COLUMN): void {
    const line = `${inkOf(INK.line)} RG 0.5 w ${x} ${y} m ${x + width} ${y} l S`;
    this.tags.decorate('Layout', () => this.document.addContent(line));
  }

  fill({ x, top, width, height }: Box, color: string = INK.raised): void {
    const box = `${inkOf(color)} rg ${x} ${top} ${width} ${height} re f`;
    this.tags.decorate('Layout', () => this.document.addContent(box));
  }

  /** Words with a link to a place in this document, a web page or a mail address. */
  private link(piece: Piece, target: string, place: LinePlace): void {
    const { document, tags } = this;
    const { x, top, size } = place;
    const height = size * LEADING;
    if (piece.note !== undefined) {
      const count = (this.marks.get(piece.note) ?? 0) + 1;
      this.marks.set(piece.note, count);
      this.mark(`ref-${piece.note}-${count}`, top);
    }
    tags.enter('Link');
    tags.beginContent();
    document.addContent(`BT\n${this.show(piece, place)}ET`);
    const label = piece.note === undefined ? piece.text : `Source ${piece.note}`;
    // The library writes such objects as text, and plain strings as names.
    const contents = Object(label) as string;
    const options = { structParent: tags.innermost, Contents: contents };
    const left = x + piece.x;
    if (target.startsWith('#')) document.goTo(left, top, piece.width, height, target.slice(1), options);
    else document.link(left, top, piece.width, height, target, options);
    tags.leave();
  }

  /** The PDF operators that show a piece, with the actual text where the piece replaces other characters. */
  private show(piece: Piece, { x, top, size }: LinePlace): string {
    const { face, text, raised, color, actual } = piece;
    const own = raised ? size * RAISED : size;
    const y = top + (size * LEADING - size) / 2 - (raised ? size * 0.1 : 0) + own * ASCENT;
    const shown = `${inkOf(color)} rg ${this.fonts.face(face).show(text, { x: x + piece.x, y, size: own })}`;
    const read = actual ?? (isDrawnInOtherOrder(text) ? text : undefined);
    const language = languageOf(face);
    if (read === undefined && language === undefined) return shown;
    const lang = language === undefined ? '' : ` /Lang (${language})`;
    const letters = read === undefined ? '' : ` /ActualText ${unicode(read)}`;
    return `/Span <<${lang}${letters} >> BDC\n${shown}EMC\n`;
  }
}

/** A page as the library holds it; its declared types leave this out. */
interface LibraryPage {
  content: { end(last?: unknown): void };
  readonly dictionary: { readonly data: Record<string, unknown> };
}

/**
 * Packs what stands on the page, since all pages are kept until their number is known: a thousand long entries are a
 * hundred megabytes before that. Its edges become a part of their own.
 */
function closeContent(document: PDFKit.PDFDocument): void {
  const page = document.page as unknown as LibraryPage;
  const written = page.content;
  page.content = document.ref({});
  page.dictionary.data['Contents'] = [written, page.content];
  written.end();
}

const inks = new Map<string, string>();

/** `#1d2125` as the three fractions that PDF uses. */
function inkOf(color: string): string {
  let ink = inks.get(color);
  if (ink === undefined) {
    const parts = color.slice(1).match(/../g) ?? [];
    ink = parts.map((part) => (Number.parseInt(part, 16) / 255).toFixed(3)).join(' ');
    inks.set(color, ink);
  }
  return ink;
}

function unicode(words: string): string {
  return `<${Buffer.from(`\uFEFF${words}`, 'utf16le').swap16().toString('hex')}>`;
}

import { Fonts } from './fonts.ts';
import { type Line, linesOf, type Piece, RAISED } from './line-breaking.ts';
import { ASCENT, BOTTOM, COLUMN, type Face, INK, LEADING, PAGE } from './page-style.ts';
import { Tags } from './tags.ts';
import type { Run } from './text-runs.ts';

/** Where on the page something is set, and how large its type is. */
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
  /** Sets what has waited for the head of a page. */
  onHead: () => void = () => undefined;

  constructor(document: PDFKit.PDFDocument) {
    this.document = document;
    this.fonts = new Fonts(document);
    this.tags = new Tags(document);
  }

  /** Free height on this page. */
  get room(): number {
    return BOTTOM - this.y;
  }

  newPage(): void {
    this.tags.rest();
    this.document.addPage();
    this.y = PAGE.top;
  }

  /** Goes on to the next page unless this much fits here. */
  need(height: number): void {
    if (height > this.room && this.y > PAGE.top) this.newPage();
  }

  /** Like `need`, for what begins here: where it goes on to the next page, what waits for the head of one comes first. */
  begin(height: number): void {
    if (height <= this.room || this.y === PAGE.top) return;
    this.newPage();
    if (!this.tags.isInside) this.onHead();
    this.need(height);
  }

  /** Some free height, but none at the head of a page. */
  skip(height: number): void {
    if (this.y > PAGE.top) this.y += height;
  }

  lines(runs: readonly Run[], { width, size }: Place): Line[] {
    return linesOf(runs, size, width, this.fonts);
  }

  /** Runs as a paragraph over as many pages as it takes. `after` is the height of what must not be parted from it. */
  paragraph(runs: readonly Run[], place: Place, after = 0): void {
    const lines = this.lines(runs, place);
    const step = place.size * LEADING;
    // A page neither ends with the first line of a paragraph nor begins with its last one.
    this.begin(lines.length <= 3 ? step * lines.length + after : step * 2);
    for (const [index, line] of lines.entries()) {
      this.need(index === lines.length - 2 && lines.length > 3 ? step * 2 : step);
      this.line(line, place.x, this.y, place.size);
      this.y += step;
    }
  }

  /** One line with its links; `top` is the upper edge. */
  line(line: Line, x: number, top: number, size: number): void {
    let operators = '';
    const write = () => {
      if (operators === '') return;
      this.tags.ink();
      this.document.addContent(`BT\n${operators}ET`);
      operators = '';
    };
    for (const piece of line) {
      if (piece.target !== undefined && !this.tags.decorates) {
        write();
        this.lead(piece, piece.target, x, top, size);
      } else operators += this.show(piece, x, top, size);
    }
    write();
  }

  words(words: string, x: number, top: number, look: { face: Face; size: number; color: string }): void {
    const run = { text: words, face: look.face, color: look.color };
    const [line = []] = this.lines([run], { x, width: COLUMN, size: look.size });
    this.line(line, x, top, look.size);
  }

  /** A name for this place, for links inside the document. Only small letters, digits and `-`: names are sorted. */
  mark(name: string, y = this.y): void {
    this.document.addNamedDestination(name, 'XYZ', PAGE.left, y, null);
  }

  rule(y: number, x: number = PAGE.left, width: number = COLUMN): void {
    const line = `${inkOf(INK.line)} RG 0.5 w ${x} ${y} m ${x + width} ${y} l S`;
    this.tags.decorate('Layout', () => this.document.addContent(line));
  }

  fill(top: number, height: number, x: number, width: number, color: string = INK.raised): void {
    const box = `${inkOf(color)} rg ${x} ${top} ${width} ${height} re f`;
    this.tags.decorate('Layout', () => this.document.addContent(box));
  }

  /** Words with what leads from them: to a place in this document, a page of the web, a mailbox. */
  private lead(piece: Piece, target: string, x: number, top: number, size: number): void {
    const { document, tags } = this;
    const height = size * LEADING;
    if (piece.note !== undefined) {
      const count = (this.marks.get(piece.note) ?? 0) + 1;
      this.marks.set(piece.note, count);
      this.mark(`ref-${piece.note}-${count}`, top);
    }
    tags.enter('Link');
    tags.ink();
    document.addContent(`BT\n${this.show(piece, x, top, size)}ET`);
    const says = piece.note === undefined ? piece.text : `Source ${piece.note}`;
    // The library writes such objects as text, and plain strings as names.
    const contents = Object(says) as string;
    const options = { structParent: tags.innermost, Contents: contents };
    const left = x + piece.x;
    if (target.startsWith('#')) document.goTo(left, top, piece.width, height, target.slice(1), options);
    else document.link(left, top, piece.width, height, target, options);
    tags.leave();
  }

  /** The operators that show a piece; what stands for other characters says so. */
  private show(piece: Piece, x: number, top: number, size: number): string {
    const { face, text, raised, color, actual } = piece;
    const own = raised ? size * RAISED : size;
    const y = top + (size * LEADING - size) / 2 - (raised ? size * 0.1 : 0) + own * ASCENT;
    const shown = `${inkOf(color)} rg ${this.fonts.face(face).show(text, own, x + piece.x, y)}`;
    return actual === undefined ? shown : `/Span << /ActualText ${unicode(actual)} >> BDC\n${shown}EMC\n`;
  }
}

const inks = new Map<string, string>();

/** `#1d2125` as the three shares that the format wants. */
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

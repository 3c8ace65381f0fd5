import { type Line, linesOf, RAISED } from './lines.ts';
import { BOTTOM, COLUMN, type Face, INK, LEADING, PAGE } from './look.ts';
import type { Run } from './run.ts';
import { TypeCase } from './type-case.ts';

/** Where on the page something is set, and how large its type is. */
export interface Place {
  readonly x: number;
  readonly width: number;
  readonly size: number;
}

/** The pages of a document, written from top to bottom. `y` is where the next thing goes. */
export class Paper {
  readonly document: PDFKit.PDFDocument;
  readonly cases: TypeCase;
  y: number = PAGE.top;

  constructor(document: PDFKit.PDFDocument) {
    this.document = document;
    this.cases = new TypeCase(document);
  }

  /** Free height on this page. */
  get room(): number {
    return BOTTOM - this.y;
  }

  newPage(): void {
    this.document.addPage();
    this.y = PAGE.top;
  }

  /** Goes on to the next page unless this much fits here. */
  need(height: number): void {
    if (height > this.room && this.y > PAGE.top) this.newPage();
  }

  /** Some free height, but none at the head of a page. */
  skip(height: number): void {
    if (this.y > PAGE.top) this.y += height;
  }

  lines(runs: readonly Run[], { width, size }: Place): Line[] {
    return linesOf(runs, size, width, this.cases);
  }

  /** Runs as a paragraph over as many pages as it takes. */
  paragraph(runs: readonly Run[], place: Place): void {
    const lines = this.lines(runs, place);
    const step = place.size * LEADING;
    // The first two lines of a paragraph stay together.
    this.need(step * Math.min(2, lines.length));
    for (const line of lines) {
      this.need(step);
      this.line(line, place.x, this.y, place.size);
      this.y += step;
    }
  }

  /** One line with its links; `top` is the upper edge. */
  line(line: Line, x: number, top: number, size: number): void {
    const { document } = this;
    for (const piece of line) {
      const pieceSize = piece.raised ? size * RAISED : size;
      const y = top + (size * LEADING - size) / 2 - (piece.raised ? size * 0.1 : 0);
      document.font(piece.face, pieceSize).fillColor(piece.color);
      document.text(piece.text, x + piece.x, y, { lineBreak: false });
      if (piece.target !== undefined) this.lead(piece.target, x + piece.x, y, piece.width, pieceSize);
    }
  }

  words(words: string, x: number, top: number, look: { face: Face; size: number; color: string }): void {
    this.document.font(look.face, look.size).fillColor(look.color).text(words, x, top, { lineBreak: false });
  }

  /** A name for this place, for links inside the document. */
  mark(name: string): void {
    this.document.addNamedDestination(name, 'XYZ', PAGE.left, this.y, null);
  }

  rule(y: number, x: number = PAGE.left, width: number = COLUMN): void {
    this.document
      .moveTo(x, y)
      .lineTo(x + width, y)
      .lineWidth(0.5)
      .strokeColor(INK.line)
      .stroke();
  }

  fill(top: number, height: number, x: number, width: number): void {
    this.document.rect(x, top, width, height).fill(INK.raised);
  }

  private lead(target: string, x: number, y: number, width: number, height: number): void {
    if (target.startsWith('#')) this.document.goTo(x, y, width, height, target.slice(1));
    else this.document.link(x, y, width, height, target);
  }
}

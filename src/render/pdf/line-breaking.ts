import { type BreakableRun, breakable, graphemesOf } from './break-points.ts';
import type { Fonts } from './fonts.ts';
import { backwards, type DirectedRun, directed, fromLeft } from './reading-order.ts';
import type { Settable } from './settable.ts';
import type { Run } from './text-runs.ts';

/** Words of one run on one line in one face, and where they begin. */
export interface Piece extends DirectedRun {
  readonly x: number;
  readonly width: number;
  /** The characters that these words replace, where no face has them. */
  readonly actual?: string;
}

/** The pieces of a line from left to right, whichever way it is read. */
export type Line = readonly Piece[];

/** The size of a raised mark as a share of the line's type size. */
export const RAISED = 0.72;

/**
 * Breaks runs into lines of a width: between words, where scripts without spaces allow it, and inside a word only where
 * it alone is too wide. Most cells of long tables fit on one line as they are.
 */
export function linesOf(
  runs: readonly Run[],
  { width, size }: { readonly width: number; readonly size: number },
  fonts: Fonts,
): Line[] {
  const [only] = runs;
  if (runs.length === 1 && only && !only.end && fonts.isPlain(only.text)) {
    const text = only.face === 'code' ? only.text : only.text.trim();
    const whole = fonts.width(text, only.face, size);
    if (whole <= width) return [text === '' ? [] : [{ ...only, text, x: 0, width: whole }]];
  }
  const breaker = new Breaker(width, size, fonts);
  for (const run of breakable(directed(runs))) breaker.add(run);
  return breaker.finish();
}

type Inked = Omit<Piece, 'x'>;

class Breaker {
  private readonly lines: Line[] = [];
  private line: Piece[] = [];
  /** A word without white space, in however many styles. */
  private word: Inked[] = [];
  private x = 0;
  private base = 0;
  private readonly width: number;
  private readonly size: number;
  private readonly fonts: Fonts;

  constructor(width: number, size: number, fonts: Fonts) {
    this.width = width;
    this.size = size;
    this.fonts = fonts;
  }

  add(run: BreakableRun): void {
    if (this.line.length === 0 && this.word.length === 0) this.base = run.base ?? 0;
    for (const part of this.fonts.settable(run.text, run.face, run.style)) this.addPart(run, part);
    if (run.breaks) this.endWord();
    if (run.end) this.endLine();
  }

  finish(): Line[] {
    this.endWord();
    if (this.line.length > 0 || this.lines.length === 0) this.newLine();
    return this.lines;
  }

  private addPart(run: DirectedRun, part: Settable): void {
    for (const [index, text] of part.text.split('\n').entries()) {
      if (index > 0) this.endLine();
      for (const piece of text.match(/[ \t]+|[^ \t]+/g) ?? []) {
        if (piece.startsWith(' ') || piece.startsWith('\t')) this.addSpace(run, part, piece);
        else this.word.push(this.inked(run, part, piece));
      }
    }
  }

  private inked(run: DirectedRun, part: Settable, word: string): Inked {
    const text = isBackwards(run) ? backwards(word) : word;
    return { ...run, ...part, text, width: this.measure(run, part, text) };
  }

  private addSpace(run: DirectedRun, part: Settable, spaces: string): void {
    this.endWord();
    if (this.x === 0 && run.face !== 'code') return;
    this.put({ ...run, ...part, text: spaces, width: this.measure(run, part, spaces) });
  }

  private endLine(): void {
    this.endWord();
    this.newLine();
  }

  private endWord(): void {
    const { word } = this;
    if (word.length === 0) return;
    this.word = [];
    const width = word.reduce((sum, piece) => sum + piece.width, 0);
    if (this.x + width > this.width && this.x > 0) this.newLine();
    for (const piece of word) {
      if (piece.width <= this.width - this.x || piece.raised) this.put(piece);
      else this.addInParts(piece);
    }
  }

  /** A word that no line can hold, such as a long address, is broken wherever the line ends. */
  private addInParts(piece: Inked): void {
    let part = '';
    const put = () => this.put({ ...piece, text: part, width: this.measure(piece, piece, part) });
    for (const character of graphemesOf(piece.text)) {
      if (part !== '' && this.x + this.measure(piece, piece, part + character) > this.width) {
        put();
        this.newLine();
        part = '';
      }
      part += character;
    }
    put();
  }

  private measure({ raised }: Run, { face }: Settable, words: string): number {
    return this.fonts.width(words, face, raised ? this.size * RAISED : this.size);
  }

  private put(piece: Inked): void {
    const last = this.line.at(-1);
    if (last && canJoin(last, piece)) {
      const width = last.width + piece.width;
      this.line[this.line.length - 1] = { ...last, text: last.text + piece.text, width };
    } else this.line.push({ ...piece, x: this.x });
    this.x += piece.width;
  }

  private newLine(): void {
    this.lines.push(this.line.some(({ level = 0 }) => level > 0) ? this.ordered() : this.line);
    this.line = [];
    this.x = 0;
  }

  /** The line in visual order; a right-to-left paragraph begins at the right. */
  private ordered(): Line {
    const last = this.line.findLastIndex(({ text }) => text.trim() !== '');
    const line = this.line.slice(0, last + 1);
    const total = line.reduce((sum, { width }) => sum + width, 0);
    let x = this.base % 2 === 1 ? this.width - total : 0;
    return fromLeft(line, this.base).map((piece) => {
      const placed = { ...piece, x };
      x += piece.width;
      return placed;
    });
  }
}

function isBackwards({ level = 0 }: DirectedRun): boolean {
  return level % 2 === 1;
}

function canJoin(a: Inked, b: Inked): boolean {
  return (
    !isBackwards(a) &&
    a.face === b.face &&
    a.color === b.color &&
    a.target === b.target &&
    a.raised === b.raised &&
    a.note === b.note &&
    a.level === b.level &&
    a.actual === undefined &&
    b.actual === undefined
  );
}

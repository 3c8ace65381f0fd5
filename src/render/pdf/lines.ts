import type { Run } from './run.ts';
import type { TypeCase } from './type-case.ts';

/** Words of one run on one line, and where they begin. */
export interface Piece extends Run {
  readonly x: number;
  readonly width: number;
}

export type Line = readonly Piece[];

/** How large a raised mark is, as a share of the line's type size. */
export const RAISED = 0.72;

/** Breaks runs into lines of a width: between words, and inside a word only where it alone is too wide. */
export function linesOf(runs: readonly Run[], size: number, width: number, cases: TypeCase): Line[] {
  const breaker = new Breaker(width, size, cases);
  for (const run of runs) breaker.add({ ...run, text: cases.settable(run.text, run.face) });
  return breaker.finish();
}

class Breaker {
  private readonly lines: Piece[][] = [];
  private line: Piece[] = [];
  private x = 0;
  private readonly width: number;
  private readonly size: number;
  private readonly cases: TypeCase;

  constructor(width: number, size: number, cases: TypeCase) {
    this.width = width;
    this.size = size;
    this.cases = cases;
  }

  add(run: Run): void {
    for (const [index, part] of run.text.split('\n').entries()) {
      if (index > 0) this.newLine();
      for (const word of part.match(/[^ \t]*[ \t]*/g) ?? []) if (word !== '') this.addWord(run, word);
    }
    if (run.end) this.newLine();
  }

  finish(): Line[] {
    if (this.line.length > 0 || this.lines.length === 0) this.newLine();
    return this.lines;
  }

  private addWord(run: Run, word: string): void {
    const ink = word.trimEnd();
    const inked = this.measure(run, ink);
    if (this.x + inked > this.width && this.x > 0 && !run.raised) this.newLine();
    if (this.x === 0 && ink === '' && run.face !== 'code') return;
    if (inked <= this.width - this.x || run.raised) this.put(run, word, this.measure(run, word));
    else this.addInParts(run, word);
  }

  /** A word that no line can hold, such as a long address, is cut wherever the line ends. */
  private addInParts(run: Run, word: string): void {
    let part = '';
    for (const character of word) {
      if (part !== '' && this.x + this.measure(run, part + character) > this.width) {
        this.put(run, part, this.measure(run, part));
        this.newLine();
        part = '';
      }
      part += character;
    }
    this.put(run, part, this.measure(run, part));
  }

  private measure({ face, raised }: Run, words: string): number {
    return words === '' ? 0 : this.cases.width(words, face, raised ? this.size * RAISED : this.size);
  }

  private put(run: Run, words: string, width: number): void {
    const last = this.line.at(-1);
    if (last && sameLook(last, run)) {
      this.line[this.line.length - 1] = { ...last, text: last.text + words, width: last.width + width };
    } else this.line.push({ ...run, text: words, x: this.x, width });
    this.x += width;
  }

  private newLine(): void {
    this.lines.push(this.line);
    this.line = [];
    this.x = 0;
  }
}

function sameLook(a: Run, b: Run): boolean {
  return a.face === b.face && a.color === b.color && a.target === b.target && a.raised === b.raised;
}

import type { Code } from 'mdast';
import { LEADING, SIZE } from './look.ts';
import type { Paper, Place } from './paper.ts';
import { plainRun } from './run.ts';

/** Listings up to this many lines stay on one page. */
const WHOLE = 14;
/** Lines that a longer one begins with, and ends with, at least. */
const FEW = 3;
/** What a line is too long for goes on below, set in by this. */
const INDENT = 10;
const STEP = SIZE.code * LEADING;

/** The height that has to be free for a listing to begin, in points. */
export function listingBeginning({ value }: Code): number {
  const lines = value.split('\n').length;
  return STEP * (lines <= WHOLE ? lines : FEW);
}

/** Machine text, line for line; nothing of it is left out. */
export function setListing(paper: Paper, code: Code, place: Place): void {
  const inner = { x: place.x + 8, width: place.width - 16 - INDENT, size: SIZE.code };
  const lines = code.value
    .replaceAll('\t', '    ')
    .split('\n')
    .flatMap((each) =>
      paper.lines([plainRun(each, 'code')], inner).map((line, part) => ({ line, isRest: part > 0 })),
    );
  paper.begin(STEP * (lines.length <= WHOLE ? lines.length : FEW));
  paper.tags.enter('Code');
  for (const [index, { line, isRest }] of lines.entries()) {
    paper.need(index === lines.length - FEW ? STEP * FEW : STEP);
    paper.fill(paper.y, STEP + 0.5, place.x, place.width);
    paper.line(line, isRest ? inner.x + INDENT : inner.x, paper.y, SIZE.code);
    paper.y += STEP;
  }
  paper.tags.leave();
}

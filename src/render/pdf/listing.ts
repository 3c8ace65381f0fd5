import type { Code } from 'mdast';
import { LEADING, SIZE } from './page-style.ts';
import type { PageWriter, Place } from './page-writer.ts';
import { plainRun } from './text-runs.ts';

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
export function setListing(writer: PageWriter, code: Code, place: Place): void {
  const inner = { x: place.x + 8, width: place.width - 16 - INDENT, size: SIZE.code };
  const lines = code.value
    .replaceAll('\t', '    ')
    .split('\n')
    .flatMap((each) =>
      writer.lines([plainRun(each, 'code')], inner).map((line, part) => ({ line, isRest: part > 0 })),
    );
  writer.begin(STEP * (lines.length <= WHOLE ? lines.length : FEW));
  writer.tags.enter('Code');
  for (const [index, { line, isRest }] of lines.entries()) {
    writer.need(index === lines.length - FEW ? STEP * FEW : STEP);
    writer.fill(writer.y, STEP + 0.5, place.x, place.width);
    writer.line(line, isRest ? inner.x + INDENT : inner.x, writer.y, SIZE.code);
    writer.y += STEP;
  }
  writer.tags.leave();
}

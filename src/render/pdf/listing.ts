import type { Code } from 'mdast';
import { LEADING, SIZE } from './page-style.ts';
import type { PageWriter, Place } from './page-writer.ts';
import { plainRun } from './text-runs.ts';

/** Listings up to this many lines stay on one page. */
const WHOLE = 14;
/** A longer listing has at least this many lines before and after a page break. */
const FEW = 3;
/** The indent of what is wrapped from a line that is too long. */
const INDENT = 10;
const STEP = SIZE.code * LEADING;

/** The height that a listing needs to begin, in points. */
export function listingBeginning({ value }: Code): number {
  const lines = value.split('\n').length;
  return STEP * (lines <= WHOLE ? lines : FEW);
}

/** Code and logs, line by line and complete. */
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
    writer.fill({ x: place.x, top: writer.y, width: place.width, height: STEP + 0.5 });
    writer.line(line, { x: isRest ? inner.x + INDENT : inner.x, top: writer.y, size: SIZE.code });
    writer.y += STEP;
  }
  writer.tags.leave();
}

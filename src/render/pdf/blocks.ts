import type { Code, List, ListItem, RootContent } from 'mdast';
import { COLUMN, INK, LEADING, PAGE, SIZE } from './look.ts';
import type { Paper, Place } from './paper.ts';
import { plainRun, runsOf } from './run.ts';
import { setTable, type TableNotes } from './table.ts';

export const BODY: Place = { x: PAGE.left, width: COLUMN, size: SIZE.body };
const HEADING_SIZES = [SIZE.h1, SIZE.h2, SIZE.h3, SIZE.h4] as const;
const INDENT = 16;
const GAP = 5;

/** Blocks of plain mdast, one under the other. */
export async function setBlocks(
  paper: Paper,
  blocks: readonly RootContent[],
  place: Place,
  notes: TableNotes,
): Promise<void> {
  for (const block of blocks) await setBlock(paper, block, place, notes);
}

async function setBlock(paper: Paper, block: RootContent, place: Place, notes: TableNotes): Promise<void> {
  switch (block.type) {
    case 'paragraph':
      paper.paragraph(runsOf(block.children, notes.noteNumber), place);
      paper.skip(GAP);
      break;
    case 'heading':
      setHeading(paper, block.depth, runsOf(block.children, notes.noteNumber, { bold: true }), place);
      break;
    case 'list':
      await setList(paper, block, place, notes);
      break;
    case 'listItem':
      await setBlocks(paper, block.children, place, notes);
      break;
    case 'table':
      await setTable(paper, block, place, notes);
      paper.skip(GAP * 2);
      break;
    case 'code':
      setCode(paper, block, place);
      break;
    case 'blockquote':
      await setQuote(paper, block.children, place, notes);
      break;
    case 'thematicBreak':
      paper.need(GAP * 4);
      paper.rule(paper.y + GAP);
      paper.skip(GAP * 3);
      break;
    case 'html':
      paper.paragraph([plainRun(block.value)], place);
      break;
    case 'footnoteDefinition':
    case 'definition':
    case 'yaml':
    case 'tableRow':
    case 'tableCell':
      break;
    default:
      paper.paragraph(runsOf([block], notes.noteNumber), place);
      break;
  }
}

/** A heading stays with the beginning of what follows. */
export function setHeading(paper: Paper, depth: number, runs: ReturnType<typeof runsOf>, place: Place): void {
  const size = HEADING_SIZES[Math.min(depth, 4) - 1] ?? SIZE.h4;
  paper.skip(depth === 1 ? 0 : size * 0.8);
  paper.need(size * LEADING + (depth <= 2 ? SIZE.body * 13 : SIZE.body * 8));
  paper.paragraph(runs, { ...place, size });
  if (depth === 2) paper.rule(paper.y + 1.5);
  paper.y += depth <= 2 ? 6 : 3;
}

async function setList(
  paper: Paper,
  { ordered, start, children }: List,
  place: Place,
  notes: TableNotes,
): Promise<void> {
  const inner = { ...place, x: place.x + INDENT, width: place.width - INDENT };
  for (const [index, item] of children.entries()) {
    const step = place.size * LEADING;
    paper.need(step);
    const bullet = ordered ? `${(start ?? 1) + index}.` : boxOf(item);
    paper.words(bullet, place.x + 2, paper.y + (step - place.size) / 2, {
      face: 'plain',
      size: place.size,
      color: INK.quiet,
    });
    const before = paper.y;
    await setTight(paper, item, inner, notes);
    if (paper.y === before) paper.y += step;
  }
  paper.skip(GAP);
}

function boxOf({ checked }: ListItem): string {
  if (checked === true) return '☑';
  return checked === false ? '☐' : '•';
}

/** Paragraphs of an item without the distance between paragraphs. */
async function setTight(
  paper: Paper,
  { children }: ListItem,
  place: Place,
  notes: TableNotes,
): Promise<void> {
  for (const child of children) {
    if (child.type === 'paragraph') paper.paragraph(runsOf(child.children, notes.noteNumber), place);
    else await setBlock(paper, child, place, notes);
  }
}

function setCode(paper: Paper, { value }: Code, place: Place): void {
  const inner = { x: place.x + 8, width: place.width - 16, size: SIZE.code };
  const step = SIZE.code * LEADING;
  const lines = paper.lines([plainRun(value.replaceAll('\t', '    '), 'code')], inner);
  paper.need(step * Math.min(lines.length, 3) + 8);
  for (const line of lines) {
    paper.need(step);
    paper.fill(paper.y, step + 0.5, place.x, place.width);
    paper.line(line, inner.x, paper.y, SIZE.code);
    paper.y += step;
  }
  paper.skip(GAP * 1.5);
}

async function setQuote(
  paper: Paper,
  children: readonly RootContent[],
  place: Place,
  notes: TableNotes,
): Promise<void> {
  const page = paper.document.bufferedPageRange().count;
  const top = paper.y;
  await setBlocks(paper, children, { ...place, x: place.x + INDENT, width: place.width - INDENT }, notes);
  // A quote that goes over pages is known by its indent alone.
  if (paper.document.bufferedPageRange().count !== page) return;
  paper.document.rect(place.x + 4, top, 2, Math.max(0, paper.y - top - GAP)).fill(INK.line);
}

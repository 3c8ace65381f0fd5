import type { List, ListItem, Paragraph, RootContent } from 'mdast';
import { listingBeginning, setListing } from './listing.ts';
import { COLUMN, INK, LEADING, PAGE, SIZE } from './page-style.ts';
import type { PageWriter, Place } from './page-writer.ts';
import { setTable, type TableNotes, tableBeginning } from './table.ts';
import { plainRun, type Run, runsOf } from './text-runs.ts';

export const BODY: Place = { x: PAGE.left, width: COLUMN, size: SIZE.body };
const HEADING_SIZES = [SIZE.h1, SIZE.h2, SIZE.h3, SIZE.h4] as const;
const INDENT = 16;
const GAP = 5;

/** Blocks of plain mdast, one under the other. */
async function setBlocks(
  writer: PageWriter,
  blocks: readonly RootContent[],
  { place, notes }: BlockContext,
): Promise<void> {
  for (const [index, block] of blocks.entries()) {
    const next = blocks[index + 1];
    const after = next ? beginning(writer, next, { place, notes }) : 0;
    await setBlock(writer, block, { place, notes, after });
  }
}

/** Where blocks are set, and the notes of the document. */
export interface BlockContext {
  readonly place: Place;
  readonly notes: TableNotes;
}

/** How one block is set; `after` is the height that what follows needs to begin. */
export interface BlockSetting extends BlockContext {
  readonly after: number;
}

export async function setBlock(writer: PageWriter, block: RootContent, setting: BlockSetting): Promise<void> {
  const { place, notes, after } = setting;
  switch (block.type) {
    case 'paragraph':
      setParagraph(writer, runsOf(block.children, notes.noteNumber), {
        place,
        after: introduces(block) ? after : 0,
      });
      writer.skip(GAP);
      break;
    case 'heading': {
      const runs = runsOf(block.children, notes.noteNumber, { bold: true });
      setHeading(writer, runs, { depth: block.depth, place, after });
      break;
    }
    case 'list':
      await setList(writer, block, setting);
      break;
    case 'listItem':
      await setBlocks(writer, block.children, setting);
      break;
    case 'table':
      await setTable(writer, block, { place, notes });
      writer.skip(GAP * 2);
      break;
    case 'code':
      setListing(writer, block, place);
      writer.skip(GAP * 1.5);
      break;
    case 'blockquote':
      await setQuote(writer, block.children, setting);
      break;
    case 'thematicBreak':
      writer.need(GAP * 4);
      writer.rule(writer.y + GAP);
      writer.skip(GAP * 3);
      break;
    case 'html':
      setParagraph(writer, [plainRun(block.value)], { place });
      break;
    case 'footnoteDefinition':
    case 'definition':
    case 'yaml':
    case 'tableRow':
    case 'tableCell':
      break;
    default:
      setParagraph(writer, runsOf([block], notes.noteNumber), { place });
      break;
  }
}

/** The height that a block needs to begin below a heading or a line that introduces it. */
export function beginning(writer: PageWriter, block: RootContent, context: BlockContext): number {
  const line = SIZE.body * LEADING;
  switch (block.type) {
    case 'heading':
      return headingSize(block.depth) * 2.5 + line * 2;
    case 'table':
      return tableBeginning(writer, block, context);
    case 'code':
      return listingBeginning(block) + GAP;
    case 'list':
      return line * Math.min(block.children.length, 2) + GAP;
    default:
      return line * 2;
  }
}

/** A remark of the template, or words that end with a colon, must stay with what follows. */
export function introduces({ children, data }: Paragraph): boolean {
  if (data?.remark) return true;
  const last = children.at(-1);
  if (last?.type === 'text') return /:\s*$/.test(last.value);
  if (last?.type === 'strong') return true;
  return false;
}

function setParagraph(
  writer: PageWriter,
  runs: readonly Run[],
  { place, after = 0 }: { readonly place: Place; readonly after?: number },
): void {
  writer.tags.within('P', () => writer.paragraph(runs, place, after));
}

/** A heading stays with the beginning of what follows. */
export function setHeading(
  writer: PageWriter,
  runs: readonly Run[],
  { depth, place, after }: { readonly depth: number; readonly place: Place; readonly after: number },
): void {
  const size = headingSize(depth);
  const below = depth <= 2 ? 6 : 3;
  writer.skip(depth === 1 ? 0 : size * 0.8);
  writer.tags.enter(`H${depth}`);
  writer.paragraph(runs, { ...place, size }, after + below);
  writer.tags.leave();
  if (depth === 2) writer.rule(writer.y + 1.5);
  writer.y += below;
}

function headingSize(depth: number): number {
  return HEADING_SIZES[Math.min(depth, 4) - 1] ?? SIZE.h4;
}

async function setList(
  writer: PageWriter,
  { ordered, start, children }: List,
  { place, notes }: BlockContext,
): Promise<void> {
  const inner = { ...place, x: place.x + INDENT, width: place.width - INDENT };
  const step = place.size * LEADING;
  writer.begin(step * Math.min(2, children.length));
  writer.tags.enter('L');
  for (const [index, item] of children.entries()) {
    const isLastButOne = children.length > 2 && index === children.length - 2;
    writer.need(Math.max(isLastButOne ? step * 2 : 0, itemBeginning(writer, item, { place: inner, notes })));
    const bullet = ordered ? `${(start ?? 1) + index}.` : boxOf(item);
    writer.tags.enter('LI');
    const style = { face: 'plain', size: place.size, color: INK.quiet } as const;
    writer.tags.within('Lbl', () => writer.words(bullet, { x: place.x + 2, top: writer.y }, style));
    const before = writer.y;
    writer.tags.enter('LBody');
    await setListItem(writer, item, { place: inner, notes });
    writer.tags.leave();
    writer.tags.leave();
    if (writer.y === before) writer.y += step;
  }
  writer.tags.leave();
  writer.skip(GAP);
}

function boxOf({ checked }: ListItem): string {
  if (checked === true) return '☑';
  return checked === false ? '☐' : '•';
}

/** The blocks of a list item, its paragraphs without the usual distance between them. */
async function setListItem(
  writer: PageWriter,
  { children }: ListItem,
  { place, notes }: BlockContext,
): Promise<void> {
  for (const child of children) {
    if (child.type === 'paragraph') setParagraph(writer, runsOf(child.children, notes.noteNumber), { place });
    else await setBlock(writer, child, { place, notes, after: 0 });
  }
}

/** An item's bullet stays with its first lines, and these with the beginning of a nested list. */
function itemBeginning(writer: PageWriter, { children }: ListItem, { place, notes }: BlockContext): number {
  const step = place.size * LEADING;
  const [first] = children;
  const runs = first?.type === 'paragraph' ? runsOf(first.children, notes.noteNumber) : [];
  const lines = writer.lines(runs, place).length;
  const own = Math.max(1, lines <= 3 ? lines : 2);
  return step * (own + (children.length > 1 ? 1 : 0));
}

async function setQuote(
  writer: PageWriter,
  children: readonly RootContent[],
  { place, notes }: BlockContext,
): Promise<void> {
  const page = writer.document.bufferedPageRange().count;
  const top = writer.y;
  writer.tags.enter('BlockQuote');
  const inner = { ...place, x: place.x + INDENT, width: place.width - INDENT };
  await setBlocks(writer, children, { place: inner, notes });
  writer.tags.leave();
  // A quote across pages is marked by its indent alone.
  if (writer.document.bufferedPageRange().count !== page) return;
  const height = Math.max(0, writer.y - top - GAP);
  writer.fill({ x: place.x + 4, top, width: 2, height }, INK.line);
}

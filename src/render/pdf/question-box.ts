import type { List, Paragraph, PhrasingContent, RootContent } from 'mdast';
import { COLOURS } from '../html/colours.ts';
import type { Line } from './line-breaking.ts';
import { COLUMN, INK, LEADING, PAGE, SIZE } from './page-style.ts';
import type { PageWriter } from './page-writer.ts';
import { plainRun, type Run, runsOf } from './text-runs.ts';

const PADDING = { x: 10, y: 7 } as const;
const NUMBER_WIDTH = 17;
const GAP = 3;
const LINE = SIZE.body * LEADING;

/** One paragraph of the box; a question has its number. */
interface Entry {
  readonly number?: string;
  readonly lines: readonly Line[];
}

/** A group of entries that is one paragraph, or one list. */
interface Group {
  readonly entries: readonly Entry[];
  readonly isList: boolean;
}

/** What would complete the draft, in a box: a title, and questions with their numbers. */
export function setQuestionBox(writer: PageWriter, blocks: readonly RootContent[]): void {
  const groups = blocks.flatMap((block) => groupOf(writer, block) ?? []);
  const height = heightOf(groups) + 2 * PADDING.y;
  writer.skip(4);
  writer.begin(height);
  const fits = height <= writer.room;
  if (fits) drawBox(writer, height);
  writer.y += PADDING.y;
  for (const group of groups) setGroup(writer, group);
  writer.y += PADDING.y + 4;
}

/** The height of the box; one that no page can hold begins like any list. */
export function questionBoxBeginning(writer: PageWriter, blocks: readonly RootContent[]): number {
  return heightOf(blocks.flatMap((block) => groupOf(writer, block) ?? [])) + 2 * PADDING.y;
}

function groupOf(writer: PageWriter, block: RootContent): Group | undefined {
  if (block.type === 'paragraph') {
    return { isList: false, entries: [{ lines: linesOf(writer, titleRuns(block), COLUMN - 2 * PADDING.x) }] };
  }
  return block.type === 'list' ? { isList: true, entries: entriesOf(writer, block) } : undefined;
}

function titleRuns({ children }: Paragraph): Run[] {
  const color = children.some(({ type }) => type === 'strong') ? INK.question : INK.text;
  return runsOf(children, () => 0, { color });
}

function entriesOf(writer: PageWriter, { children }: List): Entry[] {
  return children.flatMap(({ children: [words] }): Entry[] => {
    if (words?.type !== 'paragraph') return [];
    const [number, ...question] = words.children;
    const runs = runsOf(withoutDot(question), () => 0);
    const lines = linesOf(writer, runs, COLUMN - 2 * PADDING.x - NUMBER_WIDTH);
    const [first] = number?.type === 'strong' ? number.children : [];
    return [{ number: first?.type === 'text' ? first.value : '', lines }];
  });
}

/** The number stands in a column of its own, and needs no dot behind it. */
function withoutDot([first, ...rest]: readonly PhrasingContent[]): PhrasingContent[] {
  if (first?.type !== 'text') return first ? [first, ...rest] : rest;
  return [{ ...first, value: first.value.replace(/^ · /, '') }, ...rest];
}

function linesOf(writer: PageWriter, runs: readonly Run[], width: number): Line[] {
  return writer.lines(runs, { width, size: SIZE.body });
}

function heightOf(groups: readonly Group[]): number {
  const entries = groups.flatMap((group) => group.entries);
  return entries.reduce((sum, { lines }) => sum + lines.length * LINE + GAP, 0);
}

function drawBox({ document, tags, y }: PageWriter, height: number): void {
  const { questionGround, questionLine } = COLOURS.light;
  tags.decorate('Layout', () => {
    document
      .lineWidth(0.5)
      .roundedRect(PAGE.left, y, COLUMN, height, 4)
      .fillAndStroke(questionGround, questionLine);
  });
}

function setGroup(writer: PageWriter, { entries, isList }: Group): void {
  if (isList) writer.tags.enter('L');
  for (const entry of entries) setEntry(writer, entry);
  if (isList) writer.tags.leave();
}

function setEntry(writer: PageWriter, { number, lines }: Entry): void {
  const x = PAGE.left + PADDING.x;
  writer.need(LINE);
  if (number === undefined) {
    writer.tags.within('P', () => setLines(writer, lines, x));
    return;
  }
  writer.tags.enter('LI');
  const [label = []] = writer.lines([plainRun(number, 'bold', INK.question)], {
    width: COLUMN,
    size: SIZE.body,
  });
  writer.tags.within('Lbl', () => writer.line(label, { x, top: writer.y, size: SIZE.body }));
  writer.tags.within('LBody', () => setLines(writer, lines, x + NUMBER_WIDTH));
  writer.tags.leave();
}

function setLines(writer: PageWriter, lines: readonly Line[], x: number): void {
  for (const line of lines) {
    writer.need(LINE);
    writer.line(line, { x, top: writer.y, size: SIZE.body });
    writer.y += LINE;
  }
  writer.y += GAP;
}

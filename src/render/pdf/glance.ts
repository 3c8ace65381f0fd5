import type { Chip, Glance, KeyFigure } from '../../domain/postmortem/document/glance.ts';
import { CHIPS } from '../html/colours.ts';
import { COLUMN, type Face, INK, LEADING, PAGE, SIZE } from './page-style.ts';
import type { PageWriter } from './page-writer.ts';
import { plainRun } from './text-runs.ts';

/** The room that labels and figures need. */
export const GLANCE_HEIGHT = 96;

const CHIP = { height: 15, padding: 7, gap: 5, size: 8.5 } as const;
const VALUE_SIZE = 13;
const PADDING = { x: 7, y: 6 } as const;

/** Labels for severity, state and duration, and the strip of key figures. */
export function setGlance(writer: PageWriter, { chips, figures }: Glance): void {
  if (chips.length > 0) setChips(writer, chips);
  if (figures.some(({ value }) => value !== undefined)) setFigures(writer, figures);
}

function setChips(writer: PageWriter, chips: readonly Chip[]): void {
  writer.skip(2);
  let x: number = PAGE.left;
  writer.tags.enter('P');
  for (const { words: label, tone } of chips) {
    const words = label.charAt(0).toUpperCase() + label.slice(1);
    const { ink, ground } = CHIPS[tone];
    const width = writer.fonts.width(words, 'bold', CHIP.size) + 2 * CHIP.padding;
    roundedBox(writer, { x, width, height: CHIP.height, radius: CHIP.height / 2 }, ground);
    const top = writer.y + (CHIP.height - CHIP.size * LEADING) / 2;
    // The space tells labels apart for those who hear them or copy them.
    setLine(writer, `${words} `, { x: x + CHIP.padding, top, size: CHIP.size, face: 'bold', color: ink });
    x += width + CHIP.gap;
  }
  writer.tags.leave();
  writer.y += CHIP.height + 9;
}

function setFigures(writer: PageWriter, figures: readonly KeyFigure[]): void {
  const width = COLUMN / figures.length;
  const top = writer.y;
  const bottoms = figures.map((figure, index) => {
    const left = PAGE.left + index * width;
    return setFigure(writer, figure, {
      left: left + PADDING.x,
      top: top + PADDING.y,
      width: width - 2 * PADDING.x,
    });
  });
  const height = Math.max(...bottoms) + PADDING.y - top;
  frame(writer, { count: figures.length, width, height });
  writer.y = top + height + 9;
}

/** One figure under its label, above what it is measured from; gives where it ends. */
function setFigure(
  writer: PageWriter,
  { label, value, detail }: KeyFigure,
  { left, top, width }: { readonly left: number; readonly top: number; readonly width: number },
): number {
  const quiet = { x: left, size: SIZE.small, face: 'plain', color: INK.quiet } as const;
  let y = top;
  writer.tags.enter('P');
  setLine(writer, `${label} `, { ...quiet, top: y });
  y += SIZE.small * LEADING;
  const style =
    value === undefined
      ? { ...quiet, size: VALUE_SIZE }
      : { ...quiet, size: VALUE_SIZE, face: 'bold' as const, color: INK.text };
  setLine(writer, `${value ?? '–'} `, { ...style, top: y });
  y += VALUE_SIZE * LEADING;
  for (const words of detail) {
    for (const line of writer.lines([plainRun(words, 'plain', INK.quiet)], { width, size: SIZE.small })) {
      writer.line(line, { x: left, top: y, size: SIZE.small });
      y += SIZE.small * LEADING;
    }
  }
  writer.tags.leave();
  return y;
}

interface LineStyle {
  readonly x: number;
  readonly top: number;
  readonly size: number;
  readonly face: Face;
  readonly color: string;
}

function setLine(writer: PageWriter, words: string, { x, top, ...style }: LineStyle): void {
  writer.words(words, { x, top }, style);
}

function roundedBox(
  writer: PageWriter,
  {
    x,
    width,
    height,
    radius,
  }: { readonly x: number; readonly width: number; readonly height: number; readonly radius: number },
  color: string,
): void {
  const { document, tags } = writer;
  tags.decorate('Layout', () => document.roundedRect(x, writer.y, width, height, radius).fill(color));
}

/** The border of the strip, and the lines between its figures. */
function frame(
  { document, tags, y }: PageWriter,
  { count, width, height }: { readonly count: number; readonly width: number; readonly height: number },
): void {
  tags.decorate('Layout', () => {
    document.lineWidth(0.5).roundedRect(PAGE.left, y, count * width, height, 4);
    for (let index = 1; index < count; index += 1)
      document.moveTo(PAGE.left + index * width, y).lineTo(PAGE.left + index * width, y + height);
    document.stroke(INK.line);
  });
}

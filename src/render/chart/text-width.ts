import { widthOf, wrapped as wrappedColumns } from '../../domain/postmortem/document/text-width.ts';

/** The width of a column as a share of the font size. An estimate: no font is measured where pictures are made. */
const COLUMN = 0.6;

/** Roughly how wide a line is, in pixels. */
export function textWidth(line: string, fontSize: number): number {
  return widthOf(line) * fontSize * COLUMN;
}

/** The box that wrapped text has to fit into. */
export interface TextBox {
  readonly fontSize: number;
  /** In pixels. */
  readonly width: number;
  readonly maxLines: number;
}

/** Text in lines of about the box's width; the last line ends with `…` where text was cut. */
export function wrapped(text: string, { fontSize, width, maxLines }: TextBox): string[] {
  return wrappedColumns(text, Math.max(2, Math.floor(width / (fontSize * COLUMN))), maxLines);
}

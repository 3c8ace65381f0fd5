import { widthOf, wrapped as wrappedColumns } from '../../domain/postmortem/text-width.ts';

/** A column of the pictures' font is about so wide, as a share of its size: no fonts are measured where pictures are made. */
const COLUMN = 0.6;

/** Roughly how wide a line is, in pixels. */
export function textWidth(line: string, fontSize: number): number {
  return widthOf(line) * fontSize * COLUMN;
}

/** Words in lines of about this width, at most so many; the last one ends with `…` where there is more. */
export function wrapped(line: string, fontSize: number, width: number, most: number): string[] {
  return wrappedColumns(line, Math.max(2, Math.floor(width / (fontSize * COLUMN))), most);
}

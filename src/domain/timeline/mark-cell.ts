import { MARK_NAMES, type Mark } from './mark.ts';

/** Between the marks of one cell. */
const SEPARATOR = '; ';
const ONE = /^([a-z-]+)(?: \((.*?)\))?(?: by (.+))?$/;

/** An entry's marks in one cell of a table: `cause by Ana Diaz; restored (eu only)`. When they were set is left out. */
export function marksCell(marks: readonly Mark[], nameOf: (by: string) => string): string {
  return marks
    .map(({ is, part, by }) => {
      const of = part === undefined ? '' : ` (${part.replace(/[()]/g, '')})`;
      return `${is}${of}${by === undefined ? '' : ` by ${nameOf(by)}`}`.replaceAll(';', ',');
    })
    .join(SEPARATOR);
}

/** The marks that such a cell names; `undefined` where it says anything else. */
export function readMarksCell(cell: string): readonly Mark[] | undefined {
  const marks: Mark[] = [];
  for (const written of cell.split(';')) {
    const [, name, part, by] = ONE.exec(written.trim()) ?? [];
    const is = MARK_NAMES.find((known) => known === name);
    if (!is) return undefined;
    marks.push({ is, ...(part ? { part } : {}), ...(by ? { by } : {}) });
  }
  return marks;
}

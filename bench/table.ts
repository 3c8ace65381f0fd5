import { met, type Row } from './measured-row.ts';

/** The rows as an aligned table for a terminal. */
export function table(rows: readonly Row[]): string {
  const cells = [['figure', 'what', 'value', 'aim', ''], ...rows.map(cellsOf)];
  const widths = [0, 1, 2, 3].map((column) => Math.max(...cells.map((row) => row[column]?.length ?? 0)));
  const lines = cells.map((row) =>
    row
      .map((cell, column) =>
        column === 2 ? cell.padStart(widths[2] ?? 0) : cell.padEnd(widths[column] ?? 0),
      )
      .join('  ')
      .trimEnd(),
  );
  return [lines[0], lines[0]?.replace(/./g, '-'), ...lines.slice(1)].join('\n');
}

function cellsOf(row: Row): string[] {
  const verdict = met(row);
  return [
    row.figure,
    row.what,
    `${shown(row.value)} ${row.unit}`,
    aimOf(row),
    verdict === undefined ? '' : verdict ? 'met' : 'NOT MET',
  ];
}

function aimOf({ aim, unit }: Row): string {
  if (!aim) return '';
  return 'atLeast' in aim ? `≥ ${aim.atLeast} ${unit}` : `≤ ${aim.atMost} ${unit}`;
}

function shown(value: number): string {
  return value >= 100 ? value.toFixed(0) : value >= 10 ? value.toFixed(1) : value.toFixed(2);
}

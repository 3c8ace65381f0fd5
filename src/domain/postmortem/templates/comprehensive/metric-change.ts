import { grouped } from '../../../timeline/time-words.ts';

const FIGURE = /^(?<number>-?\d[\d,]*(?:\.\d+)?)\s*(?<unit>[^\d\s]\S*)?$/u;

/**
 * How a metric changed, from what people typed: shares by their difference (`0.1%` to `45%`: `+44.9 points`),
 * everything else in percent of the normal value (`200ms` to `5000ms`: `+2,400%`). Undefined where a value is not a
 * single figure, or the units differ.
 */
export function changeOf(normal: string | undefined, during: string | undefined): string | undefined {
  const before = read(normal);
  const after = read(during);
  if (!before || !after || before.unit !== after.unit) return undefined;
  if (before.unit === '%') return `${signed(after.value - before.value)} points`;
  if (before.value === 0) return undefined;
  return `${signed(((after.value - before.value) / Math.abs(before.value)) * 100)}%`;
}

function read(typed: string | undefined): { value: number; unit: string } | undefined {
  const { number, unit = '' } = FIGURE.exec(typed?.trim() ?? '')?.groups ?? {};
  return number === undefined ? undefined : { value: Number(number.replaceAll(',', '')), unit };
}

/** With its sign, to one decimal: `+44.9`, `−100`, `±0`. */
function signed(value: number): string {
  const rounded = Math.round(Math.abs(value) * 10) / 10;
  if (rounded === 0) return '±0';
  return `${value < 0 ? '−' : '+'}${grouped(rounded)}`;
}

/** A figure as people write it: `0.1%`, `5,000 ms`, `1.2k`, `about 45 req/s`. */
export interface Quantity {
  readonly value: number;
  /** The words after the number. */
  readonly unit: string;
}

const FACTORS: Readonly<Record<string, number>> = { k: 1e3, m: 1e6, b: 1e9 };
/** Units of time in milliseconds, so that `200 ms` and `5 s` share a scale. */
const TIMES: Readonly<Record<string, number>> = {
  ms: 1,
  s: 1_000,
  sec: 1_000,
  seconds: 1_000,
  min: 60_000,
  minutes: 60_000,
  h: 3_600_000,
  hours: 3_600_000,
};

/** The only figure in a text; `undefined` where there is none or more than one (`10-20`, `p50 80 ms`). */
export function readQuantity(words: string | undefined): Quantity | undefined {
  const found =
    /^\s*(?:about|approx\.?|around|ca\.?|over|under|up to|[~≈<>≤≥])?\s*(-?\d[\d,]*(?:\.\d+)?)\s*(\D*)$/i.exec(
      words ?? '',
    );
  if (!found) return undefined;
  const [, digits = '', rest = ''] = found;
  const value = Number(digits.replaceAll(',', ''));
  const unit = rest.trim();
  const time = TIMES[unit.toLowerCase()];
  if (time !== undefined) return { value: value * time, unit: 'ms' };
  const [, factor = '', other = ''] = /^([kmb])\b\s*(.*)$/i.exec(unit) ?? [undefined, '', unit];
  return { value: value * (FACTORS[factor.toLowerCase()] ?? 1), unit: other };
}

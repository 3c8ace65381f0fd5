/** The target for a figure. */
export type Aim = { readonly atLeast: number } | { readonly atMost: number };

/** One measured figure: a line of the table, an object of the JSON. */
export interface Row {
  readonly figure: string;
  readonly what: string;
  readonly value: number;
  /** `×` is a ratio to something measured in the same run. */
  readonly unit: '/s' | 'ms' | 'MB' | '×';
  readonly aim?: Aim;
  /** The single measurements, in the order in which they were made. */
  readonly samples?: readonly number[];
}

/** Whether a figure meets its target; `undefined` without a target. */
export function met({ value, aim }: Row): boolean | undefined {
  if (!aim) return undefined;
  return 'atLeast' in aim ? value >= aim.atLeast : value <= aim.atMost;
}

/** The median of single measurements, as a row that keeps them. */
export function medianRow(row: Omit<Row, 'value' | 'samples'>, samples: readonly number[]): Row {
  return { ...row, value: median(samples), samples };
}

/** The middle one, or the mean of the two middle ones. Throws for no values. */
export function median(values: readonly number[]): number {
  const sorted = [...values].sort((a, b) => a - b);
  const upper = sorted[Math.floor(sorted.length / 2)];
  const lower = sorted[Math.ceil(sorted.length / 2) - 1];
  if (upper === undefined || lower === undefined) throw new Error('There is no median of no values.');
  return (lower + upper) / 2;
}

/** How keys of incidents begin, unless an operator says otherwise. */
export const USUAL_PREFIX = 'INC';

/** Room for the longest prefix, and more incidents than a year has. */
export const LONGEST_KEY = 'ABCDEFGHIJ-2026-000000';

/** `INC-2026-0012`: prefix, year, counter. */
export function incidentKeyOf(prefix: string, year: number, number: number): string {
  return `${prefix}-${year}-${String(number).padStart(4, '0')}`;
}

/** Year and counter of a key, whatever its prefix. */
export function readKeyParts(key: string): { readonly year: number; readonly number: number } | undefined {
  const [, year, number] = /^[A-Z][A-Z0-9]{1,9}-(\d{4})-(\d+)$/.exec(key) ?? [];
  return year === undefined ? undefined : { year: Number(year), number: Number(number) };
}

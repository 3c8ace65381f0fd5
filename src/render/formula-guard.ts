/**
 * What a spreadsheet takes for the beginning of a formula, as OWASP lists it, full-width forms included
 * (https://owasp.org/www-community/attacks/CSV_Injection), with the apostrophes that may stand before it.
 */
const FORMULA = /^'*[=+\-@\t\r\uFF1D\uFF0B\uFF0D\uFF20]/;

/** A cell that no spreadsheet runs: an apostrophe is set before a formula, and before an apostrophe that looks like one. */
export function guarded(cell: string): string {
  return FORMULA.test(cell) ? `'${cell}` : cell;
}

/** The cell without that apostrophe; the inverse of `guarded`. */
export function unguarded(cell: string): string {
  return cell.startsWith("'") && FORMULA.test(cell) ? cell.slice(1) : cell;
}

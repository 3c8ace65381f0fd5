import { unmarked } from './code-marks.ts';

/** The fields of an object; none where it is anything else, so that `null` reads as a field that is not there. */
export function fieldsOf(value: unknown): Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
    ? (value as Record<string, unknown>)
    : {};
}

/** The items of a list; none where it is no list. */
export function listOf(value: unknown): readonly unknown[] {
  return Array.isArray(value) ? value : [];
}

/** A text or a number as text; otherwise `''`. */
export function textOf(value: unknown): string {
  if (typeof value === 'string') return unmarked(value);
  return typeof value === 'number' && Number.isFinite(value) ? String(value) : '';
}

/** As `textOf`, `undefined` where nothing is written. */
export function optionalText(value: unknown): string | undefined {
  const text = textOf(value).trim();
  return text === '' ? undefined : text;
}

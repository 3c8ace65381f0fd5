import { promisify } from 'node:util';
import { gunzip, gzip } from 'node:zlib';

const DATE = '$date';

/**
 * A value as gzipped JSON: a document over ten thousand entries stays far below the 16 MB of one stored document.
 * Dates come back as dates; `undefined` fields are left out.
 */
export async function pack(value: unknown): Promise<Buffer> {
  return promisify(gzip)(JSON.stringify(value, markDates));
}

/** The value that `pack` was given; `bytes` may be a driver's Binary. */
export async function unpack(bytes: Uint8Array | { readonly buffer: Uint8Array }): Promise<unknown> {
  const packed = bytes instanceof Uint8Array ? bytes : bytes.buffer;
  const text = (await promisify(gunzip)(packed)).toString('utf8');
  return withDates(JSON.parse(text));
}

/** `JSON.stringify` has turned a date into text before it calls this, so the date is read from its holder. */
function markDates(this: unknown, key: string, value: unknown): unknown {
  const original: unknown = (this as Record<string, unknown>)[key];
  return original instanceof Date ? { [DATE]: original.toISOString() } : value;
}

/** Puts dates back in place. Reading them while parsing takes three times as long, and everything is parsed often. */
function withDates(value: unknown): unknown {
  if (typeof value !== 'object' || value === null) return value;
  const parts = value as Record<string, unknown>;
  for (const key of Object.keys(parts)) {
    const part = parts[key];
    if (typeof part === 'object' && part !== null) parts[key] = withDates(part);
  }
  if (!(DATE in value)) return value;
  const date = new Date(String(value[DATE]));
  // The value itself may have a key of this name.
  return Number.isNaN(date.getTime()) ? value : date;
}

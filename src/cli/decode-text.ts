/** The text of a file; or, where its bytes are not that text, the same bytes as one character each. */
export type DecodedText =
  | { readonly kind: 'text'; readonly text: string }
  | { readonly kind: 'undecodable'; readonly encoding: string; readonly bytes: string };

/** Byte order marks, as the Encoding Standard knows them (https://encoding.spec.whatwg.org/#decode). */
const MARKS: readonly (readonly [encoding: string, ...mark: readonly number[]])[] = [
  ['utf-8', 0xef, 0xbb, 0xbf],
  ['utf-16le', 0xff, 0xfe],
  ['utf-16be', 0xfe, 0xff],
];

/**
 * The text of a file, without its byte order mark: in the encoding that the mark names, else in UTF-16 where the zero
 * bytes of Latin letters show it, else in UTF-8. Nothing is replaced or guessed.
 */
export function decodeText(bytes: Uint8Array): DecodedText {
  const encoding = markOf(bytes) ?? utf16Of(bytes) ?? 'utf-8';
  const text = decoded(encoding, bytes);
  return text === undefined ? undecodable(encoding, bytes) : { kind: 'text', text };
}

/** The same bytes as one character each. */
export function undecodable(encoding: string, bytes: Uint8Array): DecodedText {
  return { kind: 'undecodable', encoding, bytes: Buffer.from(bytes).toString('latin1') };
}

function decoded(encoding: string, bytes: Uint8Array): string | undefined {
  try {
    return new TextDecoder(encoding, { fatal: true }).decode(bytes);
  } catch {
    return undefined;
  }
}

/** Whether bytes, as one character each, are UTF-8. */
export function isUtf8(bytes: string): boolean {
  return decoded('utf-8', Buffer.from(bytes, 'latin1')) !== undefined;
}

/** The encoding that a byte order mark names. */
export function markOf(bytes: Uint8Array): string | undefined {
  return MARKS.find(([, ...mark]) => mark.every((byte, index) => bytes[index] === byte))?.[0];
}

/** How much of a file is looked at. */
const SAMPLE_BYTES = 1_000;

/** In UTF-16 every other byte of Latin letters, digits and separators is zero; in other texts no byte is. */
function utf16Of(bytes: Uint8Array): 'utf-16le' | 'utf-16be' | undefined {
  const zeros = [0, 0];
  const sample = bytes.subarray(0, SAMPLE_BYTES);
  for (const [index, byte] of sample.entries())
    if (byte === 0) zeros[index % 2] = (zeros[index % 2] ?? 0) + 1;
  const [even = 0, odd = 0] = zeros;
  if (Math.max(even, odd) * 4 < sample.length) return undefined;
  return even > odd ? 'utf-16be' : 'utf-16le';
}

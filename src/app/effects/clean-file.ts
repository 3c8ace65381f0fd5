import { redact, type TakenSecret } from '../../domain/secrets/redact.ts';
import type { SecretFinder } from '../ports/secret-finder.ts';

/** Text longer than this would take a core for minutes to look at, and is not kept; in bytes. */
export const TEXT_BYTES = 2_000_000;

/** In so many of the first bytes a file without text has a zero, as Git sees it. */
const LOOKED_AT = 8_000;

/** What lies in these is no text to look at, whatever its first bytes are. */
const NO_TEXT = /^(image\/(?!svg)|audio\/|video\/|font\/|application\/(pdf|zip|gzip|x-tar|x-7z))/;

/** A file as it may be kept: the bytes, and what was taken out of them; `too long` where nobody looked at it. */
export type CleanFile =
  | { readonly bytes: AsyncIterable<Uint8Array>; readonly taken: readonly TakenSecret[] }
  | 'too long';

/**
 * The bytes of a file, without the secrets where they are text; what is none passes as it comes. Text is told by its
 * bytes, since Slack takes a `.env` for anything. Throws what `bytes` throws.
 */
export async function cleanFile(
  secretFinder: SecretFinder,
  { bytes, mimetype }: { readonly bytes: AsyncIterable<Uint8Array>; readonly mimetype: string },
): Promise<CleanFile> {
  if (NO_TEXT.test(mimetype)) return { bytes, taken: [] };
  const parts = bytes[Symbol.asyncIterator]();
  let read = Buffer.alloc(0);
  for (let next = await parts.next(); !next.done; next = await parts.next()) {
    read = Buffer.concat([read, next.value]);
    if (read.length >= LOOKED_AT && !isText(read)) return { bytes: rest(read, parts), taken: [] };
    if (read.length <= TEXT_BYTES) continue;
    await parts.return?.();
    return 'too long';
  }
  const encoding = encodingOf(read);
  const text = encoding === undefined ? '' : read.toString(encoding);
  const { texts, taken } = redact([text], await secretFinder.find(text));
  const kept = taken.length === 0 ? read : Buffer.from(texts.join(''), encoding);
  return { bytes: rest(kept), taken };
}

/** The text that these bytes are; `undefined` where they are none. */
export function textOf(bytes: Uint8Array): string | undefined {
  const read = Buffer.from(bytes);
  const encoding = encodingOf(read);
  return encoding === undefined ? undefined : read.toString(encoding);
}

/** How text is written in these bytes; `undefined` where they hold none. */
function encodingOf(bytes: Buffer): BufferEncoding | undefined {
  if (!isText(bytes)) return undefined;
  if (isUtf16(bytes)) return 'utf16le';
  // What is no UTF-8 is read byte by byte, and written back as it was.
  return bytes.equals(Buffer.from(bytes.toString('utf8'), 'utf8')) ? 'utf8' : 'latin1';
}

function isText(bytes: Buffer): boolean {
  return isUtf16(bytes) || !bytes.subarray(0, LOOKED_AT).includes(0);
}

function isUtf16(bytes: Buffer): boolean {
  return bytes[0] === 0xff && bytes[1] === 0xfe;
}

async function* rest(read: Uint8Array, parts?: AsyncIterator<Uint8Array>): AsyncIterable<Uint8Array> {
  yield read;
  if (parts) yield* { [Symbol.asyncIterator]: () => parts };
}

import iconv from 'iconv-lite';
import { UsageFault } from '../cli-fault.ts';
import { type DecodedText, decodeText, markOf, undecodable } from '../decode-text.ts';

/**
 * The text of a file in an encoding that somebody named; a byte order mark knows better. Node 20 itself decodes
 * windows-1252 as ISO 8859-1, without `€` and `–`. Throws `UsageFault` for a name that no encoding has.
 */
export function decodeNamed(bytes: Uint8Array, encoding: string): DecodedText {
  if (!iconv.encodingExists(encoding)) {
    throw new UsageFault(
      `There is no encoding "${encoding}"; Excel's own is often windows-1252, for example: --encoding windows-1252`,
    );
  }
  if (markOf(bytes) !== undefined) return decodeText(bytes);
  const text = iconv.decode(Buffer.from(bytes), encoding);
  return text.includes('\uFFFD') ? undecodable(encoding, bytes) : { kind: 'text', text };
}

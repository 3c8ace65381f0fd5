import { CliFault } from '../cli-fault.ts';
import { decodeText } from '../decode-text.ts';

/** A JSON file, with or without a byte order mark. Throws `CliFault`. */
export function readJson(
  bytes: Uint8Array,
  file: string,
): { readonly text: string; readonly value: unknown } {
  const decoded = decodeText(bytes);
  if (decoded.kind === 'undecodable') {
    throw new CliFault(`${file} is not UTF-8; export the channel again, or save the file as UTF-8.`);
  }
  try {
    return { text: decoded.text, value: JSON.parse(decoded.text) };
  } catch (error) {
    throw new CliFault(`${file} is not JSON; export the channel again, or take the file out of the folder.`, {
      cause: error,
    });
  }
}

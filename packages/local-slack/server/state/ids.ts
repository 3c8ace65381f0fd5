import { randomBytes } from 'node:crypto';

const ALPHABET = '0123456789ABCDEFGHJKMNPQRSTVWXYZ';

/** A random id in Slack's look: a letter for its kind, then `0` and nine characters, as `C0ABCDEF123`. */
export function newId(kind: 'T' | 'U' | 'B' | 'A' | 'C' | 'D' | 'G' | 'F' | 'V' | 'W' | 'E' | 'Ev'): string {
  return `${kind}0${randomText(9)}`;
}

/** Upper-case letters and digits. */
export function randomText(length: number): string {
  return [...randomBytes(length)].map((byte) => ALPHABET[byte % ALPHABET.length]).join('');
}

/** Lower-case hexadecimal, for secrets and hashes. */
export function randomHex(bytes: number): string {
  return randomBytes(bytes).toString('hex');
}

/** What a secret is made of when the corpus is read: nothing in these files is one, so no scanner takes them for it. */
const LETTERS = 'abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789';

/** Random characters, the same in every run for the same seed. */
export function madeUp(seed: number, length: number, alphabet: string = LETTERS): string {
  let state = (seed * 2_654_435_761) >>> 0 || 1;
  let text = '';
  while (text.length < length) {
    state ^= state << 13;
    state >>>= 0;
    state ^= state >>> 17;
    state ^= state << 5;
    state >>>= 0;
    text += alphabet[state % alphabet.length];
  }
  return text;
}

export const HEX = '0123456789abcdef';
export const UPPER = 'ABCDEFGHIJKLMNOPQRSTUVWXYZ234567';
export const DIGITS = '0123456789';
export const BASE64 = `${LETTERS}+/`;
export const URL_SAFE = `${LETTERS}-_`;

/** A text, and the secret in it; without one it only looks as if. */
export interface Sample {
  readonly text: string;
  readonly secret?: string;
}

/**
 * Bidirectional embeddings and overrides, which can make pasted text show something it does not say. No language needs
 * them.
 */
const OVERRIDES = /[\u202A-\u202E]/;
const EVERY_OVERRIDE = /[\u202A-\u202E]/g;

/** The text without bidirectional embeddings and overrides. */
export function stripBidiOverrides(words: string): string {
  return OVERRIDES.test(words) ? words.replace(EVERY_OVERRIDE, '') : words;
}

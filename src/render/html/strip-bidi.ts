/** Marks that turn letters around until they are ended, which pasted text need not do. Languages need none of them. */
const OVERRIDES = /[\u202A-\u202E]/;
const EVERY_OVERRIDE = /[\u202A-\u202E]/g;

/** The same words without what would turn around those that follow them. */
export function stripBidiOverrides(words: string): string {
  return OVERRIDES.test(words) ? words.replace(EVERY_OVERRIDE, '') : words;
}

/**
 * What a person typed, fit to be kept: no NUL or other control characters (newline and tab stay), no half characters,
 * composed (NFC), without space around it. Emoji, and marks of right-to-left writing, stay as they are.
 */
export function cleanText(text: string): string {
  return text
    .replace(/\r\n?/g, '\n')
    .replace(/[^\P{Cc}\n\t]/gu, '')
    .replace(/\p{Surrogate}/gu, '\uFFFD')
    .normalize('NFC')
    .trim();
}

/** Whether there is anything in it that a reader would see. */
export function isBlank(text: string): boolean {
  return !/[\p{L}\p{N}\p{P}\p{S}]/u.test(text);
}

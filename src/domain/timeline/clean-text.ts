/**
 * What a person typed, made fit to store: no NUL or other control characters (newline and tab stay), no lone
 * surrogates, composed (NFC), trimmed. Emoji and right-to-left marks stay as they are.
 */
export function cleanText(text: string): string {
  return text
    .replace(/\r\n?/g, '\n')
    .replace(/[^\P{Cc}\n\t]/gu, '')
    .replace(/\p{Surrogate}/gu, '\uFFFD')
    .normalize('NFC')
    .trim();
}

/** Whether it contains anything that a reader would see. */
export function isBlank(text: string): boolean {
  return !/[\p{L}\p{N}\p{P}\p{S}]/u.test(text);
}

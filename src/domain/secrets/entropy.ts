/** How varied the characters of a text are: Shannon's entropy, in bits per character. */
export function entropy(text: string): number {
  const counts = new Map<string, number>();
  for (const character of text) counts.set(character, (counts.get(character) ?? 0) + 1);
  let bits = 0;
  for (const count of counts.values()) bits -= (count / text.length) * Math.log2(count / text.length);
  return bits;
}

/** A text that a machine made up: varied, and with a digit. */
export function looksRandom(text: string, bits = 3): boolean {
  return /\d/.test(text) && entropy(text) >= bits;
}

/** Names of link targets in a document, valid both as an id and as the fragment of a URL. */
export const anchors = {
  section: (id: string) => `section-${safeName(id)}`,
  entry: (id: string) => `entry-${safeName(id)}`,
  note: (label: string) => `note-${safeName(label)}`,
  question: (number: number) => `question-${number}`,
  reference: (label: string, count: number) => `ref-${safeName(label)}-${count}`,
} as const;

/** Letters, digits, `-` and `.` stay; every other character becomes its code point. */
function safeName(name: string): string {
  return name.replace(/[^A-Za-z0-9.-]/gu, (character) => `_${character.codePointAt(0)?.toString(16)}`);
}

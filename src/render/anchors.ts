/** Names of the places in a document that links lead to. Fit for an id and for the fragment of an address alike. */
export const anchors = {
  section: (id: string) => `section-${safeName(id)}`,
  entry: (id: string) => `entry-${safeName(id)}`,
  note: (label: string) => `note-${safeName(label)}`,
  reference: (label: string, count: number) => `ref-${safeName(label)}-${count}`,
} as const;

/** Letters, digits, `-` and `.` stay; every other character is written by its number. */
function safeName(name: string): string {
  return name.replace(/[^A-Za-z0-9.-]/gu, (character) => `_${character.codePointAt(0)?.toString(16)}`);
}

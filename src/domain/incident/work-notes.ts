/** What a team's template of work notes may name in braces. */
export const NOTE_PARTS = ['key', 'title', 'severity', 'commander', 'services', 'declared'] as const;
export type NoteParts = Readonly<Record<(typeof NOTE_PARTS)[number], string>>;

const PLACEHOLDER = /\{([a-z]+)\}/g;

/** The template with its placeholders filled in; braces around anything else stay as they are. */
export function filledNotes(template: string, parts: NoteParts): string {
  return template.replace(PLACEHOLDER, (whole, name: string) => {
    const known = NOTE_PARTS.find((part) => part === name);
    return known === undefined ? whole : parts[known];
  });
}

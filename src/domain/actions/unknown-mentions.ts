/** `@nobody` or a group: looks like a person but is not one. `@2.1` and `@scope/name` are something else. */
const STRANGER =
  /^[(“"']?(@\p{L}[\p{L}\p{N}._-]*|<!(?:subteam\^[A-Z0-9]+|here|channel|everyone)[^<>]*>)\W?$/u;

/** The name in a word that looks like a person but is not one, as typed: `@nobody`. */
export function unknownMentionIn(word: string): string | undefined {
  const name = STRANGER.exec(word)?.[1];
  if (name === undefined || name.startsWith('@')) return name?.replace(/[.-]+$/, '');
  const [range = '', label = range] = name.slice(2, -1).split('|');
  return label.startsWith('@') ? label : `@${label}`;
}

/** All such names in a text, each once. */
export function unknownMentionsIn(text: string): readonly string[] {
  return [...new Set(text.split(/\s+/).flatMap((word) => unknownMentionIn(word) ?? []))];
}

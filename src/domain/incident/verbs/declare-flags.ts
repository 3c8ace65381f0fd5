import { nearestWord } from '../nearest-word.ts';

/** What may be said about a declaration besides its title. */
export const FLAGS = ['sev', 'private', 'drill', 'here', 'started', 'service', 'field'] as const;
type Flag = (typeof FLAGS)[number];
const SPELLINGS: ReadonlyMap<string, Flag> = new Map([
  ...FLAGS.map((flag) => [flag, flag] as const),
  ['severity', 'sev'],
  ['start', 'started'],
  ['services', 'service'],
]);

/** A stretch of the text: words, or one flag with what was given to it after `=`. */
export type Segment =
  | { readonly kind: 'words'; readonly words: readonly string[] }
  | { readonly kind: 'flag'; readonly flag: Flag; readonly said: string; readonly value: string | undefined }
  | { readonly kind: 'unknown'; readonly said: string; readonly name: string };

/** Splits the text of a declaration. Words in double quotes are never flags. */
export function splitAtFlags(text: string): Segment[] {
  const segments: Segment[] = [];
  let words: string[] = [];
  for (const token of tokensOf(text)) {
    const flag = flagOf(token);
    if (flag === undefined) {
      words.push(token);
      continue;
    }
    if (words.length > 0) segments.push({ kind: 'words', words });
    words = [];
    segments.push(flag);
  }
  if (words.length > 0) segments.push({ kind: 'words', words });
  return segments;
}

/** Words between spaces; a stretch in double quotes, plain or typographic, is one word. */
function tokensOf(text: string): readonly string[] {
  return text.match(/["“”„«»][^"“”„«»]*["“”„«»](?=\s|$)|\S+/g) ?? [];
}

/**
 * Phones and editors turn `--` into a dash, so a dash before a flag's name is one too; before any other word it belongs
 * to the title.
 */
function flagOf(token: string): Segment | undefined {
  const match = /^(--+|[–—]+-?)([a-z][a-z-]*?)(\d)?(?:=(.*))?$/i.exec(token);
  const [, dashes = '', name = '', digit, value = digit] = match ?? [];
  if (match === null) return undefined;
  const flag = SPELLINGS.get(name.toLowerCase());
  if (flag !== undefined) return { kind: 'flag', flag, said: token, value };
  return dashes.startsWith('-') ? { kind: 'unknown', said: token, name: name.toLowerCase() } : undefined;
}

/** The flag that was probably meant, as it is written. */
export function nearestFlag(name: string): string | undefined {
  const near = nearestWord(name, [...SPELLINGS.keys()]);
  const flag = near === undefined ? undefined : SPELLINGS.get(near);
  return flag === undefined ? undefined : `--${flag}`;
}

import type { Face } from './page-style.ts';

/** Text that one face can set. */
export interface Settable {
  readonly text: string;
  readonly face: Face;
  /** The characters that this text replaces, where no face has them. */
  readonly actual?: string;
}

/** Invisible characters: direction marks, emoji styles, joiners, controls. */
export const INVISIBLE = /\p{Cf}|\p{Cc}|\p{Variation_Selector}/gu;
/** Joiners that decide how the letters beside them look; in other scripts they are invisible marks. */
const JOINERS = /(?<=[\p{Script=Arabic}\p{Script=Devanagari}])[\u200C\u200D]/gu;

/** Without invisible characters, except where they shape the letters around them. */
export function visible(words: string): string {
  const kept = new Set([...words.matchAll(JOINERS)].map(({ index }) => index));
  return words
    .replace(INVISIBLE, (mark, at: number) => (mark === '\n' || mark === '\t' || kept.has(at) ? mark : ''))
    .normalize('NFC');
}

/** Adds a part, or joins it with the one before. */
export function join(parts: Settable[], part: Settable): void {
  const last = parts.at(-1);
  if (last && last.face === part.face && last.actual === undefined)
    parts[parts.length - 1] = { ...last, text: last.text + part.text };
  else parts.push(part);
}

/** Adjacent missing characters share one pair of brackets; a line may end between them. */
export function joinMissing(parts: Settable[], character: string, face: Face): void {
  const number = `U+${(character.codePointAt(0) ?? 0xfffd).toString(16).toUpperCase().padStart(4, '0')}`;
  const last = parts.at(-1);
  if (last?.actual === undefined) parts.push({ text: `[${number}]`, face, actual: character });
  else {
    parts[parts.length - 1] = { ...last, text: last.text.slice(0, -1) };
    parts.push({ text: ' ', face }, { text: `${number}]`, face, actual: character });
  }
}

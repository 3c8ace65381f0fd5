import { cleanText } from '../timeline/clean-text.ts';

/** Longest title of an incident, in characters. */
export const LONGEST_TITLE = 200;

/** A title on one line, without quotes that were put around the whole of it. */
export function unquoted(text: string): string {
  const line = cleanText(text).replace(/\s+/g, ' ');
  const inner = /^["“”„«]([^"“”„«»]*)["“”»]$/.exec(line)?.[1];
  return (inner ?? line).trim();
}

/** Counted as people count, an emoji's parts aside. */
export function isTooLong(title: string): boolean {
  return [...title].length > LONGEST_TITLE;
}

import { cleanText } from '../timeline/clean-text.ts';

/** Longest title of an incident, in characters. */
const LONGEST_TITLE = 200;

/** A title on one line, without quotes around the whole of it. */
export function unquoted(text: string): string {
  const line = cleanText(text).replace(/\s+/g, ' ');
  const inner = /^["“”„«]([^"“”„«»]*)["“”»]$/.exec(line)?.[1];
  return (inner ?? line).trim();
}

/** Counts code points, not UTF-16 units. */
export function isTooLong(title: string): boolean {
  return [...title].length > LONGEST_TITLE;
}

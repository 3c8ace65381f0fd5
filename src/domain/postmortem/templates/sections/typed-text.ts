import { flowing, typedLines } from '../../document/prose.ts';

/** Turns words that people typed, sentences or fragments, into parts of sentences. */

const STOPS = new Set('.;:, ');

/** A statement on one line without closing punctuation, to be built into a sentence. */
export function withoutStop(typed: string): string {
  const line = flowing(typed).trim();
  let end = line.length;
  while (end > 0 && STOPS.has(line.charAt(end - 1))) end -= 1;
  return line.slice(0, end) || line;
}

/** The same, closed as a sentence. */
export function asSentence(typed: string): string {
  const words = withoutStop(typed);
  return /[!?…]$|[.!?…]["”’]$/.test(words) ? words : `${words}.`;
}

/** Capitalized where the first word is plain lower case: `checkout-api` and `iOS` stay as they are. */
export function capitalised(words: string): string {
  return words.replace(
    /^\p{Ll}+(?=[\s,.;:!?]|$)/u,
    (first) => first.charAt(0).toUpperCase() + first.slice(1),
  );
}

/** What was typed, line by line, without list marks. */
export function linesOf(typed: string): string[] {
  return typedLines(typed)
    .map((line) => line.replace(/^\s*(?:[-*•]|\d{1,3}[.)])\s+/, '').trim())
    .filter((line) => line !== '');
}

const ENDS_SENTENCE =
  /^.+?(?<!\b(?:[Ee]\.g|[Ii]\.e|[Cc]f|[Vv]s|[Aa]pprox|[Cc]a|[Ee]tc|[DM]r|Mrs|Ms|St))[.!?](?=\s+[\p{Lu}\p{N}`"“])/su;

/** The first sentence of one line. */
export function firstSentence(line: string): string {
  return ENDS_SENTENCE.exec(line)?.[0] ?? line;
}

/** In a summary, a longer statement is cut; its own section has it in full. */
export const LONGEST = 300;

/** Cuts a long statement between words; marked-up text (`<@U1>`, code) is never split. */
export function shortened(typed: string, longest: number): string {
  const line = withoutStop(typed);
  if (line.length <= longest) return line;
  const cut = line.slice(0, line.lastIndexOf(' ', longest));
  const open = cut.lastIndexOf('<');
  const whole = open > cut.lastIndexOf('>') ? cut.slice(0, open) : cut;
  const plain = (whole.split('`').length - 1) % 2 === 1 ? whole.slice(0, whole.lastIndexOf('`')) : whole;
  return `${withoutStop(plain || line.slice(0, longest))}…`;
}

const NUMBERS = [
  'no',
  'one',
  'two',
  'three',
  'four',
  'five',
  'six',
  'seven',
  'eight',
  'nine',
  'ten',
] as const;

/** `two`; figures above ten. */
export function countWord(count: number): string {
  return NUMBERS[count] ?? `${count}`;
}

/** `a, b and c`. */
export function listed(words: readonly string[]): string {
  const last = words.at(-1) ?? '';
  return words.length < 2 ? last : `${words.slice(0, -1).join(', ')} and ${last}`;
}

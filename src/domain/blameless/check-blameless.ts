import { readsAsEnglish } from '../language/english.ts';
import { type Piece, sentencesOf } from '../language/sentences.ts';
import { coverForeignText } from './cover.ts';
import type { Finding } from './finding.ts';
import { KINDS } from './kinds.ts';
import { type Match, matchesIn } from './match.ts';
import { COMPILED } from './rules/all.ts';

/** Words at a place in the text (0-based, in UTF-16 units), before they have a line. */
export interface Spot extends Omit<Finding, 'line' | 'column'> {
  readonly start: number;
}

/**
 * Wordings of blame in plain text such as a log entry or a paragraph, in the order of the text. Quotes, code, machine
 * output and what is not English are left alone. Pure and linear in the length of the text.
 */
export function checkBlameless(text: string): Finding[] {
  const starts = lineStarts(text);
  return spotsIn(text, coverForeignText(text)).map(({ start, ...found }) => ({
    ...placeOf(start, starts),
    ...found,
  }));
}

/** The same with places as offsets; `covered` is the text with everything masked that is not its author's voice. */
export function spotsIn(text: string, covered: string): Spot[] {
  return sentencesOf(covered)
    .filter((sentence) => readsAsEnglish(sentence.text))
    .flatMap((sentence) => spotsInSentence(text, sentence));
}

function spotsInSentence(text: string, sentence: Piece): Spot[] {
  return longestOf(matchesIn(sentence.text, sentence.start, COMPILED)).map(({ start, end, kind }) => {
    const { rule, why, instead } = KINDS[kind];
    return { start, text: text.slice(start, end), rule, why, instead };
  });
}

/** A rule gives one piece of advice for the same words: the longest of overlapping matches wins. */
function longestOf(matches: readonly Match[]): Match[] {
  const kept: Match[] = [];
  for (const match of [...matches].sort((a, b) => b.end - b.start - (a.end - a.start) || a.start - b.start))
    if (!kept.some((other) => saysTheSame(match, other))) kept.push(match);
  return kept.sort((a, b) => a.start - b.start || a.end - b.end);
}

function saysTheSame(match: Match, other: Match): boolean {
  return (
    KINDS[match.kind].rule === KINDS[other.kind].rule && match.start < other.end && other.start < match.end
  );
}

function lineStarts(text: string): number[] {
  const starts = [0];
  for (let at = text.indexOf('\n'); at >= 0; at = text.indexOf('\n', at + 1)) starts.push(at + 1);
  return starts;
}

function placeOf(offset: number, starts: readonly number[]): { line: number; column: number } {
  let low = 0;
  let high = starts.length - 1;
  while (low < high) {
    const middle = Math.ceil((low + high) / 2);
    if ((starts[middle] ?? 0) <= offset) low = middle;
    else high = middle - 1;
  }
  return { line: low + 1, column: offset - (starts[low] ?? 0) + 1 };
}

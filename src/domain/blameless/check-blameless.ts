import { ADVICE, type Detector, type Hit } from './advice.ts';
import { coverForeignText } from './cover.ts';
import type { Finding } from './finding.ts';
import { findHindsight } from './hindsight.ts';
import { findLateness } from './lateness.ts';
import { findNormative } from './normative.ts';
import { findOmissions } from './omissions.ts';
import { findPersonAsCause } from './person-as-cause.ts';
import { type Piece, sentencesOf } from './sentence.ts';
import { findSingleCause } from './single-cause.ts';
import { findWishes } from './wishes.ts';

const DETECTORS: readonly Detector[] = [
  findHindsight,
  findWishes,
  findOmissions,
  findLateness,
  findNormative,
  findPersonAsCause,
  findSingleCause,
];

/** Words at a place in the text (0-based, in UTF-16 units), before they have a line. */
export interface Spot extends Omit<Finding, 'line' | 'column'> {
  readonly start: number;
}

/**
 * Wordings of blame in plain text such as a log entry or a paragraph, in the order of the text. Quotes, code and
 * machine output are left alone. Pure and linear in the length of the text.
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
  return sentencesOf(covered).flatMap((sentence) => spotsInSentence(text, sentence));
}

function spotsInSentence(text: string, sentence: Piece): Spot[] {
  const { line, places } = onOneLine(sentence);
  const place = (index: number) => places[index] ?? sentence.start + sentence.text.length;
  const spots: Spot[] = [];
  for (const { start, end, advice } of longestOf(DETECTORS.flatMap((find) => find(line)))) {
    const { rule, why, instead } = ADVICE[advice];
    spots.push({
      start: place(start),
      text: text.slice(place(start), place(end)).trim(),
      rule,
      why,
      instead,
    });
  }
  return spots;
}

/**
 * A rule gives one piece of advice for the same words: the longest of overlapping hits wins. In the order of the
 * sentence.
 */
function longestOf(hits: readonly Hit[]): Hit[] {
  const kept: Hit[] = [];
  for (const hit of [...hits].sort((a, b) => b.end - b.start - (a.end - a.start) || a.start - b.start))
    if (!kept.some((other) => saysTheSame(hit, other))) kept.push(hit);
  return kept.sort((a, b) => a.start - b.start || a.end - b.end);
}

function saysTheSame(hit: Hit, other: Hit): boolean {
  return (
    ADVICE[hit.advice].rule === ADVICE[other.advice].rule && hit.start < other.end && other.start < hit.end
  );
}

/** The sentence as rules read it, with single spaces and no line breaks, and the original offset of each character. */
function onOneLine({ text, start }: Piece): { line: string; places: number[] } {
  let line = '';
  const places: number[] = [];
  for (let index = 0; index < text.length; index += 1) {
    const character = text.charAt(index);
    const space = /\s/.test(character);
    if (space && (line === '' || line.endsWith(' '))) continue;
    line += space ? ' ' : character;
    places.push(start + index);
  }
  return withApostrophes(line, places);
}

const NO_APOSTROPHE =
  /\b(?:did|does|do|was|were|is|are|has|have|had|would|could|should|must)n(?=t\b)|\b(?:should|could|would|might)(?=ve\b)/gi;

/** In chat, people leave out apostrophes: "didnt", "shouldve". */
function withApostrophes(line: string, places: readonly number[]): { line: string; places: number[] } {
  const whole = [...places];
  let added = 0;
  const spelled = line.replace(NO_APOSTROPHE, (verb, at: number) => {
    const end = at + verb.length;
    whole.splice(end + added, 0, places[end] ?? 0);
    added += 1;
    return `${verb}'`;
  });
  return { line: spelled, places: whole };
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

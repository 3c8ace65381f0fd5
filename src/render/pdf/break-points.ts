import { createRequire } from 'node:module';
import { HAN, type HanStyle, ownHanStyle } from '../letters/han-style.ts';
import type { DirectedRun } from './reading-order.ts';

/** The package declares no types. */
const LineBreaker = createRequire(import.meta.url)('linebreak') as new (
  text: string,
) => { nextBreak(): { readonly position: number } | null };

/** A run, and whether a line may end after it though no space follows. */
export interface BreakableRun extends DirectedRun {
  readonly breaks?: true;
  /** What its paragraph says of Han characters. */
  readonly style?: HanStyle;
}

/** Scripts of South-East Asia, whose words stand without spaces and are told apart by a dictionary. */
const BY_DICTIONARY = /[\p{Script=Thai}\p{Script=Lao}]/u;
const WITHOUT_SPACES = new RegExp(`${HAN.source}|${BY_DICTIONARY.source}`, 'u');
/** The marks of repetition and abbreviation belong to the word before them. */
const STAYS_BEHIND = /[ๆฯໆຯ]/;

const words = new Intl.Segmenter('th', { granularity: 'word' });
const characters = new Intl.Segmenter('en', { granularity: 'grapheme' });

/** Splits runs where a line may end: between Han characters and kana (by UAX #14), and between the words of Thai and Lao. */
export function breakable(runs: readonly DirectedRun[]): readonly BreakableRun[] {
  if (!runs.some(({ text }) => WITHOUT_SPACES.test(text))) return runs;
  const whole = runs.map(({ text }) => text).join('');
  const points = breakPoints(whole);
  const style = ownHanStyle(whole);
  let at = 0;
  return runs.flatMap((run) => {
    const parts = splitAt(run.text, points, at);
    at += run.text.length;
    const { end, ...open } = run;
    return parts.map((text, index): BreakableRun => {
      const isLast = index === parts.length - 1;
      const breaks = !isLast || points.has(at);
      return {
        ...open,
        text,
        ...(style ? { style } : {}),
        ...(breaks ? { breaks } : {}),
        ...(isLast && end ? { end } : {}),
      };
    });
  });
}

/** What no line divides, unless it is too wide for one. */
export function unbreakable(text: string): readonly string[] {
  const parts = text.split(/\s+/);
  if (!WITHOUT_SPACES.test(text)) return parts;
  return parts.flatMap((part) => splitAt(part, breakPoints(part), 0));
}

/** What people see as single characters. */
export function graphemesOf(text: string): Iterable<string> {
  return /^[\0-\u024F]*$/.test(text) ? text : Array.from(characters.segment(text), ({ segment }) => segment);
}

function splitAt(text: string, points: ReadonlySet<number>, offset: number): string[] {
  const parts: string[] = [];
  let from = 0;
  for (let index = 1; index < text.length; index += 1) {
    if (!points.has(offset + index)) continue;
    parts.push(text.slice(from, index));
    from = index;
  }
  return [...parts, text.slice(from)];
}

/** The places without a space where a line may end. */
function breakPoints(text: string): ReadonlySet<number> {
  const points = new Set<number>();
  if (HAN.test(text)) {
    const breaker = new LineBreaker(text);
    for (let next = breaker.nextBreak(); next; next = breaker.nextBreak()) {
      const [before, after] = around(text, next.position);
      if (after !== '' && (HAN.test(before) || HAN.test(after))) points.add(next.position);
    }
  }
  if (BY_DICTIONARY.test(text)) {
    for (const { index } of words.segment(text)) {
      const [before, after] = around(text, index);
      const isBetween = BY_DICTIONARY.test(before) && BY_DICTIONARY.test(after);
      if (isBetween && !STAYS_BEHIND.test(after)) points.add(index);
    }
  }
  return points;
}

/** The characters before and after a place; nothing at the ends. */
function around(text: string, at: number): readonly [string, string] {
  const before = text.slice(Math.max(0, at - 2), at);
  const [after = ''] = text.slice(at, at + 2);
  return [[...before].at(-1) ?? '', after];
}

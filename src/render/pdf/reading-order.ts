import { createRequire } from 'node:module';
import type { Bidi } from 'bidi-js';
import type { Run } from './text-runs.ts';

/** The package is CommonJS and declares itself as something else. */
const bidi = (createRequire(import.meta.url)('bidi-js') as () => Bidi)();

/** Right-to-left letters, and marks that make others right-to-left. */
const RIGHT_TO_LEFT =
  /[\u0590-\u08FF\u200F\u2067\uFB1D-\uFDFF\uFE70-\uFEFC]|[\u{10800}-\u{10FFF}\u{1E800}-\u{1EFFF}]/u;
/** Embeddings and overrides, which can make pasted text show something it does not say. */
const OVERRIDES = /[\u202A-\u202E]/g;
/** Scripts whose words the shaping library itself sets from right to left. */
const SHAPED_BACKWARDS =
  /\p{Script=Hebrew}|\p{Script=Arabic}|\p{Script=Syriac}|\p{Script=Thaana}|\p{Script=Nko}/u;

/** A run that is read in one direction. */
export interface DirectedRun extends Run {
  /** Embedding level; odd ones are read from right to left. Absent in paragraphs without such text. */
  readonly level?: number;
  /** The level of its paragraph. */
  readonly base?: number;
}

/** Splits runs where the reading direction changes, by the Unicode bidirectional algorithm. */
export function directed(runs: readonly Run[]): readonly DirectedRun[] {
  if (!runs.some(({ text }) => RIGHT_TO_LEFT.test(text))) return runs;
  const clean = runs.map((run) => ({ ...run, text: run.text.replace(OVERRIDES, '') }));
  const whole = clean.map(({ text, end }) => text + (end ? '\n' : '')).join('');
  const isCode = clean.every(({ face }) => face === 'code');
  const { levels, paragraphs } = bidi.getEmbeddingLevels(whole, isCode ? 'ltr' : 'auto');
  const baseAt = (index: number) => paragraphs.find(({ end }) => index <= end)?.level ?? 0;
  let at = 0;
  return clean.flatMap((run) => {
    const parts = partsOf(run, at, { levels, baseAt });
    at += run.text.length + (run.end ? 1 : 0);
    return parts;
  });
}

function partsOf(
  run: Run,
  at: number,
  { levels, baseAt }: { readonly levels: Uint8Array; readonly baseAt: (index: number) => number },
): readonly DirectedRun[] {
  const { end, ...open } = run;
  const parts: DirectedRun[] = [];
  let from = 0;
  for (let index = 1; index <= run.text.length; index += 1) {
    const same = levels[at + index] === levels[at + from] && run.text[index - 1] !== '\n';
    if (index < run.text.length && same) continue;
    const text = run.text.slice(from, index);
    parts.push({ ...open, text, level: levels[at + from] ?? 0, base: baseAt(at + from) });
    from = index;
  }
  if (end) parts.push({ ...open, text: '', end, base: baseAt(at + run.text.length) });
  return parts;
}

/** A word of an odd level in the order that the shaping library needs. */
export function backwards(word: string): string {
  const mirrored = [...word].map((each) => bidi.getMirroredCharacter(each) ?? each);
  return (SHAPED_BACKWARDS.test(word) ? mirrored : mirrored.reverse()).join('');
}

/** The pieces of one line in visual order (rules L1 and L2 of the algorithm). */
export function fromLeft<Piece extends { readonly text: string; readonly level?: number }>(
  line: readonly Piece[],
  base: number,
): Piece[] {
  const last = line.findLastIndex(({ text }) => text.trim() !== '');
  const levels = line.map(({ level = base }, index) => (index > last ? base : level));
  const order = line.map((piece, index) => ({ piece, level: levels[index] ?? base }));
  for (let level = Math.max(0, ...levels); level > 0; level -= 1) {
    for (let from = 0; from < order.length; from += 1) {
      let to = from;
      while ((order[to]?.level ?? -1) >= level) to += 1;
      if (to > from + 1) order.splice(from, to - from, ...order.slice(from, to).reverse());
      from = Math.max(from, to - 1);
    }
  }
  return order.map(({ piece }) => piece);
}

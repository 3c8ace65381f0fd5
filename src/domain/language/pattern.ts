import type { DeedRow, Row } from './row.ts';
import { isStop } from './tokens.ts';
import { formsOf } from './word-forms.ts';
import { WORD_LISTS } from './word-lists.ts';

/** One step of a pattern: one of these words, or up to three that do not matter. */
type Step = { readonly words: ReadonlySet<string>; readonly optional: boolean } | 'gap';

/** A row's words, ready to be compared. */
export interface Pattern<Of extends Row | DeedRow> {
  readonly of: Of;
  readonly steps: readonly Step[];
  readonly unless: ReadonlySet<string> | undefined;
}

/** Patterns by the word that they begin with, so that an entry meets only those that may hold. */
export type PatternIndex<Of extends Row | DeedRow> = ReadonlyMap<string, readonly Pattern<Of>[]>;

const GAP = 3;

function wordsOf(written: string): readonly string[] {
  return written.split('/').flatMap((each) => {
    if (each.endsWith('~')) return formsOf(each.slice(0, -1));
    if (!each.startsWith('@')) return [each];
    const list = WORD_LISTS[each.slice(1)];
    if (list === undefined) throw new Error(`There is no list of words ${each}.`);
    return list.split(' ');
  });
}

function stepOf(written: string): Step {
  if (written === '…') return 'gap';
  const optional = written.length > 1 && written.endsWith('?');
  return { words: new Set(wordsOf(optional ? written.slice(0, -1) : written)), optional };
}

function patternsOf<Of extends Row | DeedRow>(row: Of): Pattern<Of>[] {
  const unless = 'unless' in row && row.unless ? new Set(row.unless.flatMap(wordsOf)) : undefined;
  return row.words.map((words) => ({ of: row, steps: words.split(' ').map(stepOf), unless }));
}

/** Rows as patterns by their first word. A row begins with a word that has to be there. */
export function indexed<Of extends Row | DeedRow>(rows: readonly Of[]): PatternIndex<Of> {
  const index = new Map<string, Pattern<Of>[]>();
  for (const pattern of rows.flatMap(patternsOf)) {
    const [first] = pattern.steps;
    if (first === undefined || first === 'gap' || first.optional) {
      throw new Error(`A row begins with a word that has to be there: ${pattern.of.words.join(', ')}`);
    }
    for (const word of first.words) {
      const there = index.get(word);
      if (there) there.push(pattern);
      else index.set(word, [pattern]);
    }
  }
  return index;
}

/** Where a pattern that begins at a word ends (the word after it); `undefined` when it does not hold there. */
export function endOf(
  pattern: Pattern<Row | DeedRow>,
  words: readonly string[],
  at: number,
): number | undefined {
  return follow(pattern.steps, words, { step: 1, at: at + 1 });
}

interface Place {
  readonly step: number;
  readonly at: number;
}

function follow(steps: readonly Step[], words: readonly string[], { step, at }: Place): number | undefined {
  const wanted = steps[step];
  if (wanted === undefined) return at;
  if (wanted === 'gap') return overGap(steps, words, { step: step + 1, at });
  const word = words[at];
  if (word !== undefined && wanted.words.has(word)) {
    const end = follow(steps, words, { step: step + 1, at: at + 1 });
    if (end !== undefined) return end;
  }
  return wanted.optional ? follow(steps, words, { step: step + 1, at }) : undefined;
}

function overGap(steps: readonly Step[], words: readonly string[], { step, at }: Place): number | undefined {
  for (let skipped = 0; skipped <= GAP; skipped += 1) {
    const end = follow(steps, words, { step, at: at + skipped });
    if (end !== undefined) return end;
    const word = words[at + skipped];
    if (word === undefined || isStop(word)) return undefined;
  }
  return undefined;
}

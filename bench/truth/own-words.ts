import type { IncidentRecord } from '../../src/domain/postmortem/record/record.ts';
import type { Segment } from './segments.ts';

/** A statement, parted into what it takes from the record and what Scribe says itself. */
export interface Parted {
  /** What Scribe says, with `…` for every part that stands in what is cited. */
  readonly own: string;
  /** Words in quotation marks that nothing cited holds. */
  readonly misquoted: readonly string[];
}

/** How many words in a row have to agree for them to be taken from a field, where it is that long. */
const RUN = 3;

/**
 * Parts a statement by comparing it, word by word, with what it cites: the whole text of an entry, any part of a field.
 * (Three words of an entry may be Scribe's own by chance: `which had no effect`.)
 */
export function parted(segment: Segment, record: IncidentRecord): Parted {
  const entries = textsOfEntries(segment, record).map(wordsOf);
  const fields = segment.fields.flatMap((path) => textsIn(valueAt(record, path))).map(wordsOf);
  const misquoted: string[] = [];
  const unquoted = withoutQuotes(segment.text, (quote) => {
    const words = wordsOf(quote.replace(/(?:…|\.\.\.)$/, ''));
    if (![...entries, ...fields].some((source) => contains(source, words))) misquoted.push(quote);
  });
  const sources = [
    ...entries.map((words) => ({ words, run: words.length })),
    ...[...fields, wordsOf(record.title)].map((words) => ({ words, run: Math.min(RUN, words.length) })),
  ];
  const own = unquoted.split('…').map((part) => withoutRuns(part, sources));
  return { own: own.join(' … ').replace(/\s+/g, ' ').trim(), misquoted };
}

function textsOfEntries({ entries }: Segment, record: IncidentRecord): string[] {
  return record.entries
    .filter(({ id }) => entries.includes(id))
    .flatMap(({ text, author, marks = [] }) => [text, author ?? '', ...marks.map(({ part }) => part ?? '')]);
}

/** What a field holds; `undefined` where the record has no such field. */
export function valueAt(record: IncidentRecord, path: string): unknown {
  return path
    .split('.')
    .reduce<unknown>((value, key) => (value as Record<string, unknown> | undefined)?.[key], record);
}

function textsIn(value: unknown): string[] {
  if (typeof value === 'string') return [value];
  if (typeof value === 'number') return [String(value)];
  if (typeof value !== 'object' || value === null || value instanceof Date) return [];
  return Object.values(value).flatMap(textsIn);
}

/** Puts `…` for each outermost “quotation”. */
function withoutQuotes(text: string, see: (quote: string) => void): string {
  let depth = 0;
  let quote = '';
  let rest = '';
  for (const sign of text) {
    if (sign === '”' && depth > 0) {
      depth -= 1;
      if (depth === 0) {
        see(quote);
        quote = '';
        rest += '…';
        continue;
      }
    }
    if (depth > 0) quote += sign;
    else if (sign !== '“') rest += sign;
    if (sign === '“') depth += 1;
  }
  return rest + quote;
}

interface Word {
  readonly written: string;
  readonly plain: string;
}

function wordsOf(text: string): Word[] {
  return text.split(/\s+/).flatMap((written) => {
    const plain = written.replace(/[^\p{L}\p{N}%]+/gu, '').toLowerCase();
    return plain === '' ? [] : [{ written, plain }];
  });
}

function contains(source: readonly Word[], words: readonly Word[]): boolean {
  return ` ${joined(source)} `.includes(` ${joined(words)} `) || joined(source).startsWith(joined(words));
}

const joined = (words: readonly Word[]): string => words.map(({ plain }) => plain).join(' ');

interface Source {
  readonly words: readonly Word[];
  /** How many words in a row have to agree. */
  readonly run: number;
}

function withoutRuns(text: string, sources: readonly Source[]): string {
  const words = wordsOf(text);
  const taken = new Set<number>();
  for (const { words: source, run } of sources) {
    if (run === 0) continue;
    const runs = new Set(source.map((_, start) => joined(source.slice(start, start + run))));
    for (let start = 0; start + run <= words.length; start += 1) {
      if (!runs.has(joined(words.slice(start, start + run)))) continue;
      for (let index = start; index < start + run; index += 1) taken.add(index);
    }
  }
  return words.map(({ written }, index) => (taken.has(index) ? '…' : written)).join(' ');
}

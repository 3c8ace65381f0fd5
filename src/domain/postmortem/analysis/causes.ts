import { markOn } from '../../timeline/mark.ts';
import type { RecordEntry } from '../record/record.ts';
import { type Attempt, isIneffective } from './attempts.ts';
import { markedAs } from './marked.ts';

/**
 * What people marked as the cause. Several entries that one person marked are several causes; entries that different
 * people marked are a disagreement, and nobody is overruled: they are candidates until somebody chooses.
 */
export type MarkedCauses =
  | { readonly state: 'none' }
  | { readonly state: 'agreed'; readonly entries: readonly RecordEntry[] }
  | { readonly state: 'contested'; readonly entries: readonly RecordEntry[] };

/** Reads the marks of entries in timeline order. A file that does not say who set its marks counts as one person. */
export function causesIn(entries: readonly RecordEntry[]): MarkedCauses {
  const marked = markedAs(entries, 'cause');
  if (marked.length === 0) return { state: 'none' };
  const people = new Set(marked.map((entry) => markOn(entry, 'cause')?.by));
  return { state: people.size > 1 ? 'contested' : 'agreed', entries: marked };
}

/** The entries that nobody disputes. */
export function agreedCauses(causes: MarkedCauses): readonly RecordEntry[] {
  return causes.state === 'agreed' ? causes.entries : [];
}

/**
 * Whether the last change may be beside the point: what was tried changed nothing, and nobody reads from its words
 * whether it undid the change.
 */
export function isChangeInDoubt(tried: {
  readonly attempts: readonly Attempt[];
  readonly effective?: Attempt;
}): boolean {
  return tried.effective === undefined && tried.attempts.some(isIneffective);
}

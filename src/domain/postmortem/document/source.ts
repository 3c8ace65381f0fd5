import type { EntryType } from '../../timeline/entry.ts';
import type { Cite, Phrase } from './nodes.ts';

/** An entry that a statement rests on, as notes show it; or what somebody answered. */
export interface Source {
  readonly id: string;
  /**
   * Unique in the document, readable, made of its time: `10:35`, `10:35-2`, `01-16-00:05`,
   * `answer-2026-01-18-09:12:00`.
   */
  readonly label: string;
  readonly at: Date;
  readonly loggedAt?: Date;
  readonly type: EntryType | 'answer';
  /** What the entry says, on one line; empty for an answer, whose words are the statement. */
  readonly words: readonly Phrase[];
  readonly author?: string;
  readonly permalink?: string;
}

export type SourceIndex = ReadonlyMap<string, Source>;

export function sourceIndex(sources: readonly Source[]): SourceIndex {
  return new Map(sources.map((source) => [source.id, source]));
}

/** The sources of a statement, each once; answers are listed among its fields. */
export function sourcesOfCite(
  { entries, fields }: Pick<Cite, 'entries' | 'fields'>,
  index: SourceIndex,
): Source[] {
  return [...new Set([...entries, ...fields])].flatMap((id) => index.get(id) ?? []);
}

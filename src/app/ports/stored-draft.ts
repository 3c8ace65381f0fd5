import type { Postmortem } from '../../domain/postmortem/document/document.ts';

/** One finished draft. Its id is the request's, so that drafting the same request twice is one draft. */
export interface StoredDraft {
  readonly id: string;
  readonly template: string;
  readonly asOf: Date;
  readonly document: Postmortem;
  /** SHA-256 of the document, hexadecimal. */
  readonly hash: string;
  /** Who made this revision: `scribe`, or a user id. */
  readonly by: string;
  readonly at: Date;
  readonly what: RevisionKind;
}

/** How a revision came to be. */
export type RevisionKind = 'drafted' | 'edited' | 'applied' | 'restored' | 'proposed' | 'status';

/**
 * The id of the revision in which Scribe writes the document's status, on top of the one that people read. Its words
 * are still theirs, so `wordsOf` gives that one.
 */
export function statusRevision(version: number, on: string): string {
  return `status-${version}.${wordsOf(on)}`;
}

/** The revision that brought the words: two ids with the same one differ at most in the document's status. */
export function wordsOf(revision: string): string {
  return revision.replace(/^status-\d+\./, '');
}

/** A new draft of a document that people have written in: kept, but in force only where somebody applies it. */
export const PROPOSED = 'proposed' satisfies RevisionKind;

/** A revision without its text. */
export type RevisionInfo = Omit<StoredDraft, 'document'>;

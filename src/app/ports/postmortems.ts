import type { PostmortemEffect, Wanted } from '../../domain/effect.ts';
import type { Postmortem } from '../../domain/postmortem/document.ts';
import type { PostmortemState } from '../../domain/postmortem/postmortem-state.ts';

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
 * The id of the revision in which Scribe writes where the document stands, on top of the one that people read. Its words
 * are still theirs, so `wordsOf` gives that one.
 */
export function statusRevision(version: number, on: string): string {
  return `status-${version}.${wordsOf(on)}`;
}

/** The revision that brought the words: two ids with the same one say the same, but for where the document stands. */
export function wordsOf(revision: string): string {
  return revision.replace(/^status-\d+\./, '');
}

/** A new draft of a document that people have written in: kept, but in force only where somebody applies it. */
export const PROPOSED = 'proposed' satisfies RevisionKind;

/** A revision without its text. */
export type RevisionInfo = Omit<StoredDraft, 'document'>;

/** One write of a postmortem's state, and what is wanted outside. */
export interface PostmortemChange {
  readonly state: PostmortemState;
  readonly remindAt: Date | undefined;
  readonly effects: readonly Wanted<PostmortemEffect>[];
  readonly at: Date;
}

export interface KnownPostmortem {
  readonly team: string;
  readonly incident: string;
  readonly latest: StoredDraft | undefined;
  /** Something was recorded after the latest draft was read. */
  readonly stale: boolean;
  /** Ids that Slack gave: `canvas`, and per draft `progress-…`, `file-…`, `picture-…`, `ready-…`. */
  readonly outside: Readonly<Record<string, string>>;
  readonly discarded: boolean;
  readonly state: PostmortemState;
  readonly remindAt: Date | undefined;
}

/** Where postmortems are kept: one per incident. Every method throws `StoreFault` when the database does not answer. */
export interface PostmortemStore {
  byIncident(team: string, incident: string): Promise<KnownPostmortem | undefined>;
  /** Keeps a draft as the latest one, unless it is known, a later one is there, or it is only proposed. */
  saveDraft(team: string, incident: string, draft: StoredDraft): Promise<void>;
  draft(team: string, incident: string, id: string): Promise<StoredDraft | undefined>;
  /**
   * Makes a revision the latest one and writes the state in one step, if `on` still is the latest one and the state's
   * version is the one after the stored one. Revisions of two versions have two ids; the same one may come from two
   * workers at once.
   */
  addRevision(change: PostmortemChange, revision: StoredDraft, on: string): Promise<'saved' | 'conflict'>;
  /** The state alone, without reading any revision; of a postmortem nobody has touched, a new one. */
  state(team: string, incident: string): Promise<PostmortemState>;
  /** Every revision that was in force at some time, newest first. */
  revisions(team: string, incident: string): Promise<readonly RevisionInfo[]>;
  /** Writes if the stored version is still `change.state.version - 1`; a postmortem nobody has touched has version 0. */
  saveState(change: PostmortemChange): Promise<'saved' | 'conflict'>;
  /** Those whose reminder time has come, soonest first. */
  due(now: Date, limit: number): Promise<readonly KnownPostmortem[]>;
  markStale(team: string, incident: string): Promise<void>;
  discard(team: string, incident: string, draft: string): Promise<boolean>;
  /** Stores one id that Slack gave, right after the call that gave it; creates the postmortem if needed. */
  remember(team: string, incident: string, name: string, value: string): Promise<void>;
}

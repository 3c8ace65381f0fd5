import type { PostmortemEffect, Wanted } from '../../domain/effect.ts';
import type { PostmortemState } from '../../domain/postmortem/review/postmortem-state.ts';
import type { ExternalIds } from './external-ids.ts';
import type { StoredDraft } from './stored-draft.ts';

/** Names a postmortem: that of the incident with this key. */
export interface PostmortemRef {
  readonly team: string;
  readonly incident: string;
}

/** An id to be kept, and what was kept in its place when this worker looked. */
export interface KeptId {
  readonly value: string;
  readonly before: string | undefined;
}

/** One write of a postmortem's state, and what is wanted. */
export interface PostmortemChange {
  readonly state: PostmortemState;
  readonly remindAt: Date | undefined;
  readonly effects: readonly Wanted<PostmortemEffect>[];
  readonly at: Date;
  /** The draft that is discarded with it, if it still is the latest one. */
  readonly discards?: string;
}

/** A postmortem with what the store keeps besides its state. */
export interface KnownPostmortem extends PostmortemRef {
  readonly latest: StoredDraft | undefined;
  /** Something was recorded after the latest draft was read. */
  readonly stale: boolean;
  /** `canvas`, and per draft `progress-…`, `file-…`, `picture-…`, `ready-…`. */
  readonly externalIds: ExternalIds;
  readonly discarded: boolean;
  readonly state: PostmortemState;
  readonly remindAt: Date | undefined;
}

/** Where postmortems are kept: one per incident. Every method throws `StoreFault` when the database does not answer. */
export interface PostmortemStore {
  byIncident(team: string, incident: string): Promise<KnownPostmortem | undefined>;
  /** The state alone, without reading any revision; of a postmortem nobody has touched, a new one. */
  state(team: string, incident: string): Promise<PostmortemState>;
  /**
   * Writes if the stored version is still `change.state.version - 1`; a postmortem nobody has touched has version 0.
   */
  saveState(change: PostmortemChange): Promise<'saved' | 'conflict'>;
  /**
   * Makes a revision the latest one and writes the state in one step, if `on` still is the latest one and the state's
   * version is the one after the stored one. Revisions of two versions have two ids; the same one may come from two
   * workers at once.
   */
  addRevision(change: PostmortemChange, revision: StoredDraft, on: string): Promise<'saved' | 'conflict'>;
  /** Those whose reminder time has come, soonest first. */
  due(now: Date, limit: number): Promise<readonly KnownPostmortem[]>;
  markStale(team: string, incident: string): Promise<void>;
  /**
   * Stores one id that Slack gave, right after the call that gave it; creates the postmortem if needed. `false`, and
   * nothing is stored, where another worker stored one since `before` was read.
   */
  remember(of: PostmortemRef, name: string, id: KeptId): Promise<boolean>;
}

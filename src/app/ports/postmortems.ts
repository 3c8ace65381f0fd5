import type { Postmortem } from '../../domain/postmortem/document.ts';

/** One finished draft. Its id is the request's, so that drafting the same request twice is one draft. */
export interface StoredDraft {
  readonly id: string;
  readonly template: string;
  readonly asOf: Date;
  readonly document: Postmortem;
  /** SHA-256 of the document, hexadecimal. */
  readonly hash: string;
}

export interface KnownPostmortem {
  readonly team: string;
  readonly incident: string;
  readonly latest: StoredDraft | undefined;
  /** Something was recorded after the latest draft was read. */
  readonly stale: boolean;
  /** Ids that Slack gave: `canvas`, and per draft `progress-…`, `file-…`, `ready-…`. */
  readonly outside: Readonly<Record<string, string>>;
  readonly discarded: boolean;
}

/** Where postmortems are kept: one per incident. Every method throws `StoreFault` when the database does not answer. */
export interface PostmortemStore {
  byIncident(team: string, incident: string): Promise<KnownPostmortem | undefined>;
  /** Keeps a draft as the latest one, unless it is known or a later one is there. */
  saveDraft(team: string, incident: string, draft: StoredDraft): Promise<void>;
  draft(team: string, incident: string, id: string): Promise<StoredDraft | undefined>;
  markStale(team: string, incident: string): Promise<void>;
  discard(team: string, incident: string, draft: string): Promise<boolean>;
  /** Stores one id that Slack gave, right after the call that gave it; creates the postmortem if needed. */
  remember(team: string, incident: string, name: string, value: string): Promise<void>;
}

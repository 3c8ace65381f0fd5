import type { RevisionInfo, StoredDraft } from './stored-draft.ts';

/** Where the revisions of postmortems are kept. Every method throws `StoreFault` when the database does not answer. */
export interface RevisionStore {
  /** Keeps a draft as the latest one, unless it is known, a later one is there, or it is only proposed. */
  saveDraft(team: string, incident: string, draft: StoredDraft): Promise<void>;
  byId(team: string, incident: string, id: string): Promise<StoredDraft | undefined>;
  /** Every revision that was in force at some time, newest first. */
  list(team: string, incident: string): Promise<readonly RevisionInfo[]>;
}

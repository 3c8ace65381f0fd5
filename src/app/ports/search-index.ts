/** Names the record of one incident by its key. */
export interface SearchedIncident {
  readonly team: string;
  readonly incident: string;
}

/** An incident whose words are to be read again; `changes` counts what was heard of it. */
export interface ChangedRecord extends SearchedIncident {
  readonly changes: number;
}

/** The words of an incident as they were read when `changes` had been heard; `at` is when it was declared. */
export interface IndexedWords {
  readonly words: readonly string[];
  readonly at: Date;
  readonly changes: number;
}

/**
 * By which words each incident is found. It only says where to look: what is shown is read from the record, so that a word
 * that was taken out is not found, whatever stands here. Every method throws `StoreFault`.
 */
export interface SearchIndex {
  /** Something of this incident's record has changed: from `at` on its words are read again. */
  changed(of: SearchedIncident, at: Date): Promise<void>;
  /** Keys of incidents that hold all of these words, declared at `until` or before, newest first. */
  find(
    team: string,
    words: readonly string[],
    which: { readonly until?: Date | undefined; readonly limit: number },
  ): Promise<readonly string[]>;
  /** Keys of incidents whose words are to be read again; the last declared ones first. */
  changing(team: string, limit: number): Promise<readonly string[]>;
  /** Those whose time has come, the longest waiting first. */
  due(now: Date, limit: number): Promise<readonly ChangedRecord[]>;
  /** Keeps the words; where more was heard meanwhile, they are read again. */
  put(of: SearchedIncident, indexed: IndexedWords): Promise<void>;
  /** Has every incident read that was recorded before there was an index; gives how many. Safe to repeat. */
  adopt(): Promise<number>;
}

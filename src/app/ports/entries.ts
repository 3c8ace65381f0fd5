import type { EntryEffect, Wanted } from '../../domain/effect.ts';
import type { Entry, EntrySource } from '../../domain/timeline/entry.ts';

/** Some of a person's entries in an incident. */
export interface OwnEntries {
  readonly author: string;
  readonly sources: readonly EntrySource[];
  /** Leaves out those that were taken back. */
  readonly standing: boolean;
  readonly limit: number;
}

/** One page of a timeline, in its order, and how many entries it has in all. */
export interface EntryPage {
  readonly entries: readonly Entry[];
  readonly total: number;
}

/** Where timeline entries are kept. Every method throws `StoreFault` when the database does not answer. */
export interface EntryStore {
  /** One insert under the entry's own id; `known` when it is there already. */
  insert(entry: Entry, effects: readonly Wanted<EntryEffect>[], at: Date): Promise<'new' | 'known'>;
  byId(team: string, id: string): Promise<Entry | undefined>;
  /** Those of them that there are, in no order. */
  byIds(team: string, ids: readonly string[]): Promise<readonly Entry[]>;
  /** In timeline order. `loggedUpTo` leaves out what was logged later; struck entries are included. */
  ofIncident(
    team: string,
    incident: string,
    which?: { readonly loggedUpTo?: Date; readonly newest?: number },
  ): Promise<readonly Entry[]>;
  /** Those that one person put there, by when they were logged, newest first. */
  newestOf(team: string, incident: string, which: OwnEntries): Promise<readonly Entry[]>;
  /** At most `size` entries, before the latest `skip` ones; struck entries are included. */
  page(
    team: string,
    incident: string,
    which: { readonly skip: number; readonly size: number },
  ): Promise<EntryPage>;
  /** Writes if the stored version is still `after.version - 1`. */
  save(after: Entry, effects: readonly Wanted<EntryEffect>[], at: Date): Promise<'saved' | 'conflict'>;
}

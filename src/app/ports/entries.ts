import type { EntryEffect, Wanted } from '../../domain/effect.ts';
import type { Entry } from '../../domain/timeline/entry.ts';

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
  /** Writes if the stored version is still `after.version - 1`. */
  save(after: Entry, effects: readonly Wanted<EntryEffect>[], at: Date): Promise<'saved' | 'conflict'>;
}

import type { Entry, EntryMessage } from '../../domain/timeline/entry.ts';

/** Several entries that one message in the channel shows. */
export interface EchoBatch {
  readonly id: string;
  readonly entries: readonly Entry[];
  /** When it was first tried; after that the channel is searched before it is posted again. */
  readonly triedAt: Date | undefined;
  /** The message that shows them, once it is known; `nowhere` where the incident has no channel. */
  readonly message: EntryMessage | 'nowhere' | undefined;
}

/** Which entries the channel has seen. */
export interface EchoStore {
  /** Incidents (team and key) with an entry whose echo has waited since before `now`. */
  waiting(now: Date, limit: number): Promise<readonly { readonly team: string; readonly incident: string }[]>;
  /** An unfinished batch of this incident if there is one, else a new one of at most `limit` waiting entries. */
  next(
    team: string,
    incident: string,
    claim: { readonly batch: string; readonly at: Date; readonly leaseMs: number; readonly limit: number },
  ): Promise<EchoBatch | undefined>;
  tried(team: string, batch: string, at: Date): Promise<void>;
  sent(team: string, batch: string, message: EntryMessage | 'nowhere'): Promise<void>;
  /** The whole batch that an entry was echoed in, with its message. */
  batchOf(team: string, entryId: string): Promise<EchoBatch | undefined>;
}

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

/** One process' hold on what an incident's channel is shown. `turn` is of this one taking alone. */
export interface EchoClaim {
  readonly team: string;
  readonly incident: string;
  readonly batch: string;
  readonly turn: number;
}

/** A batch that this process shows. */
export interface ClaimedBatch extends EchoBatch {
  readonly claim: EchoClaim;
}

/**
 * Which entries the channel has seen. Whatever takes a claim tells whether it still held: `false` means that nothing
 * was written.
 */
export interface EchoStore {
  /** Incidents (team and key) with an entry whose echo has waited since before `now`. */
  waiting(now: Date, limit: number): Promise<readonly { readonly team: string; readonly incident: string }[]>;
  /** An unfinished batch of this incident if there is one, else a new one of at most `limit` waiting entries. */
  next(
    team: string,
    incident: string,
    claim: { readonly batch: string; readonly at: Date; readonly leaseMs: number; readonly limit: number },
  ): Promise<ClaimedBatch | undefined>;
  /** Keeps the batch claimed while it is still being shown. */
  renew(claim: EchoClaim, now: Date, leaseMs: number): Promise<boolean>;
  tried(claim: EchoClaim, at: Date): Promise<boolean>;
  sent(claim: EchoClaim, message: EntryMessage | 'nowhere'): Promise<boolean>;
  /** Somebody deleted the message that showed a batch, and this one shows it now. */
  reposted(team: string, batch: string, message: EntryMessage): Promise<void>;
  /** The whole batch that an entry was echoed in, with its message. */
  batchOf(team: string, entryId: string): Promise<EchoBatch | undefined>;
}

import type { Entry, EntryMessage } from '../../domain/timeline/entry.ts';

/** Several entries that one message in the channel shows. */
export interface EchoBatch {
  readonly id: string;
  readonly entries: readonly Entry[];
  /** When it was first tried; after that the channel is searched before it is posted again. */
  readonly triedAt: Date | undefined;
  /** How often posting failed since the incident's lines were last shown. */
  readonly failures: number;
  /** The message that shows them, once it is known; `nowhere` where the incident has no channel. */
  readonly message: EntryMessage | 'nowhere' | undefined;
}

/** An incident by its key. */
export interface EchoPlace {
  readonly team: string;
  readonly incident: string;
}

/** One process' hold on what an incident's channel is shown. `turn` is of this one taking alone. */
export interface EchoClaim extends EchoPlace {
  readonly batch: string;
  readonly turn: number;
}

/** A batch that this process shows. */
export interface ClaimedBatch extends EchoBatch {
  readonly claim: EchoClaim;
  /** The message that shows the first of these entries already; the others come into it by an edit. */
  readonly into: EntryMessage | undefined;
}

/** The message that an incident's lines go into while they follow one another closely. */
export interface EchoBursts {
  /** What was shown last, all of it; `undefined` where the next lines begin a new message. */
  burst(place: EchoPlace): Promise<EchoBatch | undefined>;
  /** The next lines begin a new message: something was said below the last one. */
  endBurst(place: EchoPlace): Promise<void>;
  /** Gives back a batch whose message takes no edits: what was to come into it waits again, for a new message. */
  beginAnew(claim: EchoClaim): Promise<boolean>;
}

/** How a process claims a batch. */
export interface EchoWish {
  readonly batch: string;
  readonly at: Date;
  readonly leaseMs: number;
  readonly limit: number;
  /** The burst that a new batch goes on with: its id. */
  readonly goesOn?: string | undefined;
}

/** Lines that wait for a reason other than their turn. */
export interface EchoRests {
  /** Gives it back, to be taken up by anybody at `until`. `failed` counts it as a failure. */
  putOff(claim: EchoClaim, until: Date, failed: boolean): Promise<boolean>;
  /** Leaves an incident's echoes alone until then: they have nowhere to go yet. */
  rest(place: EchoPlace, until: Date): Promise<void>;
  /** Takes up what was put off or rests: of one incident, of a workspace, or everywhere. */
  wake(which: Partial<EchoPlace>): Promise<void>;
  /** Shows the lines of an incident that were given up, or had no channel. */
  again(place: EchoPlace, at: Date): Promise<void>;
}

/**
 * Which entries the channel has seen. Whatever takes a claim tells whether it still held: `false` means that nothing
 * was written.
 */
export interface EchoStore extends EchoRests, EchoBursts {
  /** Incidents with an entry whose echo has waited since before `now`, except those put off. */
  waiting(now: Date): Promise<readonly EchoPlace[]>;
  /**
   * An unfinished batch of this incident if there is one, else a new one of at most `limit` waiting entries; `undefined`
   * where none waits, another claimer has it, or it is put off.
   */
  next(team: string, incident: string, claim: EchoWish): Promise<ClaimedBatch | undefined>;
  /** Keeps the batch claimed while it is still being shown. */
  renew(claim: EchoClaim, now: Date, leaseMs: number): Promise<boolean>;
  tried(claim: EchoClaim, at: Date): Promise<boolean>;
  sent(claim: EchoClaim, message: EntryMessage | 'nowhere'): Promise<boolean>;
  /** Somebody deleted the message that showed a batch, and this one shows it now. */
  reposted(team: string, batch: string, message: EntryMessage): Promise<void>;
  /** The whole batch that an entry was echoed in, with its message. */
  batchOf(team: string, entryId: string): Promise<EchoBatch | undefined>;
}

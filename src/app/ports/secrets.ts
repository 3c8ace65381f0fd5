import type { Wanted } from '../../domain/effect.ts';

/** How what held a secret came in. */
export type SecretWay = 'command' | 'form' | 'message' | 'file';

/** What was taken out of one message, command, form or file. */
export interface KeptSecret {
  /** `S-1f3a9c2b`, made from where it came from and from what was taken out: the same delivery twice is one. */
  readonly id: string;
  readonly team: string;
  /** Whoever wrote it. */
  readonly user: string;
  readonly way: SecretWay;
  /** Where it was written, where that is known. */
  readonly channel: string | undefined;
  readonly at: Date;
  /** `sealed` is missing where nothing was kept. */
  readonly secrets: readonly { readonly kind: string; readonly sealed?: string }[];
  /** Who has read it, and when: the audit. */
  readonly reads: readonly SecretRead[];
}

export interface SecretRead {
  readonly by: string;
  readonly at: Date;
}

/** What was taken out of the record. All methods throw `StoreFault`. */
export interface SecretStore {
  /** Keeps it with what is wanted of it; `known` where it was kept before. */
  keep(secret: KeptSecret, wanted: readonly Wanted[]): Promise<'new' | 'known'>;
  byId(team: string, id: string): Promise<KeptSecret | undefined>;
  /** The newest first, at most so many. */
  latest(team: string, limit: number): Promise<readonly KeptSecret[]>;
  /** Notes who is about to read it. */
  noteRead(team: string, id: string, read: SecretRead): Promise<void>;
}

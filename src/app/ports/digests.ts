import type { CalendarDate } from '../../domain/actions/calendar-date.ts';
import type { Digest, DigestLine, DigestPlace } from '../../domain/actions/digest.ts';
import type { EffectRef } from './effects.ts';
import type { ExternalIds } from './external-ids.ts';

/** Names a digest: its workspace, and the id that `digestId` gives. */
export interface DigestRef {
  readonly team: string;
  readonly id: string;
}

/** A digest with what Slack gave for it. */
export interface KnownDigest {
  readonly digest: Digest;
  readonly externalIds: ExternalIds;
}

/** A line for the digest of one receiver and day, which is made if there is none yet. */
export interface DigestJoin {
  readonly team: string;
  readonly place: DigestPlace;
  readonly day: CalendarDate;
  readonly line: DigestLine;
  readonly at: Date;
  /** When it is shown: others join until then. */
  readonly showAt: Date;
}

/** Digests of due items, one for each receiver and day. Every method throws `StoreFault`. */
export interface DigestStore {
  byId(ref: DigestRef): Promise<KnownDigest | undefined>;
  /**
   * Adds a line, and wants the digest shown, in one write. The same item twice is once; one that was passed on, moved
   * or given to somebody since comes anew. `closed`: nothing joins it any more.
   */
  join(join: DigestJoin): Promise<'joined' | 'closed'>;
  /** Wants it shown as its items are now; `undefined` where that is wanted already, or there is none. */
  follow(ref: DigestRef, at: Date): Promise<EffectRef | undefined>;
  /** These items (ids) go elsewhere. */
  passOn(ref: DigestRef, items: readonly string[]): Promise<void>;
  /** Nothing goes out under it, and nothing joins it, from now on. */
  close(ref: DigestRef, why: string): Promise<void>;
  /** Its reader turned to this page. */
  turn(ref: DigestRef, page: number): Promise<void>;
}

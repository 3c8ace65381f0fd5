import type { EffectRef } from './effects.ts';

/** Somebody who came into a channel, or left it; a shared channel may hold incidents of several workspaces. */
export interface MemberChange {
  readonly channel: string;
  readonly user: string;
  readonly present: boolean;
  readonly at: Date;
}

/** What Slack said when it was asked who is in the channel of an incident. */
export type MembersReading =
  | { readonly kind: 'people'; readonly users: readonly string[] }
  /** Scribe is not in the channel, so Slack does not say who is. */
  | { readonly kind: 'outside' }
  /** The incident is not private, or will never have a channel: nobody has to be known. */
  | { readonly kind: 'needless' };

/** One reading, to be kept. */
export interface ReadMembers {
  readonly team: string;
  readonly id: string;
  /** `membership.heard` of the incident as it was before Slack was asked. */
  readonly heard: number;
  readonly reading: MembersReading;
  readonly at: Date;
  /** When they are to be read again; `undefined`: never. */
  readonly next: Date | undefined;
}

/**
 * Who is in the channels of private incidents: one list per incident, written whole. Public incidents have none; their
 * channels are looked at because they may become private. Every method throws `StoreFault`.
 */
export interface MemberStore {
  /**
   * Somebody who left is out at once. Somebody who came is in when Slack has been asked, since events may arrive late:
   * names the effects that ask.
   */
  heard(change: MemberChange): Promise<readonly EffectRef[]>;
  /** Scribe is no longer in this channel. */
  scribeLeft(place: { readonly team: string; readonly channel: string; readonly at: Date }): Promise<void>;
  /** Keeps a reading, unless something was heard since it began. */
  keep(read: ReadMembers): Promise<'kept' | 'overtaken'>;
  /** Claims those that are to be read again, active ones before those that are over, longest waiting first, and names the effects that read them. */
  due(now: Date, limit: number): Promise<readonly EffectRef[]>;
  /**
   * Events may have been missed: nothing that was known counts until it is read again. Active incidents are due then;
   * of those that are over, each is read when somebody asks for it or when it is time.
   */
  doubt(at: Date): Promise<void>;
  /** Takes in what earlier versions stored: those incidents that have a channel are read soon. Returns how many. */
  adopt(at: Date): Promise<number>;
}

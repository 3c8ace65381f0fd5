import type { EffectRef } from './effects.ts';

/** Hands work to workers soon. Never throws and never waits: what it loses, the sweep finds in the database. */
export interface Queue {
  offer(refs: readonly EffectRef[]): void;
  /** The channel of this incident has new entries to show. */
  echoSoon(team: string, incident: string): void;
}

/** Texts that must outlive one request, and what people typed lately. Losing them costs a convenience, no entry. */
export interface RecentCommands {
  /** Keeps a text that was not saved, for a day, so that a button can send it again. */
  hold(id: string, text: string): Promise<void>;
  held(id: string): Promise<string | undefined>;
  /**
   * Remembers that this person said this here, and tells which entry the same words made in the last two minutes.
   * Answers `undefined` when memory does not answer.
   */
  said(what: {
    readonly team: string;
    readonly place: string;
    readonly user: string;
    readonly text: string;
    readonly entry: string;
  }): Promise<string | undefined>;
}

/** Spaces sends to one channel across all workers, as Slack asks: about one message a second. */
export interface ChannelRateLimit {
  /** 0: send now. Otherwise the milliseconds after which to ask again. Never rejects. */
  wait(team: string, channel: string): Promise<number>;
}

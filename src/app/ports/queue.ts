import type { EffectRef } from './effects.ts';

/** Hands work to workers soon. Never throws and never waits: what it loses, the sweep finds in the database. */
export interface Queue {
  offer(refs: readonly EffectRef[]): void;
  /** The channel of this incident has new entries to show. */
  echoSoon(team: string, incident: string): void;
}

import type { Effect } from '../../domain/effect.ts';
import type { EffectRef } from './effects.ts';

/** A wanted effect that this worker has claimed until its lease ends. */
export interface TakenEffect {
  readonly ref: EffectRef;
  readonly effect: Effect;
  /** 1 at the first try. */
  readonly attempt: number;
  /** When an earlier try began to act in Slack, if one did: look before doing it again. */
  readonly triedAt: Date | undefined;
}

/** One effect in the hands of one worker at a time. All methods throw `StoreFault`. */
export interface EffectLeases {
  /** Claims one: `undefined` when it is done, given up, or claimed by another worker. */
  take(ref: EffectRef, now: Date, leaseMs: number): Promise<TakenEffect | undefined>;
  /** Keeps it claimed while it is still being performed. */
  renew(ref: EffectRef, now: Date, leaseMs: number): Promise<void>;
  /** Records that something in Slack is about to be tried. */
  tried(ref: EffectRef, at: Date): Promise<void>;
  /** Gives it back after a failure, to be offered again at `at`. */
  retry(ref: EffectRef, error: string, at: Date): Promise<void>;
  /** Gives it back, to be offered again at `at`: nothing failed, it only had to wait, which is no attempt. */
  postpone(ref: EffectRef, why: string, at: Date): Promise<void>;
  /** Keeps it, dead, with the reason, so that a person can ask for it again. */
  giveUp(ref: EffectRef, error: string): Promise<void>;
}

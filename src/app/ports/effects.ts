import type { Effect, Wanted } from '../../domain/effect.ts';

/** The collections whose documents can want something. */
export type EffectHolder = 'incidents' | 'entries' | 'actions' | 'messages' | 'postmortems';

/** Names a document that can want something. */
export interface HolderRef {
  readonly holder: EffectHolder;
  readonly team: string;
  readonly id: string;
}

/** Names one wanted effect: the document and the key in it. */
export interface EffectRef extends HolderRef {
  readonly key: string;
}

/** A wanted effect that this worker has claimed until its lease ends. */
export interface TakenEffect {
  readonly ref: EffectRef;
  readonly effect: Effect;
  /** 1 at the first try. */
  readonly attempt: number;
  /** When an earlier try began to act in Slack, if one did: look before doing it again. */
  readonly triedAt: Date | undefined;
}

/** Wanted effects, kept in the documents that want them. All methods throw `StoreFault`. */
export interface EffectStore {
  /** Adds one more effect to a document, such as a note to a person. */
  add(to: HolderRef, wanted: Wanted, at: Date): Promise<void>;
  /** Those whose time has come; their documents are not offered again for `leaseMs`. Echoes are not among them. */
  due(now: Date, limit: number, leaseMs: number): Promise<readonly EffectRef[]>;
  /** Removes it, and it alone. */
  done(ref: EffectRef): Promise<void>;
  /** Wakes a dead effect: it is wanted again from `at`. `false` when the document does not hold it. */
  revive(ref: EffectRef, at: Date): Promise<boolean>;
  /** How many wait; for the metrics. */
  pending(): Promise<number>;
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

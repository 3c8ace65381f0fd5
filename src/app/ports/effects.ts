import type { Wanted } from '../../domain/effect.ts';

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

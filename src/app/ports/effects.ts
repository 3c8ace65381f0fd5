import type { Wanted } from '../../domain/effect.ts';

/** The collections whose documents can want something. */
export type EffectHolder =
  | 'incidents'
  | 'entries'
  | 'actions'
  | 'messages'
  | 'postmortems'
  | 'digests'
  | 'secrets'
  | 'weeklies'
  | 'homes';

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
  /** As `add`, where the document does not have the external id `mark` yet; it has it from then on. */
  addOnce(to: HolderRef, wanted: Wanted, how: { readonly at: Date; readonly mark: string }): Promise<void>;
  /** Those whose time has come; their documents are not offered again for `leaseMs`. Echoes are not among them. */
  due(now: Date, limit: number, leaseMs: number): Promise<readonly EffectRef[]>;
  /** Removes it, and it alone. */
  done(ref: EffectRef): Promise<void>;
  /** Wakes what waits for another effect in these documents, and names it. */
  wake(of: readonly HolderRef[], at: Date): Promise<readonly EffectRef[]>;
  /** Wakes all that waits, or did not go through, in one workspace. */
  wakeTeam(team: string, at: Date): Promise<void>;
  /** How many wait; for the metrics. */
  pending(): Promise<number>;
}

import type { Claim } from './claim.ts';
import type { HolderRef } from './effects.ts';

/**
 * What must be known of Slack to do nothing there twice, by name: ids of what Scribe made (`channel`, `card` with its
 * ts, `announcement` with channel and ts), and marks of what people were told (`told-…`, `hinted-…`).
 */
export type ExternalIds = Readonly<Record<string, string>>;

/** Keeps such ids, each right after the call that gave it. */
export interface ExternalIdStore {
  /** A document that does not exist is left alone. Throws `StoreFault`, as the other does. */
  remember(of: HolderRef, name: string, value: string): Promise<void>;
  /** As if it had never been remembered. Throws `StoreFault`. */
  forget(of: HolderRef, name: string): Promise<void>;
  /** The same in the document of a claimed effect; `false`, and nothing is kept, once another worker has the effect. */
  rememberFor(claim: Claim, name: string, value: string): Promise<boolean>;
}

import type { EffectKind } from '../../domain/effect.ts';
import type { EffectRef } from './effects.ts';

/** An effect that does not come about by itself, or not soon. */
export interface EffectInTrouble {
  readonly ref: EffectRef;
  readonly kind: EffectKind;
  /** The incident that it belongs to, by its key; a message's effect has none. */
  readonly incident: string | undefined;
  /** `given up`: Slack refused it, and a person has to ask for it again. `failing`: tried again at `nextAt`. */
  readonly state: 'given up' | 'failing';
  readonly error: string;
  readonly wantedAt: Date;
  readonly attempts: number;
  /** It rests because it ended its workers, so that a new one does not begin with it. */
  readonly rests: boolean;
  readonly nextAt: Date | undefined;
}

/** Whose troubles are meant: those of an incident, by its key, all of them. */
export type TroublesOf =
  | { readonly team?: string; readonly incident?: undefined; readonly limit: number }
  | { readonly team: string; readonly incident: string; readonly limit?: undefined };

/** Effects that need a person: given up, or failing by a fault of Scribe's own. All methods throw `StoreFault`. */
export interface EffectTroubles {
  /** Those of one workspace, or of all, in at most so many documents of a kind; longest in trouble first. */
  list(of: TroublesOf): Promise<readonly EffectInTrouble[]>;
  /** Wants one again from `at`, as if it had never failed. `false` when its document holds it no more. */
  revive(ref: EffectRef, at: Date): Promise<boolean>;
  /** Since when the effect that waits longest should have been tried; `undefined` when none is late. */
  lateSince(now: Date): Promise<Date | undefined>;
  /** Brings forward everything that failed by a fault of Scribe's own: a new process may have it mended. */
  hurry(at: Date): Promise<void>;
}

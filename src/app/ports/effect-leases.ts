import type { Effect } from '../../domain/effect.ts';
import type { Claim } from './claim.ts';
import type { EffectRef, HolderRef } from './effects.ts';
import type { ExternalIds } from './external-ids.ts';

/** A wanted effect that this worker has claimed until its lease ends. */
export interface TakenEffect extends Claim {
  readonly effect: Effect;
  /** 1 at the first try. */
  readonly attempt: number;
  /** When an earlier try began to act in Slack, if one did: look before doing it again. */
  readonly triedAt: Date | undefined;
  /** How many workers took it before and never let go of it, since it last came to an end, and did not outlive that. */
  readonly unended: number;
  /** It was put to rest for that, and its rest is over. */
  readonly rested: boolean;
}

/** What a document wants, and what it knows of Slack, as of one moment. */
export interface WantedNow {
  readonly keys: readonly string[];
  /** By key: until when a worker has it, as long as nobody hears more of that worker. */
  readonly heldUntil: Readonly<Record<string, Date>>;
  readonly externalIds: ExternalIds;
}

/** How a worker lets go of an effect. `false` means that the claim did not hold and nothing was written. */
export interface EffectEndings {
  /** Removes it, and it alone. */
  finish(claim: Claim): Promise<boolean>;
  /** Gives it back after a failure, to be offered again at `at`. */
  retry(claim: Claim, error: string, at: Date): Promise<boolean>;
  /** Gives it back, to be offered again at `at`: nothing failed, it only had to wait, which is no attempt. */
  postpone(claim: Claim, why: string, at: Date): Promise<boolean>;
  /** Gives it back until another effect wakes it; at `at` it is offered by itself. That is no attempt. */
  wait(claim: Claim, why: string, at: Date): Promise<boolean>;
  /** Gives it back after a failure that neither Slack nor the database explains, to be offered again at `at`. */
  fail(claim: Claim, error: string, at: Date): Promise<boolean>;
  /** Gives it back, not begun, since it ended its workers; to be offered again at `at`. That is no attempt. */
  rest(claim: Claim, why: string, at: Date): Promise<boolean>;
  /** Keeps it, dead, with the reason, so that a person can ask for it again. */
  giveUp(claim: Claim, error: string): Promise<boolean>;
}

/**
 * One effect in the hands of one worker at a time. Whatever takes a claim tells whether it still held: `false` means
 * that nothing was written. All methods throw `StoreFault`.
 */
export interface EffectLeases extends EffectEndings {
  /** Claims one: `undefined` when it is done, given up, or claimed by another worker. */
  take(ref: EffectRef, now: Date, leaseMs: number): Promise<TakenEffect | undefined>;
  /** Keeps it claimed while it is still being performed. */
  renew(claim: Claim, now: Date, leaseMs: number): Promise<boolean>;
  /** Records that something in Slack is about to be tried. */
  tried(claim: Claim, at: Date): Promise<boolean>;
  /** Takes that back: Slack certainly did nothing. */
  untried(claim: Claim): Promise<boolean>;
  /** Tells of a worker that could not let go of it, and lives: it counts as none that died, whoever has it now. */
  outlived(ref: EffectRef): Promise<void>;
  /** What is wanted by a document and not given up; `undefined` where there is none. */
  wantedNow(of: HolderRef): Promise<WantedNow | undefined>;
}

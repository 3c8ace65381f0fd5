import type { ActionEffect, Wanted } from '../../domain/effect.ts';
import type { KnownAction } from './actions.ts';

/** Reminders of action items. Every method throws `StoreFault` when the database does not answer. */
export interface ActionReminders {
  /** Items whose reminder time has come, soonest first. */
  due(now: Date, limit: number): Promise<readonly KnownAction[]>;
  /**
   * Turns a due reminder into a wanted effect, if nobody did since (`remindAt` still `from`): one claim, one winner.
   * `next` is the reminder after it.
   */
  claim(
    known: KnownAction,
    claim: { readonly next: Date | undefined; readonly wanted: Wanted<ActionEffect>; readonly at: Date },
  ): Promise<boolean>;
}

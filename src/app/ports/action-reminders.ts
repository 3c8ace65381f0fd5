import type { Told } from '../../domain/actions/ladder.ts';
import type { ActionEffect, Wanted } from '../../domain/effect.ts';
import type { KnownAction } from './actions.ts';

/** What is wanted of an item that fell due, what was told with it, and when its ladder goes on. */
export interface ReminderClaim {
  readonly next: Date | undefined;
  readonly told: Told;
  readonly wanted: readonly Wanted<ActionEffect>[];
  readonly at: Date;
}

/** Reminders of action items. Every method throws `StoreFault` when the database does not answer. */
export interface ActionReminders {
  /** Items whose reminder time has come: workspaces take turns, and each has what waits longest first. */
  due(now: Date, limit: number): Promise<readonly KnownAction[]>;
  /** The items of a workspace with these ids, in no order; those that there are. */
  items(team: string, ids: readonly string[]): Promise<readonly KnownAction[]>;
  /** Turns what is due into wanted effects, if nobody did since (`remindAt` is still that of `known`): one claim, one winner. */
  claim(known: KnownAction, claim: ReminderClaim): Promise<boolean>;
}

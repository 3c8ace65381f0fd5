import type { ActionItem } from '../../domain/actions/action-item.ts';
import type { Told } from '../../domain/actions/ladder.ts';
import type { KnownAction } from './actions.ts';

/** What the ladder of a stored item follows from. */
export interface PlannedAction extends Pick<KnownAction, 'remindAt' | 'told'> {
  readonly item: Pick<
    ActionItem,
    | 'id'
    | 'team'
    | 'number'
    | 'key'
    | 'incident'
    | 'owner'
    | 'heldBy'
    | 'due'
    | 'priority'
    | 'status'
    | 'createdAt'
    | 'moves'
    | 'snooze'
    | 'version'
  >;
}

/** When the ladder of an item goes on by a plan. */
export interface NewPlan {
  readonly known: PlannedAction;
  readonly remindAt: Date | undefined;
  readonly told: Told;
}

/** By which plan (a name that changes with the policy) the reminders of items were planned. Every method throws `StoreFault`. */
export interface ActionPlans {
  /** Pending items that were planned by another plan, or by none. */
  stale(plan: string, limit: number): Promise<readonly PlannedAction[]>;
  /** Notes the new plan of each item that nobody has changed or claimed since it was read; others stay as they are. */
  replan(plan: string, plans: readonly NewPlan[]): Promise<void>;
}

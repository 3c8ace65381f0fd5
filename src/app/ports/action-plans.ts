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

/** Whose items are planned anew. */
export type ReplannedItems = { readonly team: string } & (
  | { readonly owner: string }
  | { readonly incident: string }
);

/** By which plan (a name that changes with the policy) the reminders of items were planned. Every method throws `StoreFault`. */
export interface ActionPlans {
  /** Pending items that were planned by another plan, or by none. */
  stale(plan: string, limit: number): Promise<readonly PlannedAction[]>;
  /** The pending items of an owner or an incident count as planned by none: what their plan follows from has changed. */
  planAgain(of: ReplannedItems): Promise<void>;
  /** Notes the new plan of each item that nobody has changed or claimed since it was read; others stay as they are. */
  replan(plan: string, plans: readonly NewPlan[]): Promise<void>;
}

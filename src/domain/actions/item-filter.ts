import type { ActionItem, ActionKind, Priority } from './action-item.ts';
import { isPending } from './action-item.ts';
import type { CalendarDate } from './calendar-date.ts';

/** What an item can have nothing in. */
export const BLANKS = ['owner', 'due', 'done-when', 'kind'] as const;
export type Blank = (typeof BLANKS)[number];

/** Which items of a list are wanted; all that is said must be so. */
export interface ItemFilter {
  /** To be done still, done, or not being done; all where nothing is said. */
  readonly state?: 'open' | 'done' | 'not doing';
  /** Of this person. */
  readonly owner?: string;
  /** Neither a person nor anybody else has it. */
  readonly unowned?: true;
  /** To be done still, and due before this day. */
  readonly dueBefore?: CalendarDate;
  readonly kind?: ActionKind;
  readonly priority?: Priority;
  readonly blank?: readonly Blank[];
}

/** Whether an item is wanted: what the store's query says, in one place for all of them. */
export function isWanted(item: ActionItem, filter: ItemFilter): boolean {
  const { state, owner, unowned, dueBefore, kind, priority, blank = [] } = filter;
  return (
    (state === undefined || stateOf(item) === state) &&
    (owner === undefined || item.owner === owner) &&
    (unowned === undefined || (item.owner === undefined && item.heldBy === undefined)) &&
    (dueBefore === undefined || (item.due !== undefined && item.due < dueBefore)) &&
    (kind === undefined || item.kind === kind) &&
    (priority === undefined || item.priority === priority) &&
    blank.every((field) => isBlank(item, field))
  );
}

function stateOf(item: ActionItem): NonNullable<ItemFilter['state']> {
  if (isPending(item)) return 'open';
  return item.status.state === 'done' ? 'done' : 'not doing';
}

function isBlank(item: ActionItem, field: Blank): boolean {
  switch (field) {
    case 'owner':
      return item.owner === undefined;
    case 'due':
      return item.due === undefined;
    case 'done-when':
      return item.doneWhen === undefined;
    case 'kind':
      return item.kind === undefined;
    default:
      return field satisfies never;
  }
}

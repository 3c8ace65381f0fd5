import {
  type ActionItem,
  type ActionKind,
  actionKey,
  DEFAULT_PRIORITY,
  isPending,
  type Priority,
} from './action-item.ts';
import type { CalendarDate } from './calendar-date.ts';

/** Who wants it, and when. */
interface Stamp {
  readonly by: string;
  readonly at: Date;
}

/** A new item. `due` is already decided: stated, or the default for the incident's severity. */
export interface AddAction extends Stamp {
  readonly do: 'add';
  readonly id: string;
  readonly team: string;
  readonly number: number;
  readonly incident: string;
  readonly drill?: true;
  readonly title: string;
  readonly kind: ActionKind | undefined;
  readonly owner: string | undefined;
  readonly due: CalendarDate | undefined;
  readonly priority: Priority | undefined;
  readonly doneWhen: string | undefined;
  readonly sourceEntry: string | undefined;
}

/** What can be done with an item that exists. */
export type ActionCommand =
  | (Stamp & { readonly do: 'start' })
  | (Stamp & { readonly do: 'done' })
  | (Stamp & { readonly do: 'drop'; readonly why: string })
  | (Stamp & { readonly do: 'move'; readonly to: CalendarDate; readonly why: string })
  | (Stamp & { readonly do: 'assign'; readonly to: string });

/** The item is already in that state: nothing is wrong, and nothing changes. */
export type ActionNoOp = 'already-started' | 'already-done' | 'already-dropped' | 'same-date' | 'same-owner';
export type ActionRefusal = 'is-done' | 'is-dropped' | 'missing-reason';

export type ActionDecision =
  | { readonly kind: 'changed'; readonly item: ActionItem }
  | { readonly kind: 'unchanged'; readonly item: ActionItem; readonly why: ActionNoOp }
  | { readonly kind: 'refused'; readonly item: ActionItem; readonly why: ActionRefusal };

/** The item that an addition makes. */
export function addAction({ do: _, by, at, ...wanted }: AddAction): ActionItem {
  return {
    ...wanted,
    key: actionKey(wanted.number),
    priority: wanted.priority ?? DEFAULT_PRIORITY,
    status: { state: 'open' },
    createdBy: by,
    createdAt: at,
    moves: [],
    version: 1,
  };
}

/** Applies a command to an item. A finished item stays finished; a dropped one can still be done. */
export function decideAction(item: ActionItem, command: ActionCommand): ActionDecision {
  const { by, at } = command;
  switch (command.do) {
    case 'start':
      if (item.status.state === 'in progress') return unchanged(item, 'already-started');
      return whilePending(item, { status: { state: 'in progress' } });
    case 'done':
      if (item.status.state === 'done') return unchanged(item, 'already-done');
      return changed(item, { status: { state: 'done', by, at } });
    case 'drop':
      if (item.status.state === 'not doing') return unchanged(item, 'already-dropped');
      if (command.why.trim() === '') return refused(item, 'missing-reason');
      return whilePending(item, { status: { state: 'not doing', why: command.why.trim(), by, at } });
    case 'move': {
      if (item.due === command.to && isPending(item)) return unchanged(item, 'same-date');
      if (command.why.trim() === '') return refused(item, 'missing-reason');
      const move = { from: item.due, to: command.to, why: command.why.trim(), by, at };
      return whilePending(item, { due: command.to, moves: [...item.moves, move] });
    }
    case 'assign':
      if (item.owner === command.to && isPending(item)) return unchanged(item, 'same-owner');
      return whilePending(item, { owner: command.to });
    default:
      return command satisfies never;
  }
}

function whilePending(item: ActionItem, change: Partial<ActionItem>): ActionDecision {
  switch (item.status.state) {
    case 'open':
    case 'in progress':
      return changed(item, change);
    case 'done':
      return refused(item, 'is-done');
    case 'not doing':
      return refused(item, 'is-dropped');
    default:
      return item.status satisfies never;
  }
}

function changed(item: ActionItem, change: Partial<ActionItem>): ActionDecision {
  return { kind: 'changed', item: { ...item, ...change, version: item.version + 1 } };
}

function unchanged(item: ActionItem, why: ActionNoOp): ActionDecision {
  return { kind: 'unchanged', item, why };
}

function refused(item: ActionItem, why: ActionRefusal): ActionDecision {
  return { kind: 'refused', item, why };
}

import {
  type ActionItem,
  type ActionKind,
  actionKey,
  DEFAULT_PRIORITY,
  type ItemHolder,
  type Priority,
} from './action-item.ts';
import type { CalendarDate } from './calendar-date.ts';

/** A new item. `due` is already decided: stated, or the default for the incident's severity. */
interface AddAction {
  readonly by: string;
  readonly at: Date;
  readonly do: 'add';
  readonly id: string;
  readonly team: string;
  readonly number: number;
  readonly incident: string;
  readonly drill?: true;
  readonly title: string;
  readonly kind: ActionKind | undefined;
  readonly owner: string | undefined;
  /** Who has it where it has no owner. */
  readonly heldBy?: ItemHolder | undefined;
  readonly due: CalendarDate | undefined;
  readonly priority: Priority | undefined;
  readonly doneWhen: string | undefined;
  readonly sourceEntry: string | undefined;
  readonly link?: string | undefined;
}

/** The item that an addition makes. */
export function addAction({ do: _, by, at, heldBy, link, ...wanted }: AddAction): ActionItem {
  return {
    ...wanted,
    ...(heldBy && wanted.owner === undefined ? { heldBy } : {}),
    ...(link === undefined ? {} : { link }),
    key: actionKey(wanted.number),
    priority: wanted.priority ?? DEFAULT_PRIORITY,
    status: { state: 'open' },
    createdBy: by,
    createdAt: at,
    moves: [],
    version: 1,
  };
}

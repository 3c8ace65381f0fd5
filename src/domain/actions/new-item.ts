import { type ActionItem, actionKey, DEFAULT_PRIORITY, type Priority } from './action-item.ts';

type Wanted = 'id' | 'team' | 'number' | 'incident' | 'drill' | 'title' | 'kind' | 'owner' | 'heldBy' | 'due';

/** A new item. `due` is already decided: stated, or the default for the incident's severity. */
interface AddAction extends Pick<ActionItem, Wanted | 'doneWhen' | 'sourceEntry' | 'link'> {
  readonly by: string;
  readonly at: Date;
  readonly do: 'add';
  readonly priority: Priority | undefined;
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

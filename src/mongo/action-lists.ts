import type { Model } from 'mongoose';
import type { ActionLists } from '../app/ports/action-lists.ts';
import type { Blank, ItemFilter } from '../domain/actions/item-filter.ts';
import { fromActionDocument } from './action-document.ts';
import type { ActionDocument } from './action-model.ts';

export function actionLists(actions: Model<ActionDocument>): ActionLists {
  return {
    async counts(team, filter) {
      const groups = await actions.aggregate<{ _id: string; count: number }>([
        { $match: wanted(team, filter) },
        { $group: { _id: '$incident', count: { $sum: 1 } } },
      ]);
      return groups.map(({ _id: incident, count }) => ({ incident, count }));
    },
    async page(team, { filter, incidents, skip, limit }) {
      const where = { ...wanted(team, filter), incident: { $in: [...incidents] } };
      const [dated, undated] = [{ $and: [where, { due: { $ne: null } }] }, { $and: [where, { due: null }] }];
      const first = await actions
        .find(dated)
        .sort({ due: 1, number: 1 })
        .skip(skip)
        .limit(limit)
        .lean<ActionDocument[]>();
      if (first.length === limit) return first.map(fromActionDocument);
      // Databases sort missing values first; here an item without a date comes last.
      const before = first.length > 0 ? skip + first.length : await actions.countDocuments(dated);
      const rest = await actions
        .find(undated)
        .sort({ number: 1 })
        .skip(Math.max(0, skip - before))
        .limit(limit - first.length)
        .lean<ActionDocument[]>();
      return [...first, ...rest].map(fromActionDocument);
    },
  };
}

/** As `isWanted` says in the domain. */
function wanted(team: string, filter: ItemFilter): Record<string, unknown> {
  const { state, owner, unowned, dueBefore, kind, priority, blank = [] } = filter;
  const all = [
    ...(unowned ? [{ owner: null, heldBy: null }] : []),
    ...(dueBefore === undefined ? [] : [{ due: { $lt: dueBefore } }]),
    ...blank.map((field) => ({ [FIELDS[field]]: null })),
  ];
  return {
    team,
    ...(state === undefined ? {} : inState(state)),
    ...(owner === undefined ? {} : { owner }),
    ...(kind === undefined ? {} : { kind }),
    ...(priority === undefined ? {} : { priority }),
    ...(all.length === 0 ? {} : { $and: all }),
  };
}

const FIELDS: Readonly<Record<Blank, string>> = {
  owner: 'owner',
  due: 'due',
  'done-when': 'doneWhen',
  kind: 'kind',
};

function inState(state: NonNullable<ItemFilter['state']>): Record<string, unknown> {
  return state === 'open' ? { pending: true } : { pending: false, 'status.state': state };
}

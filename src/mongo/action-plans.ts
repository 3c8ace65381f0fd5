import type { Model } from 'mongoose';
import type { ActionPlans, NewPlan } from '../app/ports/action-plans.ts';
import { fromActionDocument } from './action-document.ts';
import type { ActionDocument } from './action-model.ts';
import { documentId } from './document-id.ts';

const FIELDS = {
  team: 1,
  number: 1,
  key: 1,
  incident: 1,
  owner: 1,
  heldBy: 1,
  due: 1,
  priority: 1,
  status: 1,
  createdAt: 1,
  moves: 1,
  snooze: 1,
  version: 1,
  remindAt: 1,
  told: 1,
} as const;

/** The driver's own collection: Mongoose would cost more than the ladder of an item. */
export function actionPlans({ collection }: Model<ActionDocument>): ActionPlans {
  return {
    async stale(plan, limit) {
      const other = { pending: true, plan: { $ne: plan } } as never;
      const found = collection.find<ActionDocument>(other, { projection: FIELDS, limit, batchSize: limit });
      // What the projection leaves out is not part of a `PlannedAction`.
      return (await found.toArray()).map(fromActionDocument);
    },
    async planAgain(of) {
      await collection.updateMany({ ...of, pending: true }, { $unset: { plan: 1 } });
    },
    async replan(plan, plans) {
      if (plans.length === 0) return;
      await collection.bulkWrite(
        plans.map((one) => updateOf(plan, one)),
        { ordered: false },
      );
    },
  };
}

function updateOf(plan: string, { known, remindAt, told }: NewPlan) {
  const { item } = known;
  const stays = known.remindAt?.getTime() === remindAt?.getTime();
  return {
    updateOne: {
      filter: {
        _id: documentId(item.team, item.id) as never,
        version: item.version,
        remindAt: known.remindAt ?? null,
      },
      update: {
        $set: {
          plan,
          ...(known.told === undefined ? { told } : {}),
          ...(remindAt && !stays ? { remindAt } : {}),
        },
        ...(remindAt || stays ? {} : { $unset: { remindAt: 1 } }),
      },
    },
  };
}

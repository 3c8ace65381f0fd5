import type { Model } from 'mongoose';

import type { EffectRef, EffectStore } from '../app/ports/effects.ts';
import { claimDue } from './due-effects.ts';
import {
  clearIfNothingPending,
  type EffectHolderModel,
  findPendingEffect,
  HOLDERS,
  type Holders,
  holderId,
} from './effect-holders.ts';
import type { EntryDocument } from './entry-model.ts';
import { deadEffectPath, newPendingEffect, pendingEffectPath } from './pending-effects.ts';

export function effectStore(holders: Holders, entries: Model<EntryDocument>): EffectStore {
  const of = (ref: EffectRef): EffectHolderModel => holders[ref.holder];
  return {
    async add(to, { key, effect }, at) {
      const [path, dead] = [pendingEffectPath(key), deadEffectPath(key)];
      await holders[to.holder].updateOne(
        { _id: holderId(to), [path]: { $exists: false }, [dead]: { $exists: false } },
        { $set: { [path]: newPendingEffect(effect, at) }, $min: { pendingAt: at } },
      );
    },
    due: (now, limit, leaseMs) => claimDue(holders, { now, limit, leaseMs }),
    async done(ref) {
      await of(ref).updateOne({ _id: holderId(ref) }, { $unset: { [pendingEffectPath(ref.key)]: 1 } });
      await clearIfNothingPending(of(ref), holderId(ref));
    },
    revive: (ref, at) => revive(of(ref), ref, at),
    async pending() {
      const pendingEffects = HOLDERS.map((holder) =>
        holders[holder].countDocuments({ pendingAt: { $gt: new Date(0) } }),
      );
      const echoes = entries.countDocuments({ 'waits.room': { $gt: '' } });
      const counts = await Promise.all([...pendingEffects, echoes]);
      return counts.reduce((sum, count) => sum + count, 0);
    },
  };
}

async function revive(model: EffectHolderModel, ref: EffectRef, at: Date): Promise<boolean> {
  const dead = await findPendingEffect(model, ref, 'dead');
  if (!dead) return (await findPendingEffect(model, ref, 'effects')) !== undefined;
  const deadPath = deadEffectPath(ref.key);
  await model.updateOne(
    { _id: holderId(ref), [deadPath]: { $exists: true } },
    {
      $unset: { [deadPath]: 1 },
      $set: { [pendingEffectPath(ref.key)]: { ...dead, at, attempts: 0 } },
      $min: { pendingAt: at },
    },
  );
  return true;
}

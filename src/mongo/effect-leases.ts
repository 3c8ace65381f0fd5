import type { EffectLeases } from '../app/ports/effect-leases.ts';
import type { EffectRef } from '../app/ports/effects.ts';
import {
  clearIfNothingPending,
  type EffectHolderModel,
  findPendingEffect,
  type Holders,
  holderId,
} from './effect-holders.ts';
import { toMapKey } from './map-key.ts';
import { deadEffectPath, type PendingEffectsDocument, pendingEffectPath } from './pending-effects.ts';

export function effectLeases(holders: Holders): EffectLeases {
  const of = (ref: EffectRef): EffectHolderModel => holders[ref.holder];
  return {
    async take(ref, now, leaseMs) {
      const path = pendingEffectPath(ref.key);
      const free = [{ [`${path}.lease`]: { $exists: false } }, { [`${path}.lease`]: { $lte: now } }];
      const document = await of(ref)
        .findOneAndUpdate(
          { _id: holderId(ref), [path]: { $exists: true }, $or: free },
          {
            $set: { [`${path}.lease`]: new Date(now.getTime() + leaseMs) },
            $inc: { [`${path}.attempts`]: 1 },
          },
          { returnDocument: 'after' },
        )
        .lean<PendingEffectsDocument>();
      const pending = document?.effects?.[toMapKey(ref.key)];
      if (!pending) return undefined;
      return { ref, effect: pending.effect, attempt: pending.attempts, triedAt: pending.tried };
    },
    async renew(ref, now, leaseMs) {
      const path = pendingEffectPath(ref.key);
      await of(ref).updateOne(
        { _id: holderId(ref), [path]: { $exists: true } },
        { $set: { [`${path}.lease`]: new Date(now.getTime() + leaseMs) } },
      );
    },
    async tried(ref, at) {
      const path = pendingEffectPath(ref.key);
      await of(ref).updateOne(
        { _id: holderId(ref), [path]: { $exists: true }, [`${path}.tried`]: { $exists: false } },
        { $set: { [`${path}.tried`]: at } },
      );
    },
    retry: (ref, error, at) => giveBack(of(ref), ref, { error, at, failed: true }),
    postpone: (ref, why, at) => giveBack(of(ref), ref, { error: why, at, failed: false }),
    giveUp: (ref, error) => giveUp(of(ref), ref, error),
  };
}

/** Taking it counted as an attempt; that is undone for one that only had to wait. */
async function giveBack(
  model: EffectHolderModel,
  ref: EffectRef,
  { error, at, failed }: { readonly error: string; readonly at: Date; readonly failed: boolean },
): Promise<void> {
  const path = pendingEffectPath(ref.key);
  await model.updateOne(
    { _id: holderId(ref), [path]: { $exists: true } },
    {
      $set: { [`${path}.error`]: error, [`${path}.at`]: at },
      $unset: { [`${path}.lease`]: 1 },
      $min: { pendingAt: at },
      ...(failed ? {} : { $inc: { [`${path}.attempts`]: -1 } }),
    },
  );
}

async function giveUp(model: EffectHolderModel, ref: EffectRef, error: string): Promise<void> {
  const path = pendingEffectPath(ref.key);
  const pending = await findPendingEffect(model, ref, 'effects');
  if (!pending) return;
  const { lease: _lease, ...kept } = pending;
  await model.updateOne(
    { _id: holderId(ref), [path]: { $exists: true } },
    { $unset: { [path]: 1 }, $set: { [deadEffectPath(ref.key)]: { ...kept, error } } },
  );
  await clearIfNothingPending(model, holderId(ref));
}

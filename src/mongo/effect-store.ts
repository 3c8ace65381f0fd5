import type { Model } from 'mongoose';

import type { EffectHolder, EffectRef, EffectStore, OutsideStore } from '../app/ports/effects.ts';
import { documentId } from './document-id.ts';
import { claimDue, type EffectHolderModel, HOLDERS, type Holders } from './due-effects.ts';
import type { EntryDocument } from './entry-model.ts';
import { toMapKey } from './map-key.ts';
import {
  newPendingEffect,
  type PendingEffect,
  type PendingEffectsDocument,
  pendingEffectPath,
} from './pending-effects.ts';

export function effectStore(holders: Holders, entries: Model<EntryDocument>): EffectStore {
  const of = (ref: EffectRef): EffectHolderModel => holders[ref.holder];
  return {
    due: (now, limit, leaseMs) => claimDue(holders, { now, limit, leaseMs }),
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
    async done(ref) {
      await of(ref).updateOne({ _id: holderId(ref) }, { $unset: { [pendingEffectPath(ref.key)]: 1 } });
      await restIfNothingIsLeft(of(ref), holderId(ref));
    },
    retry: (ref, error, at) => giveBack(of(ref), ref, { error, at, failed: true }),
    postpone: (ref, why, at) => giveBack(of(ref), ref, { error: why, at, failed: false }),
    giveUp: (ref, error) => giveUp(of(ref), ref, error),
    revive: (ref, at) => revive(of(ref), ref, at),
    async add(holder, team, id, { key, effect }, at) {
      const [path, dead] = [pendingEffectPath(key), deadPath(key)];
      await holders[holder].updateOne(
        { _id: idOf(holder, team, id), [path]: { $exists: false }, [dead]: { $exists: false } },
        { $set: { [path]: newPendingEffect(effect, at) }, $min: { pendingAt: at } },
      );
    },
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

/** Ids that Slack gave, each in a write of its own, without a version: no change of state can overtake it. */
export function outsideStore(holders: Holders): OutsideStore {
  return {
    async remember(holder, team, id, name, value) {
      // Events of a channel name only the channel, so an incident is also found by it.
      const found = holder === 'incidents' && name === 'channel' ? { channel: value } : {};
      await holders[holder].updateOne(
        { _id: idOf(holder, team, id) },
        { $set: { [`outside.${toMapKey(name)}`]: value, ...found } },
      );
    },
  };
}

/**
 * Clears the mark that the sweep goes by. One conditional write on an empty map: an effect that somebody adds in
 * between makes the map non-empty, so the mark that came with it stays, whatever its time is.
 */
async function restIfNothingIsLeft(model: EffectHolderModel, id: string): Promise<void> {
  await model.updateOne({ _id: id, effects: {} }, { $unset: { pendingAt: 1 } });
}

/** Taking it counted an attempt; one that only had to wait is taken off again. */
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
  const pending = await pendingEffectAt(model, ref, 'effects');
  if (!pending) return;
  const { lease: _lease, ...kept } = pending;
  await model.updateOne(
    { _id: holderId(ref), [path]: { $exists: true } },
    { $unset: { [path]: 1 }, $set: { [deadPath(ref.key)]: { ...kept, error } } },
  );
  await restIfNothingIsLeft(model, holderId(ref));
}

async function revive(model: EffectHolderModel, ref: EffectRef, at: Date): Promise<boolean> {
  const dead = await pendingEffectAt(model, ref, 'dead');
  if (!dead) return (await pendingEffectAt(model, ref, 'effects')) !== undefined;
  await model.updateOne(
    { _id: holderId(ref), [deadPath(ref.key)]: { $exists: true } },
    {
      $unset: { [deadPath(ref.key)]: 1 },
      $set: { [pendingEffectPath(ref.key)]: { ...dead, at, attempts: 0 } },
      $min: { pendingAt: at },
    },
  );
  return true;
}

async function pendingEffectAt(
  model: EffectHolderModel,
  ref: EffectRef,
  where: 'effects' | 'dead',
): Promise<PendingEffect | undefined> {
  const document = await model.findById(holderId(ref), { [where]: 1 }).lean<PendingEffectsDocument>();
  return document?.[where]?.[toMapKey(ref.key)];
}

function deadPath(key: string): string {
  return `dead.${toMapKey(key)}`;
}

function holderId(ref: EffectRef): string {
  return idOf(ref.holder, ref.team, ref.id);
}

/** A message's id names its workspace already. */
function idOf(holder: EffectHolder, team: string, id: string): string {
  return holder === 'messages' ? id : documentId(team, id);
}

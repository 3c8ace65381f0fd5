import type { Model } from 'mongoose';

import type { EffectHolder, EffectRef, EffectStore } from '../app/ports/effects.ts';
import type { Wanted } from '../domain/effect.ts';
import { claimDue } from './due-effects.ts';
import {
  clearIfNothingPending,
  type EffectHolderModel,
  HOLDERS,
  type Holders,
  holderId,
  refOf,
} from './effect-holders.ts';
import type { EntryDocument } from './entry-model.ts';
import {
  deadEffectPath,
  externalIdPath,
  newPendingEffect,
  type PendingEffectsDocument,
  pendingEffectPath,
} from './pending-effects.ts';

export function effectStore(holders: Holders, entries: Model<EntryDocument>): EffectStore {
  const of = (ref: EffectRef): EffectHolderModel => holders[ref.holder];
  return {
    async add(to, wanted, at) {
      await holders[to.holder].updateOne({ _id: holderId(to), ...absent(wanted) }, added(wanted, at));
    },
    async addOnce(to, wanted, { at, mark }) {
      const path = externalIdPath(mark);
      const { $set, $min } = added(wanted, at);
      await holders[to.holder].updateOne(
        { _id: holderId(to), ...absent(wanted), [path]: { $exists: false } },
        { $set: { ...$set, [path]: at.toISOString() }, $min },
      );
    },
    due: (now, limit, leaseMs) => claimDue(holders, { now, limit, leaseMs }),
    async done(ref) {
      await of(ref).updateOne({ _id: holderId(ref) }, { $unset: { [pendingEffectPath(ref.key)]: 1 } });
      await clearIfNothingPending(of(ref), holderId(ref));
    },
    async wake(these, at) {
      const refs = HOLDERS.map(async (holder) => {
        const ids = these.filter((one) => one.holder === holder).map(holderId);
        return ids.length === 0 ? [] : wakeIn(holders, holder, { which: { _id: { $in: ids } }, at });
      });
      return (await Promise.all(refs)).flat();
    },
    async wakeTeam(team, at) {
      for (const holder of HOLDERS) await wakeIn(holders, holder, { which: { team }, at, failed: true });
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

/** What finds a document that neither wants this nor gave it up. */
function absent({ key }: Wanted): Record<string, unknown> {
  return { [pendingEffectPath(key)]: { $exists: false }, [deadEffectPath(key)]: { $exists: false } };
}

function added({ key, effect }: Wanted, at: Date) {
  return { $set: { [pendingEffectPath(key)]: newPendingEffect(effect, at) }, $min: { pendingAt: at } };
}

/** What waits or failed by a fault, or `failed` at all, and is in nobody's hands, is wanted at once. */
async function wakeIn(
  holders: Holders,
  holder: EffectHolder,
  {
    which,
    at,
    failed = false,
  }: {
    readonly which: Readonly<Record<string, unknown>>;
    readonly at: Date;
    readonly failed?: boolean;
  },
): Promise<EffectRef[]> {
  const model = holders[holder];
  const documents = await model
    .find({ ...which, pendingAt: { $gt: new Date(0) } }, { team: 1, effects: 1 })
    .lean<PendingEffectsDocument[]>();
  const woken: EffectRef[] = [];
  for (const { _id, team, effects = {} } of documents) {
    for (const [key, { waits, fault, attempts, lease, rests }] of Object.entries(effects)) {
      // What only had to wait, as Slack asked, counts no attempt. What ends its workers is woken by its time alone.
      const isWoken = !rests && (waits || fault || (failed && attempts > 0));
      if (!isWoken || (lease && lease > at)) continue;
      const path = `effects.${key}`;
      const still = { _id, [path]: { $exists: true }, ...(lease && { [`${path}.lease`]: lease }) };
      const { matchedCount } = await model.updateOne(still, {
        $set: { [`${path}.at`]: at },
        $unset: { [`${path}.waits`]: 1 },
        $min: { pendingAt: at },
      });
      if (matchedCount === 1) woken.push(refOf(holder, { _id, team }, key));
    }
  }
  return woken;
}

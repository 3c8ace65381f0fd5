import { randomUUID } from 'node:crypto';
import type { Claim } from '../app/ports/claim.ts';
import type { EffectLeases } from '../app/ports/effect-leases.ts';
import type { EffectRef } from '../app/ports/effects.ts';
import {
  claimed,
  clearIfNothingPending,
  type EffectHolderModel,
  findPendingEffect,
  type Holders,
  holderId,
} from './effect-holders.ts';
import { fromStoredMap, toMapKey } from './map-key.ts';
import { deadEffectPath, type PendingEffectsDocument, pendingEffectPath } from './pending-effects.ts';

export function effectLeases(holders: Holders): EffectLeases {
  const of = (ref: EffectRef): EffectHolderModel => holders[ref.holder];
  return {
    async take(ref, now, leaseMs) {
      const path = pendingEffectPath(ref.key);
      const free = [{ [`${path}.lease`]: { $exists: false } }, { [`${path}.lease`]: { $lte: now } }];
      const token = randomUUID();
      const document = await of(ref)
        .findOneAndUpdate(
          { _id: holderId(ref), [path]: { $exists: true }, $or: free },
          {
            $set: { [`${path}.lease`]: new Date(now.getTime() + leaseMs), [`${path}.token`]: token },
            $inc: { [`${path}.attempts`]: 1, [`${path}.starts`]: 1 },
            $unset: { [`${path}.rests`]: 1 },
          },
          // How it was found says whether it rested.
          { returnDocument: 'before' },
        )
        .lean<PendingEffectsDocument>();
      const found = document?.effects?.[toMapKey(ref.key)];
      if (!found) return undefined;
      const { effect, attempts, tried: triedAt, starts: unended = 0, rests: rested = false } = found;
      return { ref, token, effect, attempt: attempts + 1, triedAt, unended, rested };
    },
    renew: (claim, now, leaseMs) =>
      write(of(claim.ref), claimed(claim), {
        $set: { [`${pendingEffectPath(claim.ref.key)}.lease`]: new Date(now.getTime() + leaseMs) },
      }),
    // The first try counts: what Slack may hold since then is looked for.
    tried: (claim, at) =>
      write(of(claim.ref), claimed(claim), { $min: { [`${pendingEffectPath(claim.ref.key)}.tried`]: at } }),
    untried: (claim) =>
      write(of(claim.ref), claimed(claim), { $unset: { [`${pendingEffectPath(claim.ref.key)}.tried`]: 1 } }),
    async outlived(ref) {
      const starts = `${pendingEffectPath(ref.key)}.starts`;
      await of(ref).updateOne({ _id: holderId(ref), [starts]: { $gt: 0 } }, { $inc: { [starts]: -1 } });
    },
    async finish(claim) {
      const { ref } = claim;
      const ours = await write(of(ref), claimed(claim), { $unset: { [pendingEffectPath(ref.key)]: 1 } });
      await clearIfNothingPending(of(ref), holderId(ref));
      return ours;
    },
    retry: (claim, error, at) => giveBack(of(claim.ref), claim, { error, at, after: 'failure' }),
    fail: (claim, error, at) => giveBack(of(claim.ref), claim, { error, at, after: 'fault' }),
    postpone: (claim, why, at) => giveBack(of(claim.ref), claim, { error: why, at, after: 'wait' }),
    wait: (claim, why, at) => giveBack(of(claim.ref), claim, { error: why, at, after: 'wait for another' }),
    rest: (claim, why, at) => giveBack(of(claim.ref), claim, { error: why, at, after: 'death of workers' }),
    async wantedNow(of) {
      const document = await holders[of.holder]
        .findById(holderId(of), { effects: 1, outside: 1 })
        .lean<PendingEffectsDocument>();
      if (!document) return undefined;
      const effects = Object.entries(fromStoredMap(document.effects));
      const held = effects.flatMap(([key, { lease }]) => (lease ? [[key, lease] as const] : []));
      return {
        keys: effects.map(([key]) => key),
        heldUntil: Object.fromEntries(held),
        externalIds: fromStoredMap(document.outside),
      };
    },
    giveUp: (claim, error) => giveUp(of(claim.ref), claim, error),
  };
}

async function write(
  model: EffectHolderModel,
  filter: Record<string, unknown>,
  update: Record<string, Record<string, unknown>>,
): Promise<boolean> {
  const { matchedCount } = await model.updateOne(filter, update);
  return matchedCount === 1;
}

interface GivenBack {
  readonly error: string;
  readonly at: Date;
  readonly after: 'failure' | 'fault' | 'wait' | 'wait for another' | 'death of workers';
}

/** Taking it counted as an attempt; that is undone for one that only had to wait. */
function giveBack(model: EffectHolderModel, claim: Claim, { error, at, after }: GivenBack): Promise<boolean> {
  const path = pendingEffectPath(claim.ref.key);
  const died = after === 'death of workers';
  const noAttempt = died || after === 'wait' || after === 'wait for another';
  return write(model, claimed(claim), {
    $set: {
      [`${path}.error`]: error,
      [`${path}.at`]: at,
      ...(after === 'fault' && { [`${path}.fault`]: true }),
      ...(after === 'wait for another' && { [`${path}.waits`]: true }),
      ...(died && { [`${path}.rests`]: true }),
    },
    $unset: {
      [`${path}.lease`]: 1,
      [`${path}.token`]: 1,
      ...(after !== 'fault' && { [`${path}.fault`]: 1 }),
      ...(after !== 'wait for another' && { [`${path}.waits`]: 1 }),
      ...(!died && { [`${path}.starts`]: 1 }),
    },
    $min: { pendingAt: at, ...((after === 'fault' || died) && { troubleAt: at }) },
    ...(noAttempt && { $inc: { [`${path}.attempts`]: -1, ...(died && { [`${path}.starts`]: -1 }) } }),
  });
}

async function giveUp(model: EffectHolderModel, claim: Claim, error: string): Promise<boolean> {
  const { ref } = claim;
  const pending = await findPendingEffect(model, ref, 'effects');
  if (!pending) return false;
  const { lease: _lease, token: _token, starts: _starts, ...kept } = pending;
  const ours = await write(model, claimed(claim), {
    $unset: { [pendingEffectPath(ref.key)]: 1 },
    $set: { [deadEffectPath(ref.key)]: { ...kept, error } },
    $min: { troubleAt: pending.at },
  });
  await clearIfNothingPending(model, holderId(ref));
  return ours;
}

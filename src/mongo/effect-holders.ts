import type { Model } from 'mongoose';

import type { Claim } from '../app/ports/claim.ts';
import type { EffectHolder, EffectRef, HolderRef } from '../app/ports/effects.ts';
import { documentId, domainId } from './document-id.ts';
import { fromMapKey, toMapKey } from './map-key.ts';
import { type PendingEffect, type PendingEffectsDocument, pendingEffectPath } from './pending-effects.ts';

export type EffectHolderModel = Model<PendingEffectsDocument>;
export type Holders = Readonly<Record<EffectHolder, EffectHolderModel>>;

export const HOLDERS = [
  'incidents',
  'entries',
  'actions',
  'messages',
  'postmortems',
  'digests',
  'secrets',
  'weeklies',
  'homes',
] as const satisfies EffectHolder[];

/** The `_id` of a document that can want something; a message's id names its workspace already. */
export function holderId({ holder, team, id }: HolderRef): string {
  return holder === 'messages' ? id : documentId(team, id);
}

/** What finds the document of an effect while the claim on it holds. */
export function claimed({ ref, token }: Claim): Record<string, unknown> {
  return { _id: holderId(ref), [`${pendingEffectPath(ref.key)}.token`]: token };
}

/** The name of an effect that a document holds under this key of its map. */
export function refOf(
  holder: EffectHolder,
  { _id, team }: Pick<PendingEffectsDocument, '_id' | 'team'>,
  mapKey: string,
): EffectRef {
  return { holder, team, id: holder === 'messages' ? _id : domainId(team, _id), key: fromMapKey(mapKey) };
}

/** An effect as its document holds it, still wanted or dead. */
export async function findPendingEffect(
  model: EffectHolderModel,
  ref: EffectRef,
  where: 'effects' | 'dead',
): Promise<PendingEffect | undefined> {
  const document = await model.findById(holderId(ref), { [where]: 1 }).lean<PendingEffectsDocument>();
  return document?.[where]?.[toMapKey(ref.key)];
}

/**
 * Clears the mark that the sweep goes by. One conditional write on an empty map: an effect that somebody adds in
 * between makes the map non-empty, so the mark that came with it stays, whatever its time is.
 */
export async function clearIfNothingPending(model: EffectHolderModel, id: string): Promise<void> {
  await model.updateOne({ _id: id, effects: {} }, { $unset: { pendingAt: 1 } });
}

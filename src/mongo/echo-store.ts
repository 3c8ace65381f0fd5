import type { Model } from 'mongoose';

import type { EchoBursts, EchoClaim, EchoPlace, EchoStore, EchoWish } from '../app/ports/echoes.ts';
import type { EntryMessage } from '../domain/timeline/entry.ts';
import { documentId } from './document-id.ts';
import { type Batch, type Collections, findShownBatch, toClaimedBatch, toEchoBatch } from './echo-batches.ts';
import { echoRests } from './echo-rests.ts';
import type { EntryDocument } from './entry-model.ts';
import { pendingEchoesId, readPendingEchoesId } from './pending-echoes.ts';
import type { PendingEchoesDocument } from './pending-echoes-model.ts';
import { isDuplicate } from './translate-error.ts';

export function echoStore(collections: Collections): EchoStore {
  const { entries, pendingEchoes } = collections;
  return {
    ...echoRests(pendingEchoes),
    ...echoBursts(collections),
    waiting: (now) => waitingPlaces(collections, now),
    async next(team, incident, claim) {
      const id = pendingEchoesId(team, incident);
      for (;;) {
        const held = await lease(pendingEchoes, { _id: id, team }, claim);
        if (!held) return undefined;
        if (held.batch?.message !== undefined) {
          await markShown(collections, held, { ...held.batch, message: held.batch.message });
          continue;
        }
        const begun = held.batch ?? (await startBatch(collections, held, claim));
        const batch = begun && (await takeEntries(collections, held, begun));
        if (batch) return toClaimedBatch(entries, held, { ...batch, incident });
        await pendingEchoes.updateOne(
          { _id: id, turn: held.turn },
          { $unset: { holder: 1, lease: 1, batch: 1 } },
        );
        // A worker that found it leased while we looked has left, so look again after giving it back.
        if (!(await entries.exists({ 'waits.room': id }))) return undefined;
      }
    },
    async renew(claim, now, leaseMs) {
      const lease = new Date(now.getTime() + leaseMs);
      // One that was put off meanwhile is nobody's any more.
      const ours = { ...claimed(claim), holder: { $exists: true } };
      const { matchedCount } = await pendingEchoes.updateOne(ours, { $set: { lease } });
      return matchedCount === 1;
    },
    async tried(claim, at) {
      const { matchedCount } = await pendingEchoes.updateOne(claimed(claim), {
        $min: { 'batch.tried': at },
      });
      return matchedCount === 1;
    },
    async sent(claim, message) {
      const document = await pendingEchoes
        .findOneAndUpdate(claimed(claim), { $set: { 'batch.message': message } }, { returnDocument: 'after' })
        .lean<PendingEchoesDocument>();
      if (!document?.batch) return false;
      await markShown(collections, document, { ...document.batch, message });
      return true;
    },
    async reposted(team, batch, message) {
      await entries.updateMany({ 'echo.batch': batch, team }, { $set: { 'echo.message': message } });
      // The room is found by an entry, since no index has its burst.
      const shown = await entries.findOne({ 'echo.batch': batch, team }).lean<EntryDocument>();
      const room = { _id: pendingEchoesId(team, shown?.incident ?? ''), 'burst.id': batch };
      await pendingEchoes.updateOne(room, { $set: { 'burst.message': message } });
    },
    async putOff(claim, until, failed) {
      const { matchedCount } = await pendingEchoes.updateOne(claimed(claim), {
        $set: { notBefore: until },
        $unset: { holder: 1, lease: 1 },
        ...(failed && { $inc: { failures: 1 } }),
      });
      return matchedCount === 1;
    },
    async again({ team, incident }, at) {
      await entries.updateMany(
        { team, incident, 'echo.message': 'nowhere' },
        { $unset: { echo: 1 }, $set: { waits: { room: pendingEchoesId(team, incident), at } } },
      );
    },
    async batchOf(team, entryId) {
      const entry = await entries.findById(documentId(team, entryId)).lean<EntryDocument>();
      if (entry?.echo) return findShownBatch(collections, team, entry.echo);
      if (!entry?.waits) return undefined;
      const waiting = await pendingEchoes.findById(entry.waits.room).lean<PendingEchoesDocument>();
      return waiting?.batch?.entries.includes(entry._id)
        ? toEchoBatch(entries, { team, batch: waiting.batch, failures: waiting.failures })
        : undefined;
    },
  };
}

/** The message that lines go into for a while. */
function echoBursts({ entries, pendingEchoes }: Collections): EchoBursts {
  return {
    async burst({ team, incident }) {
      const held = await pendingEchoes
        .findById(pendingEchoesId(team, incident))
        .lean<PendingEchoesDocument>();
      return (
        held?.burst &&
        findShownBatch({ entries, pendingEchoes }, team, { ...held.burst, batch: held.burst.id })
      );
    },
    async endBurst({ team, incident }) {
      await pendingEchoes.updateOne({ _id: pendingEchoesId(team, incident) }, { $unset: { burst: 1 } });
    },
    async beginAnew(claim) {
      const given = { $unset: { batch: 1, burst: 1, holder: 1, lease: 1 } };
      const held = await pendingEchoes
        .findOneAndUpdate(claimed(claim), given, { returnDocument: 'before' })
        .lean<PendingEchoesDocument>();
      if (!held?.batch) return false;
      // Another worker may have taken some of them into its batch already.
      const ours = { _id: { $in: [...held.batch.entries] }, 'waits.batch': held.batch.id };
      await entries.updateMany(ours, { $unset: { 'waits.batch': 1 } });
      return true;
    },
  };
}

/** Where entries have waited since before `now`, except what was put off. */
async function waitingPlaces({ entries, pendingEchoes }: Collections, now: Date): Promise<EchoPlace[]> {
  // The lower bound is what lets the server use the index, which holds only what waits.
  const found = await entries.distinct('waits.room', {
    'waits.room': { $gt: '' },
    'waits.at': { $lte: now },
  });
  if (found.length === 0) return [];
  const putOff = await pendingEchoes
    .find({ notBefore: { $gt: now } }, { _id: 1 })
    .lean<{ readonly _id: string }[]>();
  const resting = new Set(putOff.map(({ _id }) => _id));
  return found.map(String).flatMap((id) => (resting.has(id) ? [] : readPendingEchoesId(id)));
}

/** What finds the document about an incident's echoes while the claim on them holds. */
function claimed({ team, incident, batch, turn }: EchoClaim) {
  return { _id: pendingEchoesId(team, incident), turn, 'batch.id': batch };
}

/** Leases an incident's echoes if nobody has them, or has had them for too long, or they are the claimer's own. */
async function lease(
  pendingEchoes: Model<PendingEchoesDocument>,
  { _id, team }: Pick<PendingEchoesDocument, '_id' | 'team'>,
  claim: EchoWish,
): Promise<PendingEchoesDocument | undefined> {
  const free = [{ lease: { $exists: false } }, { lease: { $lte: claim.at } }, { holder: claim.batch }];
  const awake = [{ notBefore: { $exists: false } }, { notBefore: { $lte: claim.at } }];
  const held = { holder: claim.batch, lease: new Date(claim.at.getTime() + claim.leaseMs) };
  const document = await pendingEchoes
    .findOneAndUpdate(
      { _id, $and: [{ $or: free }, { $or: awake }] },
      { $set: held, $inc: { turn: 1 } },
      { returnDocument: 'after' },
    )
    .lean<PendingEchoesDocument>();
  if (document) return document;
  if (await pendingEchoes.exists({ _id })) return undefined;
  const first: PendingEchoesDocument = { _id, team, turn: 1, ...held };
  try {
    await pendingEchoes.create([first]);
    return first;
  } catch (error) {
    if (isDuplicate(error)) return undefined;
    throw error;
  }
}

/** Makes a batch of what has waited longest, unless the lease was lost meanwhile. */
async function startBatch(
  { entries, pendingEchoes }: Collections,
  held: PendingEchoesDocument,
  claim: EchoWish,
): Promise<Batch | undefined> {
  const waiting = await entries
    .find({ 'waits.room': held._id }, { _id: 1 })
    .sort({ 'waits.at': 1 })
    .limit(claim.limit)
    .lean<{ readonly _id: string }[]>();
  if (waiting.length === 0) return undefined;
  const { burst } = held;
  const goesOn = burst !== undefined && burst.id === claim.goesOn;
  const batch: Batch = {
    id: goesOn ? burst.id : `${claim.batch}.${held.turn}`,
    entries: waiting.map(({ _id }) => _id),
    ...(goesOn && { into: burst.message }),
  };
  const { matchedCount } = await pendingEchoes.updateOne(
    { _id: held._id, turn: held.turn },
    { $set: { batch } },
  );
  return matchedCount === 1 ? batch : undefined;
}

/**
 * Notes on each entry which batch took it, and leaves out of the batch those that were moved to another incident first:
 * each entry is taken or moved, whoever comes first, and shown once. `undefined` where nothing is left, or the lease is.
 */
async function takeEntries(
  { entries, pendingEchoes }: Collections,
  { _id, turn }: PendingEchoesDocument,
  batch: Batch,
): Promise<Batch | undefined> {
  const mine = { _id: { $in: [...batch.entries] }, 'waits.room': _id };
  await entries.updateMany(mine, { $set: { 'waits.batch': batch.id } });
  const taken = await entries.find(mine, { _id: 1 }).lean<{ readonly _id: string }[]>();
  if (taken.length === batch.entries.length) return batch;
  if (taken.length === 0) return undefined;
  const left = new Set(taken.map(({ _id: id }) => id));
  const rest: Batch = { ...batch, entries: batch.entries.filter((id) => left.has(id)) };
  const { matchedCount } = await pendingEchoes.updateOne({ _id, turn }, { $set: { batch: rest } });
  return matchedCount === 1 ? rest : undefined;
}

/**
 * Notes on each entry where it was shown, then ends the lease; safe to repeat at any point, also for a worker that was
 * paused meanwhile: what is to be shown once more since then stays so.
 */
async function markShown(
  { entries, pendingEchoes }: Collections,
  { _id, turn }: PendingEchoesDocument,
  batch: Batch & { readonly message: EntryMessage | 'nowhere' },
): Promise<void> {
  const { id, message } = batch;
  await entries.updateMany(
    { _id: { $in: [...batch.entries] }, 'echo.batch': { $ne: id } },
    { $set: { echo: { batch: id, message } }, $unset: { waits: 1 } },
  );
  const over = { batch: 1, holder: 1, lease: 1, failures: 1, notBefore: 1 };
  // Batches of one burst have one id, so the turn tells them apart.
  await pendingEchoes.updateOne(
    { _id, turn, 'batch.id': id },
    {
      $unset: { ...over, ...(message === 'nowhere' && { burst: 1 }) },
      ...(message !== 'nowhere' && { $set: { burst: { id, message } } }),
    },
  );
}

import type { Model } from 'mongoose';

import type { ClaimedBatch, EchoBatch, EchoClaim } from '../app/ports/echoes.ts';
import { byOccurrence, type Entry } from '../domain/timeline/entry.ts';
import { fromEntryDocument } from './entry-document.ts';
import type { EntryDocument } from './entry-model.ts';
import type { PendingEchoesDocument } from './pending-echoes-model.ts';

/** Entries on their way into a message, as the document about an incident's echoes holds them. */
export type Batch = NonNullable<PendingEchoesDocument['batch']>;

/** Where entries are, and what waits to be shown. */
export interface Collections {
  readonly entries: Model<EntryDocument>;
  readonly pendingEchoes: Model<PendingEchoesDocument>;
}

/** A batch with its entries; one that goes on with a message has those that the message shows already, too. */
export async function toEchoBatch(
  entries: Model<EntryDocument>,
  {
    team,
    batch,
    failures = 0,
  }: { readonly team: string; readonly batch: Batch; readonly failures?: number | undefined },
): Promise<EchoBatch> {
  const those = { _id: { $in: [...batch.entries] } };
  const shown = batch.into ? { $or: [those, { team, 'echo.batch': batch.id }] } : those;
  const documents = await entries.find(shown).lean<EntryDocument[]>();
  return {
    id: batch.id,
    entries: sortedEntries(documents),
    triedAt: batch.tried,
    failures,
    message: batch.message,
  };
}

/** The same, in the hands of whoever claimed it. */
export async function toClaimedBatch(
  entries: Model<EntryDocument>,
  { team, turn, failures }: PendingEchoesDocument,
  { incident, ...batch }: Batch & Pick<EchoClaim, 'incident'>,
): Promise<ClaimedBatch> {
  const claim = { team, incident, batch: batch.id, turn };
  return { ...(await toEchoBatch(entries, { team, batch, failures })), claim, into: batch.into };
}

/** What a message shows, and what is on its way into it. */
export async function findShownBatch(
  { entries, pendingEchoes }: Collections,
  team: string,
  echo: NonNullable<EntryDocument['echo']>,
): Promise<EchoBatch> {
  const coming = await pendingEchoes.findOne({ 'batch.id': echo.batch, team }).lean<PendingEchoesDocument>();
  const shown = { 'echo.batch': echo.batch, team };
  const those = coming?.batch ? { $or: [shown, { _id: { $in: [...coming.batch.entries] } }] } : shown;
  const documents = await entries.find(those).lean<EntryDocument[]>();
  return {
    id: echo.batch,
    entries: sortedEntries(documents),
    triedAt: undefined,
    failures: 0,
    message: echo.message,
  };
}

function sortedEntries(documents: readonly EntryDocument[]): readonly Entry[] {
  return documents.map(fromEntryDocument).sort(byOccurrence);
}

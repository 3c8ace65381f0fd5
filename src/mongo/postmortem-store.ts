import type { Model } from 'mongoose';

import type { PostmortemStore, StoredDraft } from '../app/ports/postmortems.ts';
import type { Postmortem } from '../domain/postmortem/document.ts';
import { documentId } from './document-id.ts';
import type { EntryDocument } from './entry-model.ts';
import { fromStoredMap, toMapKey } from './map-key.ts';
import { pack, unpack } from './packed-json.ts';
import type { DraftDocument, PostmortemDocument } from './postmortem-model.ts';
import { isDuplicate } from './translate.ts';

interface Collections {
  readonly postmortems: Model<PostmortemDocument>;
  readonly drafts: Model<DraftDocument>;
  readonly entries: Model<EntryDocument>;
}

export function postmortemStore({ postmortems, drafts, entries }: Collections): PostmortemStore {
  const draftOf = async (team: string, incident: string, id: string): Promise<StoredDraft | undefined> => {
    const document = await drafts.findOne({ _id: documentId(team, id), incident }).lean<DraftDocument>();
    return document ? fromDraftDocument(id, document) : undefined;
  };

  return {
    async byIncident(team, incident) {
      const document = await postmortems.findById(documentId(team, incident)).lean<PostmortemDocument>();
      if (!document) return undefined;
      const latest =
        document.latest === undefined ? undefined : await draftOf(team, incident, document.latest);
      const stale =
        latest !== undefined &&
        (document.staleDraft === latest.id || (await grewAfter(entries, team, incident, latest.asOf)));
      const { outside, discarded = false } = document;
      return { team, incident, latest, stale, outside: fromStoredMap(outside), discarded };
    },
    async saveDraft(team, incident, draft) {
      await insertDraft(drafts, team, incident, draft);
      const _id = documentId(team, incident);
      await ensure(postmortems, team, incident);
      // Written only over an older one: the same draft once more changes nothing, not even what came after it.
      await postmortems.updateOne(
        { _id, $or: [{ latestAsOf: { $exists: false } }, { latestAsOf: { $lt: draft.asOf } }] },
        { $set: { latest: draft.id, latestAsOf: draft.asOf, discarded: false } },
      );
    },
    draft: draftOf,
    async markStale(team, incident) {
      const _id = documentId(team, incident);
      const document = await postmortems.findById(_id).lean<PostmortemDocument>();
      if (document?.latest === undefined) return;
      await postmortems.updateOne({ _id }, { $set: { staleDraft: document.latest } });
    },
    async discard(team, incident, draft) {
      const which = { _id: documentId(team, incident), latest: draft };
      const { matchedCount } = await postmortems.updateOne(which, { $set: { discarded: true } });
      return matchedCount === 1;
    },
    async remember(team, incident, name, value) {
      await ensure(postmortems, team, incident);
      await postmortems.updateOne(
        { _id: documentId(team, incident) },
        { $set: { [`outside.${toMapKey(name)}`]: value } },
      );
    },
  };
}

async function insertDraft(
  drafts: Model<DraftDocument>,
  team: string,
  incident: string,
  { id, template, asOf, hash, document }: StoredDraft,
): Promise<void> {
  const body = await pack(document);
  try {
    await drafts.create([{ _id: documentId(team, id), team, incident, template, asOf, hash, body }]);
  } catch (error) {
    if (!isDuplicate(error)) throw error;
  }
}

async function ensure(postmortems: Model<PostmortemDocument>, team: string, incident: string): Promise<void> {
  const _id = documentId(team, incident);
  try {
    await postmortems.updateOne({ _id }, { $setOnInsert: { team, incident } }, { upsert: true });
  } catch (error) {
    if (!isDuplicate(error)) throw error;
  }
}

/** Dates tell as surely as a mark, and also for what came while the draft was being written. */
async function grewAfter(
  entries: Model<EntryDocument>,
  team: string,
  incident: string,
  asOf: Date,
): Promise<boolean> {
  const later = [{ loggedAt: { $gt: asOf } }, { changedAt: { $gt: asOf } }];
  return (await entries.exists({ team, incident, $or: later })) !== null;
}

async function fromDraftDocument(id: string, document: DraftDocument): Promise<StoredDraft> {
  const { template, asOf, hash, body } = document;
  return { id, template, asOf, hash, document: (await unpack(body)) as Postmortem };
}

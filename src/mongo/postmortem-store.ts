import type { Model } from 'mongoose';

import {
  type PostmortemChange,
  type PostmortemStore,
  PROPOSED,
  type RevisionInfo,
  type StoredDraft,
} from '../app/ports/postmortems.ts';
import type { Postmortem } from '../domain/postmortem/document.ts';
import {
  newPostmortem,
  type PostmortemState,
  type StatedFields,
} from '../domain/postmortem/postmortem-state.ts';
import { documentId, domainId } from './document-id.ts';
import type { EntryDocument } from './entry-model.ts';
import { fromStoredMap, toMapKey, toStoredMap } from './map-key.ts';
import { pack, unpack } from './packed-json.ts';
import { pendingEffectsOfChange } from './pending-effects.ts';
import type { DraftDocument, PostmortemDocument } from './postmortem-model.ts';
import { isDuplicate } from './translate-error.ts';

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
      const { outside, discarded = false, remindAt } = document;
      const state = await stateOf(document);
      return { team, incident, latest, stale, outside: fromStoredMap(outside), discarded, state, remindAt };
    },
    async saveDraft(team, incident, draft) {
      await insertDraft(drafts, team, incident, draft);
      const _id = documentId(team, incident);
      await ensure(postmortems, team, incident);
      if (draft.what === PROPOSED) return;
      // Written only over an older one: the same draft once more changes nothing, not even what came after it.
      await postmortems.updateOne(
        { _id, $or: [{ latestAt: { $exists: false } }, { latestAt: { $lt: draft.at } }] },
        { $set: { latest: draft.id, latestAt: draft.at, discarded: false } },
      );
    },
    draft: draftOf,
    async state(team, incident) {
      const document = await postmortems.findById(documentId(team, incident)).lean<PostmortemDocument>();
      return document ? stateOf(document) : newPostmortem(team, incident);
    },
    revisions: (team, incident) => revisionsOf(drafts, team, incident),
    async saveState(change) {
      const { team, incident } = change.state;
      await ensure(postmortems, team, incident);
      return writeState(postmortems, change);
    },
    addRevision: (change, revision, on) => addRevision(postmortems, drafts, change, { revision, on }),
    async due(now, limit) {
      const found = await postmortems
        .find({ remindAt: { $lte: now } }, { team: 1, incident: 1 })
        .sort({ remindAt: 1 })
        .limit(limit)
        .lean<PostmortemDocument[]>();
      const known = await Promise.all(found.map(({ team, incident }) => this.byIncident(team, incident)));
      return known.filter((one) => one !== undefined);
    },
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

/** One write: the state, what is wanted outside, and perhaps a new latest revision, in the place of the one before. */
async function writeState(
  postmortems: Model<PostmortemDocument>,
  { state, remindAt, effects, at }: PostmortemChange,
  revision?: { readonly when: object; readonly force: object },
): Promise<'saved' | 'conflict'> {
  const { team, incident, version, workflow, answers, verdicts, stated, due } = state;
  const pendingEffects = pendingEffectsOfChange(effects, at);
  const before = version === 1 ? { version: { $exists: false } } : { version: version - 1 };
  const { matchedCount } = await postmortems.updateOne(
    { _id: documentId(team, incident), ...before, ...revision?.when },
    {
      $set: {
        version,
        workflow,
        answers,
        verdicts: toStoredMap(verdicts),
        ...(Object.keys(stated).length > 0 ? { stated: await pack(stated) } : {}),
        ...(due ? { due } : {}),
        ...(remindAt ? { remindAt } : {}),
        ...revision?.force,
        ...pendingEffects.set,
      },
      ...(remindAt ? {} : { $unset: { remindAt: 1 } }),
      ...(effects.length > 0 ? { $min: pendingEffects.min } : {}),
    },
  );
  return matchedCount === 1 ? 'saved' : 'conflict';
}

/** The text first, then one write that puts it in force; a text that did not get there is removed again. */
async function addRevision(
  postmortems: Model<PostmortemDocument>,
  drafts: Model<DraftDocument>,
  change: PostmortemChange,
  { revision, on }: { readonly revision: StoredDraft; readonly on: string },
): Promise<'saved' | 'conflict'> {
  const { team, incident } = change.state;
  const fresh = await insertDraft(drafts, team, incident, revision);
  const force = { latest: revision.id, latestAt: revision.at, discarded: false };
  const saved = await writeState(postmortems, change, { when: { latest: on }, force });
  if (saved === 'saved') return saved;
  // The same revision made by a second worker may be in force with this very text. It cannot get there any later: its
  // version is taken.
  const now = await postmortems.findById(documentId(team, incident)).lean<PostmortemDocument>();
  if (now?.latest === revision.id) return 'saved';
  if (fresh) await drafts.deleteOne({ _id: documentId(team, revision.id) });
  return 'conflict';
}

/** Whether it was not there yet. */
async function insertDraft(
  drafts: Model<DraftDocument>,
  team: string,
  incident: string,
  { id, template, asOf, hash, by, at, what, document }: StoredDraft,
): Promise<boolean> {
  const body = await pack(document);
  try {
    await drafts.create([
      { _id: documentId(team, id), team, incident, template, asOf, hash, by, at, what, body },
    ]);
    return true;
  } catch (error) {
    if (!isDuplicate(error)) throw error;
    return false;
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
  const { template, asOf, hash, by, at, what, body } = document;
  return { id, template, asOf, hash, by, at, what, document: (await unpack(body)) as Postmortem };
}

async function stateOf(document: PostmortemDocument): Promise<PostmortemState> {
  const { team, incident, version = 0, workflow, answers, verdicts, stated, due } = document;
  const blank = newPostmortem(team, incident);
  return {
    ...blank,
    version,
    workflow: workflow ?? blank.workflow,
    answers: answers ?? blank.answers,
    verdicts: verdicts ? fromStoredMap(verdicts) : blank.verdicts,
    stated: stated ? ((await unpack(stated)) as StatedFields) : blank.stated,
    due,
  };
}

async function revisionsOf(
  drafts: Model<DraftDocument>,
  team: string,
  incident: string,
): Promise<readonly RevisionInfo[]> {
  const found = await drafts
    .find({ team, incident, what: { $ne: PROPOSED } }, { body: 0 })
    .sort({ at: -1 })
    .lean<DraftDocument[]>();
  return found.map(({ _id, template, asOf, hash, by, at, what }) => ({
    id: domainId(team, _id),
    template,
    asOf,
    hash,
    by,
    at,
    what,
  }));
}

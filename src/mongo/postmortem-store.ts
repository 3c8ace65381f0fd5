import type { Model } from 'mongoose';

import type {
  KnownPostmortem,
  PostmortemChange,
  PostmortemRef,
  PostmortemStore,
} from '../app/ports/postmortems.ts';
import type { StoredDraft } from '../app/ports/stored-draft.ts';
import { newPostmortem } from '../domain/postmortem/review/postmortem-state.ts';
import { documentId } from './document-id.ts';
import { findDraft, insertDraft } from './draft-document.ts';
import type { EntryDocument } from './entry-model.ts';
import { fromStoredMap, toMapKey } from './map-key.ts';
import { ensurePostmortem, fromPostmortemDocument, writePostmortem } from './postmortem-document.ts';
import type { DraftDocument, PostmortemDocument } from './postmortem-model.ts';

interface Collections {
  readonly postmortems: Model<PostmortemDocument>;
  readonly drafts: Model<DraftDocument>;
  readonly entries: Model<EntryDocument>;
}

export function postmortemStore(collections: Collections): PostmortemStore {
  const { postmortems } = collections;
  const documentOf = (team: string, incident: string) =>
    postmortems.findById(documentId(team, incident)).lean<PostmortemDocument>();
  return {
    async byIncident(team, incident) {
      const document = await documentOf(team, incident);
      return document ? known(collections, document) : undefined;
    },
    async state(team, incident) {
      const document = await documentOf(team, incident);
      return document ? fromPostmortemDocument(document) : newPostmortem(team, incident);
    },
    async saveState(change) {
      await ensurePostmortem(postmortems, change.state);
      const { discards: latest } = change;
      const discard = latest === undefined ? undefined : { when: { latest }, force: { discarded: true } };
      return writePostmortem(postmortems, change, discard);
    },
    addRevision: (change, revision, on) => addRevision(collections, change, { revision, on }),
    async due(now, limit) {
      const found = await postmortems
        .find({ remindAt: { $lte: now } }, { team: 1, incident: 1 })
        .sort({ remindAt: 1 })
        .limit(limit)
        .lean<PostmortemDocument[]>();
      const due = await Promise.all(found.map(({ team, incident }) => this.byIncident(team, incident)));
      return due.filter((one) => one !== undefined);
    },
    async markStale(team, incident) {
      const document = await documentOf(team, incident);
      if (document?.latest === undefined) return;
      await postmortems.updateOne({ _id: document._id }, { $set: { staleDraft: document.latest } });
    },
    async remember(of, name, { value, before }) {
      await ensurePostmortem(postmortems, of);
      const path = `outside.${toMapKey(name)}`;
      const { matchedCount } = await postmortems.updateOne(
        { _id: documentId(of.team, of.incident), [path]: before ?? { $exists: false } },
        { $set: { [path]: value } },
      );
      return matchedCount === 1;
    },
  };
}

/** Inserts the text, then puts it in force in one write; a text that was not put in force is removed again. */
async function addRevision(
  { postmortems, drafts }: Collections,
  change: PostmortemChange,
  { revision, on }: { readonly revision: StoredDraft; readonly on: string },
): Promise<'saved' | 'conflict'> {
  const { team, incident } = change.state;
  const fresh = await insertDraft(drafts, { team, incident }, revision);
  const force = { latest: revision.id, latestAt: revision.at, discarded: false };
  const saved = await writePostmortem(postmortems, change, { when: { latest: on }, force });
  if (saved === 'saved') return saved;
  // A second worker may have put the same revision in force with this very text. It cannot do so any later: the version
  // is taken.
  const now = await postmortems.findById(documentId(team, incident)).lean<PostmortemDocument>();
  if (now?.latest === revision.id) return 'saved';
  if (fresh) await drafts.deleteOne({ _id: documentId(team, revision.id) });
  return 'conflict';
}

async function known(
  { drafts, entries }: Collections,
  document: PostmortemDocument,
): Promise<KnownPostmortem> {
  const { team, incident, staleDraft, outside, discarded = false, remindAt } = document;
  const latest =
    document.latest === undefined
      ? undefined
      : await findDraft(drafts, { team, incident, id: document.latest });
  const stale =
    latest !== undefined &&
    (staleDraft === latest.id || (await hasEntriesAfter(entries, document, latest.asOf)));
  const state = await fromPostmortemDocument(document);
  return { team, incident, latest, stale, externalIds: fromStoredMap(outside), discarded, state, remindAt };
}

/** The entries' dates show it as surely as a mark does, also for what came while the draft was being written. */
async function hasEntriesAfter(
  entries: Model<EntryDocument>,
  { team, incident }: PostmortemRef,
  asOf: Date,
): Promise<boolean> {
  const later = [{ loggedAt: { $gt: asOf } }, { changedAt: { $gt: asOf } }];
  return (await entries.exists({ team, incident, $or: later })) !== null;
}

import type { Model } from 'mongoose';
import type { RevisionStore } from '../app/ports/revisions.ts';
import { PROPOSED } from '../app/ports/stored-draft.ts';
import { documentId } from './document-id.ts';
import { draftInfo, findDraft, insertDraft } from './draft-document.ts';
import { ensurePostmortem } from './postmortem-document.ts';
import type { DraftDocument, PostmortemDocument } from './postmortem-model.ts';

interface Collections {
  readonly postmortems: Model<PostmortemDocument>;
  readonly drafts: Model<DraftDocument>;
}

export function revisionStore({ postmortems, drafts }: Collections): RevisionStore {
  return {
    async saveDraft(team, incident, draft) {
      await insertDraft(drafts, { team, incident }, draft);
      await ensurePostmortem(postmortems, { team, incident });
      if (draft.what === PROPOSED) return;
      // Replaces only an older draft: saving the same draft again changes nothing, not even what came after it.
      await postmortems.updateOne(
        {
          _id: documentId(team, incident),
          $or: [{ latestAt: { $exists: false } }, { latestAt: { $lt: draft.at } }],
        },
        { $set: { latest: draft.id, latestAt: draft.at, discarded: false } },
      );
    },
    byId: (team, incident, id) => findDraft(drafts, { team, incident, id }),
    async list(team, incident) {
      const found = await drafts
        .find({ team, incident, what: { $ne: PROPOSED } }, { body: 0 })
        .sort({ at: -1 })
        .lean<Omit<DraftDocument, 'body'>[]>();
      return found.map(draftInfo);
    },
  };
}

import type { Model } from 'mongoose';
import type { WeeklyRecord } from '../app/ports/weekly-digests.ts';
import { newPostmortem } from '../domain/postmortem/review/postmortem-state.ts';
import { fromActionDocument } from './action-document.ts';
import type { ActionDocument } from './action-model.ts';
import { documentId } from './document-id.ts';
import type { PostmortemDocument } from './postmortem-model.ts';

/** What grows with an item, and no digest shows. */
const NOT_TOLD = { history: 0, effects: 0, dead: 0, outside: 0 } as const;

/** What weekly digests are made of, read within one workspace. */
export function weeklyRecord(
  actions: Model<ActionDocument>,
  postmortems: Model<PostmortemDocument>,
): WeeklyRecord {
  return {
    async items(team, closedSince) {
      const wanted = [{ pending: true }, { pending: false, 'status.at': { $gt: closedSince } }];
      const documents = await actions.find({ team, $or: wanted }, NOT_TOLD).lean<ActionDocument[]>();
      return documents.map((document) => fromActionDocument(document).item);
    },
    async waiting(team) {
      // Every `_id` of this workspace: `documentId` begins with it.
      const ids = { $gte: documentId(team, ''), $lt: `${team}/` };
      const documents = await postmortems
        .find(
          { _id: ids, 'workflow.state': { $nin: ['published', 'not required'] } },
          { incident: 1, workflow: 1, due: 1 },
        )
        .lean<PostmortemDocument[]>();
      return documents.map(({ incident, workflow, due }) => ({
        incident,
        state: (workflow ?? newPostmortem(team, incident).workflow).state,
        due,
      }));
    },
  };
}

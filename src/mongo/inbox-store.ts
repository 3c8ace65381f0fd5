import type { Model } from 'mongoose';

import type { Inbox } from '../app/ports/inbox.ts';
import type { InboxDocument } from './inbox-model.ts';
import { isDuplicate } from './translate-error.ts';

export function inboxStore(inbox: Model<InboxDocument>): Inbox {
  return {
    async answerOf(id) {
      const document = await inbox.findById(id).lean<InboxDocument>();
      return document ? (JSON.parse(document.answer) as unknown) : undefined;
    },
    async record(id, answer, at) {
      try {
        await inbox.create([{ _id: id, team: teamOf(id), answer: JSON.stringify(answer ?? null), at }]);
      } catch (error) {
        // The first answer is the one that was given.
        if (!isDuplicate(error)) throw error;
      }
    },
    async clean(before) {
      const { deletedCount } = await inbox.deleteMany({ at: { $lt: before } });
      return deletedCount;
    },
  };
}

/** Ids of deliveries name their workspace second: `evt.T1.Ev123`, `cmd.T1.…`. */
function teamOf(id: string): string {
  return id.split('.')[1] ?? '';
}

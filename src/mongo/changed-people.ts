import type { Model } from 'mongoose';
import type { ChangedPeople } from '../app/ports/changed-people.ts';
import { documentId } from './document-id.ts';
import { type PersonDocument, UNREAD } from './person-model.ts';

/** Each note stands in the person's own document. */
export function changedPeople(people: Model<PersonDocument>): ChangedPeople {
  return {
    async note({ team, user, at }) {
      const unread = { team, user, ...UNREAD };
      await people.updateOne(
        { _id: documentId(team, user) },
        { $max: { changedAt: at }, $setOnInsert: unread },
        { upsert: true },
      );
    },
    async noted(before, limit) {
      const found = await people
        .find({ changedAt: { $lte: before } }, { team: 1, user: 1, changedAt: 1 })
        .sort({ changedAt: 1 })
        .limit(limit)
        .lean<PersonDocument[]>();
      return found.flatMap(({ team, user, changedAt }) => (changedAt ? [{ team, user, at: changedAt }] : []));
    },
    async settled({ team, user, at }) {
      await people.updateOne({ _id: documentId(team, user), changedAt: at }, { $unset: { changedAt: 1 } });
    },
  };
}

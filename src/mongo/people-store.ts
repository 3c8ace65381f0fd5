import type { Model } from 'mongoose';

import type { PeopleStore, Person } from '../app/ports/people.ts';
import { documentId } from './document-id.ts';
import type { PersonDocument } from './person-model.ts';
import { isDuplicate } from './translate-error.ts';

export function peopleStore(people: Model<PersonDocument>): PeopleStore {
  return {
    async find(team, user) {
      const document = await people.findById(documentId(team, user)).lean<PersonDocument>();
      return document ? fromDocument(document) : undefined;
    },
    async many(team, users) {
      const ids = users.map((user) => documentId(team, user));
      const documents = await people.find({ _id: { $in: ids } }).lean<PersonDocument[]>();
      return documents.map(fromDocument);
    },
    async put(person) {
      const older = { _id: documentId(person.team, person.user), readAt: { $lte: person.readAt } };
      try {
        await people.updateOne(older, { $set: { ...person } }, { upsert: true });
      } catch (error) {
        if (!isDuplicate(error)) throw error;
        // It is stored: a newer reading stays, and one inserted at the same moment is overwritten if it is older.
        await people.updateOne(older, { $set: { ...person } });
      }
    },
  };
}

function fromDocument({ team, user, name, zone, deactivated, readAt }: PersonDocument): Person {
  return { team, user, name, zone, deactivated, readAt };
}

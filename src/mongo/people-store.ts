import type { Model } from 'mongoose';

import type { PeopleStore, Person } from '../app/ports/people.ts';
import { zoneName } from '../domain/timeline/wall-clock.ts';
import { documentId } from './document-id.ts';
import { type PersonDocument, UNREAD } from './person-model.ts';
import { isDuplicate } from './translate-error.ts';

/** A report that names more would not be read. */
const MOST_LISTED = 100;

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
    async offTheRules(team) {
      const which = { ...(team === undefined ? {} : { team }), said: { $exists: true } };
      const documents = await people.find(which).limit(MOST_LISTED).lean<PersonDocument[]>();
      return documents.map(fromDocument);
    },
    async put(person) {
      const older = { _id: documentId(person.team, person.user), readAt: { $lte: person.readAt } };
      const change = changeTo(person);
      try {
        await people.updateOne(older, change, { upsert: true });
      } catch (error) {
        if (!isDuplicate(error)) throw error;
        // It is stored: a newer reading stays, and one inserted at the same moment is overwritten if it is older.
        await people.updateOne(older, change);
      }
    },
    async setAway(team, user, away) {
      const change = away ? { $set: { away } } : { $unset: { away: 1 as const } };
      const _id = documentId(team, user);
      await people.updateOne(
        { _id },
        away ? { ...change, $setOnInsert: { team, user, ...UNREAD } } : change,
        { upsert: away !== undefined },
      );
    },
  };
}

/** Fields that this reading lacks are removed, or they would outlive the reading that had them. */
function changeTo({ zone, zoneUnknown, names, bot, guest, awayStatus, away: _, ...person }: Person) {
  const said = typeof zone === 'string' ? undefined : zone.said;
  return {
    $set: {
      ...person,
      zone: zoneName(zone),
      ...(zoneUnknown ? { zoneUnknown } : {}),
      ...(said ? { said } : {}),
      ...(names ? { names } : {}),
      ...(bot ? { bot } : {}),
      ...(guest ? { guest } : {}),
      ...(awayStatus ? { awayStatus } : {}),
    },
    $unset: {
      ...(zoneUnknown ? {} : { zoneUnknown: 1 }),
      ...(said ? {} : { said: 1 }),
      ...(names ? {} : { names: 1 }),
      ...(bot ? {} : { bot: 1 }),
      ...(guest ? {} : { guest: 1 }),
      ...(awayStatus ? {} : { awayStatus: 1 }),
    },
  } as const;
}

function fromDocument(document: PersonDocument): Person {
  const { team, user, name, names, zone, said, zoneUnknown, deactivated, bot, guest, readAt } = document;
  const { away, awayStatus } = document;
  return {
    team,
    user,
    name,
    ...(names ? { names } : {}),
    zone: said ? { name: zone, said } : zone,
    ...(zoneUnknown ? { zoneUnknown: true } : {}),
    deactivated,
    ...(bot ? { bot: true as const } : {}),
    ...(guest ? { guest: true as const } : {}),
    ...(away ? { away } : {}),
    ...(awayStatus ? { awayStatus } : {}),
    readAt,
  };
}

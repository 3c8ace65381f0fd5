import type { ChangedPeople, ChangedPerson } from '../../../src/app/ports/changed-people.ts';
import type { PeopleStore, Person } from '../../../src/app/ports/people.ts';

export function memoryPeople(): PeopleStore {
  const kept = new Map<string, Person>();
  return {
    find: async (team, user) => kept.get(`${team}.${user}`),
    many: async (team, users) => users.flatMap((user) => kept.get(`${team}.${user}`) ?? []),
    offTheRules: async (team) =>
      [...kept.values()].filter(
        (person) => typeof person.zone !== 'string' && (team === undefined || person.team === team),
      ),
    async put(person) {
      const id = `${person.team}.${person.user}`;
      const before = kept.get(id);
      const { away: _, ...reading } = person;
      const away = before?.away ? { away: before.away } : {};
      if (!before || before.readAt <= person.readAt) kept.set(id, { ...reading, ...away });
    },
    async setAway(team, user, away) {
      const id = `${team}.${user}`;
      const unread = { name: '', zone: 'UTC', zoneUnknown: true as const, deactivated: false };
      const before = kept.get(id) ?? (away && { team, user, ...unread, readAt: new Date(0) });
      if (!before) return;
      const { away: _, ...person } = before;
      kept.set(id, { ...person, ...(away ? { away } : {}) });
    },
  };
}

export function memoryChangedPeople(): ChangedPeople {
  const kept = new Map<string, ChangedPerson>();
  const idOf = ({ team, user }: ChangedPerson) => `${team}.${user}`;
  return {
    async note(changed) {
      const before = kept.get(idOf(changed));
      if (!before || before.at < changed.at) kept.set(idOf(changed), changed);
    },
    noted: async (before, limit) =>
      [...kept.values()]
        .filter(({ at }) => at <= before)
        .sort((a, b) => a.at.getTime() - b.at.getTime())
        .slice(0, limit),
    async settled(changed) {
      if (kept.get(idOf(changed))?.at.getTime() === changed.at.getTime()) kept.delete(idOf(changed));
    },
  };
}

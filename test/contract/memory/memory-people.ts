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

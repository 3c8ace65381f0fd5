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
      if (!before || before.readAt <= person.readAt) kept.set(id, { ...person });
    },
  };
}

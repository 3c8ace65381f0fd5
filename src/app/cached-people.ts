import { LRUCache } from 'lru-cache';
import type { PeopleStore, Person } from './ports/people.ts';

/** A change of zone that another process stored is noticed within this time. */
const MEMORY_MS = 60_000;

/** The same store with a cache: every entry asks who its author is. */
export function cachedPeople(store: PeopleStore): PeopleStore {
  const memory = new LRUCache<string, Person>({ max: 10_000, ttl: MEMORY_MS });
  const remember = (person: Person) => memory.set(`${person.team}.${person.user}`, person);
  return {
    async find(team, user) {
      const remembered = memory.get(`${team}.${user}`);
      if (remembered) return remembered;
      const person = await store.find(team, user);
      if (person) remember(person);
      return person;
    },
    many: (team, users) => store.many(team, users),
    offTheRules: (team) => store.offTheRules(team),
    async put(person) {
      await store.put(person);
      remember(person);
    },
  };
}

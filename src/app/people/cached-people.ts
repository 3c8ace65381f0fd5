import { LRUCache } from 'lru-cache';
import { NAME_ORDER, type NameKind, preferredName } from '../../domain/person-name.ts';
import type { PeopleStore, Person } from '../ports/people.ts';

/** A change of zone that another process stored is noticed within this time. */
const MEMORY_MS = 60_000;

/**
 * The same store with a cache: every entry asks who its author is. People are shown by the first of their names in this
 * order, whatever the order was when they were stored.
 */
export function cachedPeople(store: PeopleStore, order: readonly NameKind[] = NAME_ORDER): PeopleStore {
  const memory = new LRUCache<string, Person>({ max: 10_000, ttl: MEMORY_MS });
  const named = (person: Person): Person => ({
    ...person,
    name: preferredName(person.names ?? {}, order) ?? person.name ?? '',
  });
  return {
    async find(team, user) {
      const remembered = memory.get(`${team}.${user}`);
      if (remembered) return remembered;
      const person = await store.find(team, user);
      if (!person) return undefined;
      memory.set(`${team}.${user}`, named(person));
      return named(person);
    },
    many: async (team, users) => (await store.many(team, users)).map(named),
    offTheRules: (team) => store.offTheRules(team),
    async put(person) {
      await store.put(person);
      // A newer reading may be stored, which stays.
      memory.delete(`${person.team}.${person.user}`);
    },
    async setAway(team, user, away) {
      await store.setAway(team, user, away);
      memory.delete(`${team}.${user}`);
    },
  };
}

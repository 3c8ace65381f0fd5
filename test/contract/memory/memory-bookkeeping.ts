import type {
  Counters,
  Inbox,
  InstallationRecord,
  InstallationStore,
} from '../../../src/app/ports/bookkeeping.ts';
import type { PeopleStore, Person } from '../../../src/app/ports/people.ts';

export function memoryPeople(): PeopleStore {
  const kept = new Map<string, Person>();
  return {
    find: async (team, user) => kept.get(`${team}.${user}`),
    many: async (team, users) => users.flatMap((user) => kept.get(`${team}.${user}`) ?? []),
    async put(person) {
      const id = `${person.team}.${person.user}`;
      const before = kept.get(id);
      if (!before || before.readAt <= person.readAt) kept.set(id, { ...person });
    },
  };
}

export function memoryCounters(): Counters {
  const kept = new Map<string, number>();
  return {
    async next(team, series) {
      const number = (kept.get(`${team}.${series}`) ?? 0) + 1;
      kept.set(`${team}.${series}`, number);
      return number;
    },
    async passed(team, series, number) {
      kept.set(`${team}.${series}`, Math.max(kept.get(`${team}.${series}`) ?? 0, number));
    },
  };
}

export function memoryInbox(): Inbox {
  const kept = new Map<string, { readonly answer: string; readonly at: Date }>();
  return {
    async answered(id) {
      const known = kept.get(id);
      return known ? (JSON.parse(known.answer) as unknown) : undefined;
    },
    async settle(id, answer, at) {
      if (!kept.has(id)) kept.set(id, { answer: JSON.stringify(answer ?? null), at });
    },
    async clean(before) {
      const old = [...kept].filter(([, { at }]) => at < before);
      for (const [id] of old) kept.delete(id);
      return old.length;
    },
  };
}

export function memoryInstallations(): InstallationStore {
  const kept = new Map<string, InstallationRecord>();
  return {
    async put(record) {
      kept.set(record.team, { ...record });
    },
    find: async (team) => kept.get(team),
    async remove(team) {
      kept.delete(team);
    },
  };
}

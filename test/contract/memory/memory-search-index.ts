import type { SearchIndex } from '../../../src/app/ports/search-index.ts';
import type { IncidentCard } from './memory-incidents.ts';

interface Kept {
  readonly team: string;
  readonly incident: string;
  words: readonly string[];
  at: Date;
  changes: number;
  dueAt: Date | undefined;
}

export function memorySearchIndex(incidents: Map<string, IncidentCard>): SearchIndex {
  const kept = new Map<string, Kept>();
  const newestFirst = (a: Kept, b: Kept) =>
    b.at.getTime() - a.at.getTime() || (a.incident < b.incident ? 1 : -1);
  return {
    async changed({ team, incident }, at) {
      const key = `${team}.${incident}`;
      const one = kept.get(key) ?? { team, incident, words: [], at, changes: 0, dueAt: undefined };
      one.changes += 1;
      if (!one.dueAt || at < one.dueAt) one.dueAt = at;
      kept.set(key, one);
    },
    async find(team, words, { until, limit }) {
      if (words.length === 0) return [];
      return [...kept.values()]
        .filter((one) => one.team === team && words.every((word) => one.words.includes(word)))
        .filter(({ at }) => until === undefined || at <= until)
        .sort(newestFirst)
        .slice(0, limit)
        .map(({ incident }) => incident);
    },
    async changing(team, limit) {
      return [...kept.values()]
        .filter((one) => one.team === team && one.dueAt !== undefined)
        .sort(newestFirst)
        .slice(0, limit)
        .map(({ incident }) => incident);
    },
    async due(now, limit) {
      return [...kept.values()]
        .flatMap(({ team, incident, changes, dueAt }) =>
          dueAt !== undefined && dueAt <= now ? [{ team, incident, changes, dueAt }] : [],
        )
        .sort((a, b) => a.dueAt.getTime() - b.dueAt.getTime())
        .slice(0, limit)
        .map(({ dueAt: _, ...one }) => one);
    },
    async put({ team, incident }, { words, at, changes }) {
      const one = kept.get(`${team}.${incident}`);
      if (!one) return;
      one.words = [...words];
      one.at = at;
      if (one.changes === changes) one.dueAt = undefined;
    },
    async adopt() {
      const unknown = [...incidents.values()].filter(
        ({ incident: { team, key } }) => !kept.has(`${team}.${key}`),
      );
      for (const { incident } of unknown) {
        const { team, key, declaredAt } = incident;
        const one = { team, incident: key, words: [], at: declaredAt, changes: 1, dueAt: new Date(1) };
        kept.set(`${team}.${key}`, one);
      }
      return unknown.length;
    },
  };
}

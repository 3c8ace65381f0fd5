import { minutesToMilliseconds } from 'date-fns/minutesToMilliseconds';
import { LRUCache } from 'lru-cache';
import type { KeptFiles } from '../app/ports/kept-files.ts';

type File = ReturnType<KeptFiles['once']>;

/** Those who are asked together get their files within minutes. A file can be megabytes. */
const KEPT_MS = minutesToMilliseconds(10);
const MOST = 4;

/** Keeps the last files in memory, from when they begin to be made. */
export function keptFiles(): KeptFiles {
  const kept = new LRUCache<string, File>({ max: MOST, ttl: KEPT_MS });
  return {
    once(name, make) {
      const before = kept.get(name);
      if (before) return before;
      const file = make();
      kept.set(name, file);
      // Whoever waits for it hears what went wrong; who asks later has it made anew.
      file.catch(() => kept.delete(name));
      return file;
    },
  };
}

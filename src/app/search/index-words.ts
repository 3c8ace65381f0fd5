import { LRUCache } from 'lru-cache';
import { wordsOfIncident } from '../../domain/search/find-lines.ts';
import type { App } from '../app.ts';
import type { ChangedRecord } from '../ports/search-index.ts';
import { StoreFault } from '../ports/store-fault.ts';
import { type RecordPorts, searchedRecord } from './searched.ts';

type Ports = Pick<App, 'searchIndex' | 'incidents' | 'journal' | 'clock'> & RecordPorts;

const READ = 200;
/** A pass ends after this time, so that a stop does not wait for a backlog (ms). */
const PASS_MS = 4_000;
/** An incident whose words took a second to read is left alone for so many: a long one is read at a twentieth of the time. */
const REST = 20;
/** What took less is read whenever it changes (ms). */
const SHORT_MS = 50;

/**
 * Reads the words of incidents whose record changed, so that searches find them. Several workers may do so at once. Throws
 * `StoreFault`.
 */
export function wordIndexer(app: Ports): () => Promise<void> {
  const resting = new LRUCache<string, true>({ max: 10_000, ttl: 1 });
  return async () => {
    const until = performance.now() + PASS_MS;
    for (;;) {
      const due = await app.searchIndex.due(app.clock(), READ);
      const now = due.filter((one) => !resting.has(nameOf(one)));
      for (const one of now) {
        if (performance.now() > until) return;
        const began = performance.now();
        await indexOne(app, one);
        const tookMs = performance.now() - began;
        if (tookMs > SHORT_MS) resting.set(nameOf(one), true, { ttl: REST * tookMs });
      }
      if (due.length < READ || now.length === 0) return;
    }
  };
}

function nameOf({ team, incident }: ChangedRecord): string {
  return `${team} ${incident}`;
}

/** An incident that cannot be read does not hold up the others. */
async function indexOne(app: Ports, { team, incident: key, changes }: ChangedRecord): Promise<void> {
  try {
    const known = await app.incidents.byKey(team, key);
    const of = { team, incident: key };
    // While an import goes on, its incident is written last; it is heard of again then.
    if (!known) return await app.searchIndex.put(of, { words: [], at: app.clock(), changes });
    const { incident } = known;
    const words = wordsOfIncident(await searchedRecord(app, incident));
    await app.searchIndex.put(of, { words, at: incident.declaredAt, changes });
  } catch (error) {
    if (error instanceof StoreFault) throw error;
    app.journal.warn({ incident: key, error }, 'words not read');
  }
}

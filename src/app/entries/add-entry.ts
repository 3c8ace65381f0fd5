import { isActive } from '../../domain/incident/incident.ts';
import { cleanText } from '../../domain/timeline/clean-text.ts';
import type { Entry, EntryType } from '../../domain/timeline/entry.ts';
import { mergeTarget } from '../access/merge-target.ts';
import type { App } from '../app.ts';

/** An entry with its parts given separately: from a modal, or the answer to a question. */
export interface StatedEntry {
  readonly id: string;
  readonly team: string;
  readonly incident: string;
  readonly author: string;
  readonly text: string;
  readonly type: EntryType;
  readonly occurredAt: Date;
}

/**
 * Adds it to the record once; to that of the merge target where the incident was merged meanwhile. Throws
 * `StoreFault`.
 */
export async function addEntry(
  app: Pick<App, 'entries' | 'figures' | 'incidents' | 'queue' | 'clock'>,
  stated: StatedEntry,
): Promise<Entry> {
  const now = app.clock();
  const named = await app.incidents.byKey(stated.team, stated.incident);
  const incident = named && (await mergeTarget(app, named)).incident;
  const entry: Entry = {
    ...stated,
    incident: incident?.key ?? stated.incident,
    text: cleanText(stated.text),
    loggedAt: now,
    source: 'slash',
    standing: { state: 'standing' },
    versions: [],
    version: 0,
  };
  if (!incident || !isActive(incident)) await app.figures.announce(entry.team, [entry.incident]);
  await app.entries.insert(entry, [{ key: 'echo', effect: { kind: 'echo' } }], now);
  app.queue.echoSoon(entry.team, entry.incident);
  return entry;
}

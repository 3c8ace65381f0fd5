import type { Entry } from '../../domain/timeline/entry.ts';
import { type MeaningChange, markOn } from '../../domain/timeline/mark.ts';
import { entryFor } from './incident-for.ts';
import type { SightPorts } from './who-may-see.ts';

/**
 * Another entry at which the impact is marked to have begun, where this change says it of this one. A second one would
 * be read as its return, so whoever says it is asked which of the two they mean. Throws `StoreFault`.
 */
export async function beganElsewhere(
  app: SightPorts,
  asked: { readonly team: string; readonly id: string; readonly user: string },
  change: MeaningChange,
): Promise<Entry | undefined> {
  if (change.kind !== 'set' || change.is !== 'impact-started') return undefined;
  const entry = await entryFor(app, asked);
  if (!entry) return undefined;
  const all = await app.entries.ofIncident(entry.team, entry.incident);
  return all.find(
    (other) =>
      other.id !== entry.id && other.standing.state === 'standing' && markOn(other, 'impact-started'),
  );
}

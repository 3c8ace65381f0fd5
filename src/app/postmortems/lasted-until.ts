import { computeFacts, factNamed } from '../../domain/postmortem/analysis/facts.ts';
import type { KnownIncident } from '../ports/incidents.ts';
import { loadRecord } from './load-record.ts';

type Ports = Parameters<typeof loadRecord>[0];

/**
 * How long an incident lasted (ms) that ended at this time, as its draft says it: since the impact began or was noticed
 * where the record tells when, else since the declaration. Throws `StoreFault`.
 */
export async function lastedUntil(app: Ports, known: KnownIncident, at: Date): Promise<number> {
  const fact = factNamed(computeFacts(await loadRecord(app, known, undefined)), 'duration');
  return fact ? fact.minutes * 60_000 : at.getTime() - known.incident.declaredAt.getTime();
}

import { createHash } from 'node:crypto';
import type { IncidentEffect, Wanted } from '../../domain/effect.ts';
import type { FileFormat } from '../../domain/incident/file-format.ts';
import type { App } from '../app.ts';
import type { KnownIncident } from '../ports/incidents.ts';

export interface ExportRequest {
  /** The delivery's id: the same request twice is one export. */
  readonly id: string;
  readonly by: string;
  readonly format: FileFormat;
}

/** Queues the files of an incident, of everything logged up to now, for its channel. Throws `StoreFault`. */
export async function exportIncident(
  app: Pick<App, 'effects' | 'queue' | 'clock'>,
  { incident }: KnownIncident,
  { id, by, format }: ExportRequest,
): Promise<void> {
  const at = app.clock();
  const key = `export-${createHash('sha256').update(id).digest('hex').slice(0, 20)}`;
  const effect: IncidentEffect = { kind: 'export', export: key, format, by, asOf: at };
  const wanted: Wanted = { key, effect };
  await app.effects.add({ holder: 'incidents', team: incident.team, id: incident.id }, wanted, at);
  app.queue.offer([{ holder: 'incidents', team: incident.team, id: incident.id, key }]);
}

import type { IncidentEffect } from '../../domain/effect.ts';
import type { App } from '../app.ts';
import { currentDocument } from '../current-document.ts';
import { loadRecord } from '../load-record.ts';
import type { KnownIncident } from '../ports/incidents.ts';
import { SlackFault } from '../ports/slack-fault.ts';
import type { ExportedFile } from '../ports/workspace.ts';
import { DONE, later, type Outcome } from './outcome.ts';

type ExportEffect = Extract<IncidentEffect, { kind: 'export' }>;
type Ports = Pick<
  App,
  | 'entries'
  | 'actions'
  | 'people'
  | 'postmortems'
  | 'draftDelivery'
  | 'channels'
  | 'outside'
  | 'policy'
  | 'journal'
>;

/**
 * Puts the files of an incident into its channel. The id of each upload is kept right after Slack gave it, so a second
 * worker sends no file that is shared already.
 */
export async function performExport(
  app: Ports,
  known: KnownIncident,
  effect: ExportEffect,
): Promise<Outcome> {
  const { incident, channel } = known;
  if (incident.phase.state === 'active' && channel === undefined) {
    return later(500, 'the channel is being made');
  }
  const record = await loadRecord(app, known, effect.asOf);
  const document = await currentDocument(app, known, record);
  for (const file of await app.draftDelivery.exported(effect.format, document, record)) {
    await orToWhoAsked(app, known, effect, (place) => deliver(app, known, { effect, place, file }));
  }
  return DONE;
}

interface Delivery {
  readonly effect: ExportEffect;
  readonly place: string;
  readonly file: ExportedFile;
}

async function deliver(app: Ports, known: KnownIncident, { effect, place, file }: Delivery): Promise<void> {
  const { team, key, id } = known.incident;
  const name = `${effect.export}-${file.name.replace(/\W/g, '-')}`;
  const before = known.outside[name];
  if (before !== undefined && (await app.draftDelivery.fileShared(team, place, before))) return;
  const upload = await app.draftDelivery.startFile(team, `${key.toLowerCase()}-${file.name}`, file.bytes);
  await app.outside.remember('incidents', team, id, name, upload.file);
  await app.draftDelivery.sendFile(upload.url, file.bytes);
  await app.draftDelivery.finishFile(team, place, upload.file, `${key}: ${file.name}`);
}

/** Where the channel takes no file (closed, archived), the person who asked gets it. */
async function orToWhoAsked(
  app: Ports,
  { incident, channel }: KnownIncident,
  { by }: ExportEffect,
  send: (place: string) => Promise<void>,
): Promise<void> {
  if (channel !== undefined) {
    try {
      return await send(channel);
    } catch (error) {
      if (!(error instanceof SlackFault) || error.trouble.kind !== 'refused') throw error;
      app.journal.warn({ incident: incident.key, error: error.message }, 'export goes to who asked for it');
    }
  }
  await send(await app.channels.direct(incident.team, by));
}

import type { IncidentEffect } from '../../domain/effect.ts';
import { markedKey, nameStem } from '../../domain/incident/drill-mark.ts';
import { maySee, type SightPorts } from '../access/who-may-see.ts';
import type { App } from '../app.ts';
import { sharedFiles } from '../capture/shared-files.ts';
import { learnNamesOf } from '../people/learn-names.ts';
import type { KnownIncident } from '../ports/incidents.ts';
import type { ExportedFile } from '../ports/renderer.ts';
import { SlackFault } from '../ports/slack-fault.ts';
import { currentDocument } from '../postmortems/current-document.ts';
import { loadRecord } from '../postmortems/load-record.ts';
import { isChannelComing, untilChannel } from './channel.ts';
import { DONE, later, type Outcome } from './outcome.ts';
import type { Task } from './task.ts';
import { titled } from './titled.ts';

type ExportEffect = Extract<IncidentEffect, { kind: 'export' }>;
type Ports = Pick<
  App,
  | 'actions'
  | 'people'
  | 'peopleSource'
  | 'clock'
  | 'postmortems'
  | 'renderer'
  | 'messages'
  | 'fileCopies'
  | 'fileUploads'
  | 'directMessages'
  | 'policy'
  | 'offload'
> &
  SightPorts;

/**
 * Shares the files of an incident in its channel. The id of each upload is kept right after Slack gave it, so that a
 * second worker sends no file twice.
 */
export async function deliverExport(
  app: Ports,
  known: KnownIncident,
  { effect, task }: { readonly effect: ExportEffect; readonly task: Task },
): Promise<Outcome> {
  if (known.incident.phase.state === 'active' && isChannelComing(known)) return untilChannel(known);
  const namesAfterMs = await learnNamesOf(app, known);
  if (namesAfterMs !== undefined) return later(namesAfterMs, 'more names are asked for');
  const record = await loadRecord(app, known, effect.asOf);
  const document = await currentDocument(app, known, { record });
  const files = await sharedFiles(app, known, { ...effect, people: record.people });
  for (const file of await app.renderer.exportFiles(effect.format, document, { record, files })) {
    await sendToChannelOrRequester(app, { known, effect }, (channel) =>
      deliver(app, known, { effect, task, channel, file }),
    );
  }
  return DONE;
}

interface Delivery {
  readonly effect: ExportEffect;
  readonly task: Task;
  readonly channel: string;
  readonly file: ExportedFile;
}

async function deliver(
  app: Ports,
  known: KnownIncident,
  { effect, task, channel, file }: Delivery,
): Promise<void> {
  const { team } = known.incident;
  const place = { team, channel };
  const name = `${effect.export}-${file.name.replace(/\W/g, '-')}`;
  const before = known.externalIds[name];
  if (before !== undefined && (await app.fileUploads.isShared(place, before))) return;
  const upload = await app.fileUploads.start(team, {
    ...file,
    name: `${nameStem(known.incident)}-${file.name}`,
  });
  await task.remember(name, upload.file);
  await app.fileUploads.send(upload.url, file.bytes);
  await task.hold();
  await app.fileUploads.finish(
    place,
    upload.file,
    titled(`${markedKey(known.incident)}: ${file.name}`, file),
  );
}

/** Where the channel takes no file (closed, archived), whoever asked for it gets it. */
async function sendToChannelOrRequester(
  app: Ports,
  { known, effect }: { readonly known: KnownIncident; readonly effect: ExportEffect },
  send: (channel: string) => Promise<void>,
): Promise<void> {
  const { incident, channel } = known;
  if (channel !== undefined) {
    try {
      return await send(channel);
    } catch (error) {
      if (!(error instanceof SlackFault) || error.trouble.kind !== 'refused') throw error;
      app.journal.warn({ incident: incident.key, error }, 'export goes to who asked for it');
    }
  }
  if (!(await maySee(app, known, { user: effect.by }))) return;
  await send(await app.directMessages.open(incident.team, effect.by));
}

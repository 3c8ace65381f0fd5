import type { App } from '../app.ts';
import type { ExternalIds } from '../ports/external-ids.ts';
import type { KnownIncident } from '../ports/incidents.ts';
import { keepId } from './keep-id.ts';
import type { Task } from './task.ts';

/** A file as people see it: `inc-2026-0012-postmortem.pdf`, its title, and for a picture what it shows in words. */
export interface Sharable {
  readonly name: string;
  readonly title: string;
  readonly bytes: Uint8Array;
  readonly alt?: string;
}

/** A file for a channel or a direct message. */
export interface FileToShare {
  /** Under this name the upload's id is kept. */
  readonly remembered: string;
  /** Those of the postmortem. */
  readonly externalIds: ExternalIds;
  readonly channel: string;
  /** The message in whose thread it goes. */
  readonly thread?: string | undefined;
  /** Of the effect that shares it. */
  readonly task: Task;
  /** `undefined` where there is nothing to share. */
  readonly make: () => Promise<Sharable | undefined>;
}

/**
 * Shares a file of a postmortem and gives its id. The upload is invisible until it is finished; one that is shared
 * already is neither made nor sent a second time. Throws `SlackFault`, `ClaimLost`.
 */
export async function shareFile(
  app: Pick<App, 'fileUploads' | 'postmortems'>,
  { incident: { team, key } }: Pick<KnownIncident, 'incident'>,
  { remembered, externalIds, channel, thread, task, make }: FileToShare,
): Promise<string | undefined> {
  const place = { team, channel, thread };
  const before = externalIds[remembered];
  if (before !== undefined && (await app.fileUploads.isShared(place, before))) return before;
  const made = await make();
  if (!made) return undefined;
  const { file, url } = await app.fileUploads.start(team, made);
  await keepId(app, { team, incident: key, name: remembered }, { value: file, before });
  await app.fileUploads.send(url, made.bytes);
  await task.hold();
  await app.fileUploads.finish(place, file, made.title);
  return file;
}

import type { App } from '../app.ts';
import type { KnownIncident } from '../ports/incidents.ts';

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
  readonly channel: string;
  /** Nothing is shared where there is nothing to show. */
  readonly make: () => Promise<Sharable | undefined>;
}

/**
 * Shares a file of a postmortem and gives its id. The upload is invisible until it is finished; one that is shared
 * already is neither made nor sent a second time. Throws `SlackFault`.
 */
export async function shareFile(
  app: Pick<App, 'draftDelivery' | 'postmortems'>,
  { incident: { team, key } }: Pick<KnownIncident, 'incident'>,
  outside: Readonly<Record<string, string>>,
  { remembered, channel, make }: FileToShare,
): Promise<string | undefined> {
  const before = outside[remembered];
  if (before !== undefined && (await app.draftDelivery.fileShared(team, channel, before))) return before;
  const made = await make();
  if (!made) return undefined;
  const { file, url } = await app.draftDelivery.startFile(team, made.name, made.bytes, made.alt);
  await app.postmortems.remember(team, key, remembered, file);
  await app.draftDelivery.sendFile(url, made.bytes);
  await app.draftDelivery.finishFile(team, channel, file, made.title);
  return file;
}

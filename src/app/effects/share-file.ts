import type { App } from '../app.ts';
import type { KnownIncident } from '../ports/incidents.ts';

/** A file for a channel or a direct message. */
export interface FileToShare {
  /** Under this name the upload's id is kept, so that the same file is not sent a second time. */
  readonly name: string;
  readonly channel: string;
  /** What people see: `inc-2026-0012-postmortem.pdf`. */
  readonly file: string;
  readonly title: string;
  readonly bytes: () => Promise<Uint8Array>;
}

/** Shares a file of a postmortem once; an upload is invisible until it is finished. Throws `SlackFault`. */
export async function shareFile(
  app: Pick<App, 'desk' | 'postmortems'>,
  { incident: { team, key } }: Pick<KnownIncident, 'incident'>,
  outside: Readonly<Record<string, string>>,
  what: FileToShare,
): Promise<string> {
  const before = outside[what.name];
  if (before !== undefined && (await app.desk.fileShared(team, what.channel, before))) return before;
  const bytes = await what.bytes();
  const { file, url } = await app.desk.startFile(team, what.file, bytes);
  await app.postmortems.remember(team, key, what.name, file);
  await app.desk.sendFile(url, bytes);
  await app.desk.finishFile(team, what.channel, file, what.title);
  return file;
}

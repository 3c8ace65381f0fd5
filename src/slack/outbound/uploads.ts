import type { FileToUpload, FileUploads, SharePlace } from '../../app/ports/file-uploads.ts';
import { refusedWith, SlackFault } from '../../app/ports/slack-fault.ts';
import type { SlackClients } from '../client-factory.ts';
import { truncate } from '../views/truncate.ts';

const UPLOAD_TIMEOUT_MS = 30_000;

type Calls = Pick<SlackClients, 'call'>;

/** Slack refuses longer ones (`alt_txt_too_large`). */
const ALT_LENGTH = 1_000;

/** Uploads, through the Web API. */
export function slackFileUploads(slack: Calls): FileUploads {
  return {
    start: (team, file) => startUpload(slack, team, file),
    send: sendUpload,
    async finish({ team, channel, thread }, file, title) {
      const where = { channel_id: channel, ...(thread !== undefined && { thread_ts: thread }) };
      await slack.call(team, 'files.completeUploadExternal', (client) =>
        client.files.completeUploadExternal({ files: [{ id: file, title }], ...where }),
      );
    },
    isShared: (place, file) => isShared(slack, place, file),
    openAt: (team, document) => openAt(slack, team, document),
  };
}

/** An id and an address. Nothing is visible yet. */
async function startUpload(
  slack: Calls,
  team: string,
  { name, bytes, alt }: FileToUpload,
): Promise<{ readonly file: string; readonly url: string }> {
  // Slack calls it alt_txt (https://docs.slack.dev/reference/methods/files.getUploadURLExternal), its client alt_text.
  const wanted = {
    filename: name,
    length: bytes.byteLength,
    ...(alt && { alt_txt: truncate(alt, ALT_LENGTH) }),
  };
  const answer = await slack.call(team, 'files.getUploadURLExternal', (client) =>
    client.files.getUploadURLExternal(wanted),
  );
  const { file_id: file, upload_url: url } = answer;
  if (file === undefined || url === undefined)
    throw new SlackFault({ kind: 'unavailable', why: 'files.getUploadURLExternal gave no address' });
  return { file, url };
}

/** After a failure here the upload can start over: nobody has seen anything. */
async function sendUpload(url: string, bytes: Uint8Array): Promise<void> {
  let status: number;
  try {
    const answer = await fetch(url, {
      method: 'POST',
      headers: { 'content-type': 'application/octet-stream' },
      body: Buffer.from(bytes),
      signal: AbortSignal.timeout(UPLOAD_TIMEOUT_MS),
    });
    status = answer.status;
    await answer.arrayBuffer();
  } catch (error) {
    throw new SlackFault({ kind: 'unavailable', why: 'the upload did not get through' }, error);
  }
  if (status !== 200)
    throw new SlackFault({ kind: 'unavailable', why: `the upload ended with HTTP ${status}` });
}

/** A file that was never finished is not found. */
async function isShared(slack: Calls, place: SharePlace, file: string): Promise<boolean> {
  try {
    const { file: found } = await slack.call(place.team, 'files.info', (client) =>
      client.files.info({ file }),
    );
    const { channels = [], groups = [], ims = [] } = found ?? {};
    return [...channels, ...groups, ...ims].includes(place.channel);
  } catch (error) {
    if (refusedWith(error, 'file_not_found', 'file_deleted')) return false;
    throw error;
  }
}

/** Where Open leads: to the canvas, or to the file where there is no canvas; `undefined` where Slack does not say. */
export async function openAt(
  slack: Calls,
  team: string,
  { canvas, file }: Parameters<FileUploads['openAt']>[1],
): Promise<string | undefined> {
  const found = canvas && (await addressOf(slack, team, canvas));
  return found || (file && (await addressOf(slack, team, file))) || undefined;
}

/** The address of a file or canvas in Slack; `undefined` where Slack does not say. */
async function addressOf(slack: Calls, team: string, file: string): Promise<string | undefined> {
  try {
    const { file: found } = await slack.call(team, 'files.info', (client) => client.files.info({ file }));
    return found?.permalink;
  } catch (error) {
    if (error instanceof SlackFault && error.trouble.kind === 'refused') return undefined;
    throw error;
  }
}

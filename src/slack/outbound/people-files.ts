import type { FilesInfoResponse } from '@slack/web-api';
import type { PeopleFiles } from '../../app/ports/people-files.ts';
import { SlackFault } from '../../app/ports/slack-fault.ts';
import { cleanText } from '../../domain/timeline/clean-text.ts';
import { uncoded } from '../../domain/timeline/slack-codes.ts';
import type { SlackClients } from '../client-factory.ts';
import { fileWords } from '../messages/file-words.ts';
import { unlessRefused } from './unless-refused.ts';

type Calls = Pick<SlackClients, 'call' | 'clientFor'>;

/** Slack's own host for files (https://docs.slack.dev/reference/objects/file-object, `url_private`). */
const FILES_HOST = 'files.slack.com';

/** How long one file may take, in milliseconds. */
const DOWNLOAD_MS = 120_000;

/**
 * People's files, with the workspace's token. That goes to Slack alone: a file whose address is another one's, or that
 * leads to another one, is not read.
 */
export function slackPeopleFiles(slack: Calls, { apiUrl }: { readonly apiUrl: string }): PeopleFiles {
  const hosts = [FILES_HOST, new URL(apiUrl).host];
  return {
    async text(team, id) {
      const { file, content, is_truncated } = (await fileInfo(slack, team, id)) ?? {};
      if (!file) return 'gone';
      // What Slack shows of a snippet in a message is the beginning of its content.
      const whole = { preview: content, lines_more: 0, preview_is_truncated: is_truncated };
      return {
        name: uncoded(file.name ?? file.title ?? id),
        words: cleanText(fileWords(content ? { ...file, ...whole } : file)),
      };
    },
    async open(team, id, most) {
      const { file } = (await fileInfo(slack, team, id)) ?? {};
      if (!file) return 'gone';
      const address = file.url_private_download ?? file.url_private ?? '';
      if (file.is_external === true || !URL.canParse(address) || !hosts.includes(new URL(address).host))
        return 'elsewhere';
      if ((file.size ?? 0) > most) return 'too large';
      const response = await download(slack, team, address);
      if (response === 'gone') return 'gone';
      const mimetype = file.mimetype ?? 'application/octet-stream';
      return {
        name: file.name ?? id,
        mimetype,
        bytes: () => bytesOf(response, mimetype),
      };
    },
  };
}

/** What Slack says of a file; `undefined` where it does not have it any more, or does not show it. */
async function fileInfo(slack: Calls, team: string, id: string): Promise<FilesInfoResponse | undefined> {
  const answer = await unlessRefused(
    () => slack.call(team, 'files.info', (client) => client.files.info({ file: id })),
    'file_not_found',
    'file_deleted',
  );
  const mode = answer?.file?.mode;
  return mode === 'tombstone' || mode === 'hidden_by_limit' ? undefined : answer;
}

async function download(slack: Calls, team: string, address: string): Promise<Response | 'gone'> {
  const { token } = await slack.clientFor(team);
  const response = await fetch(address, {
    headers: { authorization: `Bearer ${token}` },
    redirect: 'manual',
    signal: AbortSignal.timeout(DOWNLOAD_MS),
  }).catch((error: unknown) => {
    throw new SlackFault({ kind: 'unavailable', why: 'the file was not reached' }, error);
  });
  const { status } = response;
  if (status === 200) return response;
  await response.body?.cancel();
  if (status === 404 || status === 410) return 'gone';
  if (status >= 300 && status < 400) throw refused('redirected');
  if (status === 401 || status === 403) throw refused('not_allowed');
  throw new SlackFault({ kind: 'unavailable', why: `HTTP ${status} for a file` });
}

/** Slack shows a page to sign in to where a token does not do. */
async function* bytesOf(response: Response, mimetype: string): AsyncIterable<Uint8Array> {
  const shown = response.headers.get('content-type') ?? '';
  if (shown.startsWith('text/html') && !mimetype.startsWith('text/html')) {
    await response.body?.cancel();
    throw refused('missing_scope');
  }
  try {
    for await (const part of response.body ?? []) yield part as Uint8Array;
  } catch (error) {
    throw new SlackFault({ kind: 'unavailable', why: 'the file broke off' }, error);
  }
}

function refused(error: string): SlackFault {
  const needed = error === 'missing_scope' ? 'files:read' : undefined;
  return new SlackFault({ kind: 'refused', method: 'files.info', error, needed });
}

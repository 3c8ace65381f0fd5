/** Announcing files and sharing them into channels. */

import { emitInChannel } from '../delivery/events.ts';
import type { ChannelContext, TeamContext } from '../state/context.ts';
import { newId } from '../state/ids.ts';
import type { ChannelRecord, FileRecord, SlackMessage } from '../state/records.ts';
import { post } from './posting.ts';

const TYPES: Readonly<Record<string, readonly [filetype: string, mimetype: string, pretty: string]>> = {
  csv: ['csv', 'text/csv', 'CSV'],
  gif: ['gif', 'image/gif', 'GIF'],
  html: ['html', 'text/html', 'HTML'],
  jpg: ['jpg', 'image/jpeg', 'JPEG'],
  json: ['json', 'application/json', 'JSON'],
  log: ['text', 'text/plain', 'Plain Text'],
  md: ['markdown', 'text/markdown', 'Markdown (raw)'],
  pdf: ['pdf', 'application/pdf', 'PDF'],
  png: ['png', 'image/png', 'PNG'],
  svg: ['svg', 'image/svg+xml', 'SVG'],
  txt: ['text', 'text/plain', 'Plain Text'],
};

/** Creates a file whose bytes come later. */
export function announceFile(
  { slack, team }: TeamContext,
  { name, length, user, alt }: { name: string; length: number; user: string; alt?: string | undefined },
): FileRecord {
  const id = newId('F');
  const ending = name.toLowerCase().split('.').at(-1) ?? '';
  const [filetype, mimetype, pretty] = TYPES[ending] ?? ['binary', 'application/octet-stream', 'Binary'];
  const address = `${slack.url}/files-pri/${team.id}-${id}`;
  const record: FileRecord = {
    file: {
      id,
      created: slack.clock.seconds(),
      timestamp: slack.clock.seconds(),
      name,
      title: name,
      mimetype,
      filetype,
      pretty_type: pretty,
      user,
      size: length,
      mode: 'hosted',
      editable: false,
      is_external: false,
      is_public: false,
      url_private: `${address}/${encodeURIComponent(name)}`,
      url_private_download: `${address}/download/${encodeURIComponent(name)}`,
      permalink: `${slack.url}/files/${user}/${id}/${encodeURIComponent(name)}`,
      channels: [],
      groups: [],
      ims: [],
      shares: {},
      ...(alt && { alt_txt: alt }),
    },
    bytes: Buffer.alloc(0),
    state: 'asked',
    declaredLength: length,
    deleted: false,
  };
  team.files.set(id, record);
  return record;
}

/** Posts files into a channel as one message. */
export function shareFiles(
  context: ChannelContext,
  sharing: {
    readonly records: readonly FileRecord[];
    readonly user: string;
    readonly text: string;
    readonly threadTs?: string | undefined;
  },
): SlackMessage {
  const { channel } = context;
  const message = post(context, {
    user: sharing.user,
    text: sharing.text,
    subtype: 'file_share',
    threadTs: sharing.threadTs,
    files: sharing.records.map((record) => record.file),
  });
  for (const { file } of sharing.records) {
    noteShare(file, channel, message);
    const event = {
      type: 'file_shared',
      file_id: file.id,
      user_id: sharing.user,
      file: { id: file.id },
      channel_id: channel.id,
    };
    emitInChannel(context, event);
  }
  return message;
}

function noteShare(file: FileRecord['file'], channel: ChannelRecord, message: SlackMessage): void {
  const list =
    channel.kind === 'public' ? file.channels : channel.kind === 'private' ? file.groups : file.ims;
  if (!list.includes(channel.id)) list.push(channel.id);
  const key = channel.kind === 'public' ? 'public' : 'private';
  const shares = file.shares[key] ?? {};
  const threadTs = message.thread_ts;
  shares[channel.id] = [
    ...(shares[channel.id] ?? []),
    { ts: message.ts, ...(threadTs !== undefined && { thread_ts: threadTs }) },
  ];
  file.shares[key] = shares;
  if (channel.kind === 'public') file.is_public = true;
}

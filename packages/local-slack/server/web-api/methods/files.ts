import { z } from 'zod';
import { announceFile, shareFiles } from '../../actions/file-sharing.ts';
import { postedText } from '../../mrkdwn.ts';
import { SlackError } from '../../slack-error.ts';
import type { FileRecord } from '../../state/records.ts';
import { type ApiMethod, arg, type Caller, joinedChannel, method } from '../api-method.ts';

const getUploadUrl = method({
  name: 'files.getUploadURLExternal',
  tier: 100,
  scopes: ['files:write'],
  args: {
    filename: arg.text().min(1),
    length: arg.whole(),
    alt_text: arg.text().optional(),
    alt_txt: arg.text().optional(),
    snippet_type: arg.text().optional(),
  },
  run: ({ slack, team, me }, args) => {
    if (args.length <= 0)
      throw SlackError.explained('invalid_arguments', [
        '[ERROR] length must be positive [json-pointer:/length]',
      ]);
    if ((args.alt_txt ?? '').length > 1_000) throw new SlackError('alt_txt_too_large');
    const { file } = announceFile(
      { slack, team },
      {
        name: args.filename,
        length: args.length,
        user: me,
        alt: args.alt_txt,
      },
    );
    return { upload_url: `${slack.url}/upload/v1/${team.id}/${file.id}`, file_id: file.id };
  },
});

const complete = method({
  name: 'files.completeUploadExternal',
  tier: 100,
  scopes: ['files:write'],
  args: {
    files: arg.json(
      z
        .array(
          z.strictObject({
            id: z.string(),
            title: z.string().optional(),
            highlight_type: z.string().optional(),
          }),
        )
        .min(1),
    ),
    channel_id: arg.text().optional(),
    channels: arg.text().optional(),
    thread_ts: arg.text().optional(),
    initial_comment: arg.text().optional(),
    blocks: arg.json(z.unknown()).optional(),
  },
  run: (caller, args) => {
    const { slack, team, me } = caller;
    const target = args.channel_id ?? args.channels;
    const channel = target === undefined ? undefined : joinedChannel(caller, target);
    const records = args.files.map(({ id }) => uploaded(caller, id));
    for (const [index, record] of records.entries()) {
      record.state = 'complete';
      record.file.title = args.files[index]?.title ?? record.file.name;
    }
    if (channel !== undefined) {
      const text = postedText(args.initial_comment ?? '');
      shareFiles({ slack, team, channel }, { records, user: me, text, threadTs: args.thread_ts });
    }
    slack.changes.notify();
    return { files: records.map(({ file }) => structuredClone(file)) };
  },
});

const info = method({
  name: 'files.info',
  tier: 100,
  scopes: ['files:read'],
  args: {
    file: arg.text(),
    cursor: arg.text().optional(),
    limit: arg.whole().optional(),
    count: arg.whole().optional(),
    page: arg.whole().optional(),
  },
  run: (caller, args) => {
    const canvas = caller.team.canvases.get(args.file);
    if (canvas !== undefined)
      return { file: canvasFile(caller, canvas.id), comments: [], response_metadata: { next_cursor: '' } };
    const record = known(caller, args.file);
    if (record.state !== 'complete') throw new SlackError('file_not_found');
    return { file: structuredClone(record.file), comments: [], response_metadata: { next_cursor: '' } };
  },
});

const remove = method({
  name: 'files.delete',
  tier: 50,
  scopes: ['files:write'],
  args: { file: arg.text() },
  run: (caller, args) => {
    const record = known(caller, args.file);
    if (record.file.user !== caller.me) throw new SlackError('cant_delete_file');
    record.deleted = true;
    record.bytes = Buffer.alloc(0);
    caller.slack.changes.notify();
    return {};
  },
});

export const fileMethods: readonly ApiMethod[] = [getUploadUrl, complete, info, remove];

function known({ team }: Caller, id: string): FileRecord {
  const record = team.files.get(id);
  if (record === undefined) throw new SlackError('file_not_found');
  if (record.deleted) throw new SlackError('file_deleted');
  return record;
}

function uploaded(caller: Caller, id: string): FileRecord {
  const record = known(caller, id);
  if (record.file.user !== caller.me) throw new SlackError('file_not_found');
  if (record.state === 'complete') throw new SlackError('file_already_completed');
  if (record.state === 'asked') throw new SlackError('file_upload_size_mismatch');
  return record;
}

function canvasFile({ slack, team }: Caller, id: string) {
  const canvas = team.canvases.get(id);
  const link = `${slack.url}/docs/${team.id}/${id}`;
  return {
    id,
    title: canvas?.title ?? '',
    name: canvas?.title ?? '',
    mimetype: 'application/vnd.slack-docs',
    filetype: 'quip',
    pretty_type: 'Canvas',
    mode: 'quip',
    user: canvas?.creator,
    created: canvas?.created,
    timestamp: canvas?.created,
    editable: true,
    size: Buffer.byteLength(canvas?.markdown ?? ''),
    permalink: link,
    url_private: link,
    is_external: false,
  };
}

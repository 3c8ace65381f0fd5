import { z } from 'zod';
import { openDirect } from '../../actions/membership.ts';
import { edit, post, postEphemeral, remove } from '../../actions/posting.ts';
import { postedText } from '../../mrkdwn.ts';
import { SlackError } from '../../slack-error.ts';
import type { ChannelRecord, SlackMessage } from '../../state/records.ts';
import type { Team } from '../../state/team.ts';
import { checkBlocks } from '../../validation/blocks.ts';
import {
  type ApiMethod,
  arg,
  type Caller,
  channelFor,
  joinedChannel,
  messageIn,
  method,
  needScope,
  userFor,
} from '../api-method.ts';

const LONGEST_TEXT = 40_000;

const content = {
  channel: arg.text(),
  text: arg.text().optional(),
  blocks: arg.json(z.unknown()).optional(),
  attachments: arg.json(z.array(z.unknown())).optional(),
  markdown_text: arg.text().max(12_000).optional(),
  parse: z.enum(['full', 'none']).optional(),
  link_names: arg.flag().optional(),
  as_user: arg.flag().optional(),
};

const postMessage = method({
  name: 'chat.postMessage',
  tier: 'post',
  scopes: ['chat:write'],
  args: {
    ...content,
    thread_ts: arg.text().optional(),
    reply_broadcast: arg.flag().optional(),
    metadata: arg.metadata().optional(),
    unfurl_links: arg.flag().optional(),
    unfurl_media: arg.flag().optional(),
    mrkdwn: arg.flag().optional(),
    username: arg.text().optional(),
    icon_emoji: arg.text().optional(),
    icon_url: arg.text().optional(),
  },
  run: (caller, args) => {
    if (args.username !== undefined || args.icon_emoji !== undefined || args.icon_url !== undefined) {
      needScope(caller.slack, ['chat:write.customize']);
    }
    const said = readContent(caller.team, args);
    const channel = postingChannel(caller, args.channel);
    const message = post(
      { ...caller, channel },
      {
        ...said,
        user: caller.me,
        threadTs: args.thread_ts,
        broadcast: args.reply_broadcast,
        metadata: args.metadata,
        more: args.username === undefined ? undefined : { username: args.username, subtype: 'bot_message' },
      },
    );
    return { channel: channel.id, ts: message.ts, message: structuredClone(message) };
  },
});

const update = method({
  name: 'chat.update',
  tier: 50,
  scopes: ['chat:write'],
  args: {
    ...content,
    ts: arg.text(),
    metadata: arg.metadata().optional(),
    reply_broadcast: arg.flag().optional(),
    file_ids: arg.json(z.array(z.string())).optional(),
  },
  run: (caller, args) => {
    const said = readContent(caller.team, args);
    const channel = channelFor(caller, args.channel);
    if (channel.archived) throw new SlackError('is_archived');
    const message = messageIn(caller, channel, args.ts);
    if (
      message.user !== caller.me ||
      (message.subtype !== undefined &&
        message.subtype !== 'thread_broadcast' &&
        message.subtype !== 'file_share')
    ) {
      throw new SlackError('cant_update_message');
    }
    const text = args.text === undefined && args.markdown_text === undefined ? undefined : said.text;
    const changed = edit(
      { ...caller, channel, message },
      {
        ...said,
        text,
        by: caller.me,
        metadata: args.metadata,
      },
    );
    return { channel: channel.id, ts: changed.ts, text: changed.text, message: structuredClone(changed) };
  },
});

const deleteMessage = method({
  name: 'chat.delete',
  tier: 50,
  scopes: ['chat:write'],
  args: { channel: arg.text(), ts: arg.text(), as_user: arg.flag().optional() },
  run: (caller, args) => {
    const channel = channelFor(caller, args.channel);
    const message = messageIn(caller, channel, args.ts);
    if (message.user !== caller.me) throw new SlackError('cant_delete_message');
    remove({ ...caller, channel, message });
    return { channel: channel.id, ts: args.ts };
  },
});

const ephemeral = method({
  name: 'chat.postEphemeral',
  tier: 100,
  scopes: ['chat:write'],
  args: {
    ...content,
    user: arg.text(),
    thread_ts: arg.text().optional(),
    username: arg.text().optional(),
    icon_emoji: arg.text().optional(),
    icon_url: arg.text().optional(),
  },
  run: (caller, args) => {
    const said = readContent(caller.team, args);
    const channel = joinedChannel(caller, args.channel);
    userFor(caller, args.user);
    if (!channel.members.has(args.user)) throw new SlackError('user_not_in_channel');
    const message = postEphemeral({ ...caller, channel }, args.user, {
      ...said,
      user: caller.me,
      threadTs: args.thread_ts,
    });
    return { message_ts: message.ts };
  },
});

const getPermalink = method({
  name: 'chat.getPermalink',
  tier: 'special',
  args: { channel: arg.text(), message_ts: arg.text() },
  run: (caller, args) => {
    const channel = channelFor(caller, args.channel);
    const message = messageIn(caller, channel, args.message_ts);
    return {
      channel: channel.id,
      permalink: caller.slack.permalink(channel.id, message.ts, message.thread_ts),
    };
  },
});

export const chatMethods: readonly ApiMethod[] = [
  postMessage,
  update,
  deleteMessage,
  ephemeral,
  getPermalink,
];

/** Throws `no_text`, `msg_too_long`, `invalid_blocks`. */
function readContent(
  { unknownBlocks }: Team,
  args: {
    text?: string | undefined;
    blocks?: unknown;
    attachments?: unknown[] | undefined;
    markdown_text?: string | undefined;
  },
): Pick<SlackMessage, 'text' | 'blocks' | 'attachments'> {
  const blocks = args.blocks === undefined ? undefined : checkBlocks(args.blocks, 'message', unknownBlocks);
  if (args.markdown_text !== undefined && (args.text !== undefined || blocks !== undefined)) {
    throw new SlackError('markdown_text_conflict');
  }
  const text = args.text ?? args.markdown_text ?? '';
  const bare = (blocks ?? []).length === 0 && (args.attachments ?? []).length === 0;
  if (text.trim() === '' && bare) throw new SlackError('no_text');
  if ([...text].length > LONGEST_TEXT) throw new SlackError('msg_too_long');
  return {
    text: postedText(text),
    ...(blocks !== undefined && { blocks }),
    ...(args.attachments !== undefined && { attachments: args.attachments }),
  };
}

/** The channel by id or name, or the direct message with a person by their id. */
function postingChannel(caller: Caller, target: string): ChannelRecord {
  const { slack, team, me } = caller;
  const user = team.users.get(target);
  if (user !== undefined) {
    if (user.deleted || user.id === me) throw new SlackError('channel_not_found');
    return openDirect({ slack, team }, [me, user.id]).channel;
  }
  const named = team.channelNamed(target.replace(/^#/, ''));
  const channel = channelFor(caller, named?.id ?? target);
  if (
    !channel.members.has(me) &&
    !(channel.kind === 'public' && slack.scopes.includes('chat:write.public'))
  ) {
    throw new SlackError('not_in_channel');
  }
  if (channel.archived) throw new SlackError('is_archived');
  return channel;
}

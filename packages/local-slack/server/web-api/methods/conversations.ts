/** Creating, renaming, describing, archiving and listing conversations. */

import {
  archiveChannel,
  createChannel,
  describeChannel,
  renameChannel,
  unarchiveChannel,
} from '../../actions/channel-lifecycle.ts';
import { SlackError } from '../../slack-error.ts';
import type { ChannelRecord } from '../../state/records.ts';
import type { Slack } from '../../state/slack.ts';
import {
  type ApiMethod,
  arg,
  type Caller,
  channelFor,
  joinedChannel,
  method,
  needScope,
  page,
  scopeFor,
} from '../api-method.ts';
import { conversationOutput } from './conversation-output.ts';

const MANAGE = {
  public: ['channels:manage'],
  private: ['groups:write'],
  im: ['im:write'],
  mpim: ['mpim:write'],
} as const;
const KINDS = { public_channel: 'public', private_channel: 'private', im: 'im', mpim: 'mpim' } as const;

const create = method({
  name: 'conversations.create',
  tier: 20,
  args: { name: arg.text(), is_private: arg.flag().optional() },
  missing: { name: 'invalid_name_required' },
  run: (caller, { name, is_private: isPrivate = false }) => {
    needScope(caller.slack, MANAGE[isPrivate ? 'private' : 'public']);
    const channel = createChannel(caller, { name, isPrivate, creator: caller.me });
    return { channel: conversationOutput(caller, channel) };
  },
});

const rename = method({
  name: 'conversations.rename',
  tier: 20,
  args: { channel: arg.text(), name: arg.text() },
  missing: { name: 'invalid_name_required' },
  run: (caller, args) => {
    const channel = joinedChannel(caller, args.channel);
    needScope(caller.slack, MANAGE[channel.kind]);
    refuseDirect(channel);
    if (channel.creator !== caller.me) throw new SlackError('not_authorized');
    renameChannel({ ...caller, channel }, args.name, caller.me);
    return { channel: conversationOutput(caller, channel) };
  },
});

const archive = method({
  name: 'conversations.archive',
  tier: 20,
  args: { channel: arg.text() },
  run: (caller, args) => {
    const channel = joinedChannel(caller, args.channel, { archived: true });
    needScope(caller.slack, MANAGE[channel.kind]);
    refuseDirect(channel);
    if (channel.archived) throw new SlackError('already_archived');
    if (channel.name === 'general') throw new SlackError('cant_archive_general');
    archiveChannel({ ...caller, channel }, caller.me);
    return {};
  },
});

const unarchive = method({
  name: 'conversations.unarchive',
  tier: 20,
  args: { channel: arg.text() },
  run: (caller, args) => {
    const channel = channelFor(caller, args.channel);
    needScope(caller.slack, MANAGE[channel.kind]);
    if (!channel.archived) throw new SlackError('not_archived');
    unarchiveChannel({ ...caller, channel }, caller.me);
    return {};
  },
});

const setTopic = method({
  name: 'conversations.setTopic',
  tier: 20,
  args: { channel: arg.text(), topic: arg.text() },
  run: (caller, { channel, topic }) => ({
    topic,
    ...describe(caller, channel, { field: 'topic', value: topic }),
  }),
});

const setPurpose = method({
  name: 'conversations.setPurpose',
  tier: 20,
  args: { channel: arg.text(), purpose: arg.text() },
  run: (caller, { channel, purpose }) => ({
    purpose,
    ...describe(caller, channel, { field: 'purpose', value: purpose }),
  }),
});

const info = method({
  name: 'conversations.info',
  tier: 50,
  args: {
    channel: arg.text(),
    include_locale: arg.flag().optional(),
    include_num_members: arg.flag().optional(),
  },
  run: (caller, args) => {
    const channel = channelFor(caller, args.channel);
    needScope(caller.slack, [scopeFor(channel, 'read')]);
    const members = args.include_num_members === true ? { num_members: channel.members.size } : {};
    return { channel: { ...conversationOutput(caller, channel), ...members } };
  },
});

const list = method({
  name: 'conversations.list',
  tier: 20,
  args: {
    types: arg.list().optional(),
    exclude_archived: arg.flag().optional(),
    limit: arg.whole().optional(),
    cursor: arg.text().optional(),
  },
  run: (caller, args) => {
    const kinds = (args.types ?? ['public_channel']).map((type) => {
      const kind = Object.entries(KINDS).find(([name]) => name === type)?.[1];
      if (kind === undefined) throw new SlackError('invalid_types');
      return kind;
    });
    const family = { public: 'channels', private: 'groups', im: 'im', mpim: 'mpim' } as const;
    for (const kind of kinds) needScope(caller.slack, [`${family[kind]}:read`]);
    const visible = [...caller.team.channels.values()].filter(
      (channel) =>
        kinds.includes(channel.kind) &&
        (channel.kind === 'public' || channel.members.has(caller.me)) &&
        !(args.exclude_archived === true && channel.archived),
    );
    const { items, cursor } = page(visible, args.cursor, limit(caller.slack, args.limit, 100));
    const channels = items.map((channel) => ({
      ...conversationOutput(caller, channel),
      num_members: channel.members.size,
    }));
    return { channels, response_metadata: { next_cursor: cursor } };
  },
});

export const conversationMethods: readonly ApiMethod[] = [
  create,
  rename,
  archive,
  unarchive,
  setTopic,
  setPurpose,
  info,
  list,
];

/** The size of a page; Slack takes 1 to 1000, and may give fewer. */
export function limit({ longestPage }: Slack, asked: number | undefined, usual: number): number {
  if (asked !== undefined && (asked < 1 || asked > 1000)) throw new SlackError('invalid_limit');
  return Math.min(asked ?? usual, longestPage);
}

function describe(caller: Caller, channelId: string, change: { field: 'topic' | 'purpose'; value: string }) {
  const channel = joinedChannel(caller, channelId);
  const finer = channel.kind === 'public' ? 'channels:write.topic' : 'groups:write.topic';
  needScope(caller.slack, [...MANAGE[channel.kind], finer]);
  refuseDirect(channel);
  describeChannel({ ...caller, channel }, { ...change, by: caller.me });
  return { channel: conversationOutput(caller, channel) };
}

function refuseDirect(channel: ChannelRecord): void {
  if (channel.kind === 'im' || channel.kind === 'mpim')
    throw new SlackError('method_not_supported_for_channel_type');
}

/** Joining and leaving channels, and opening direct messages. */

import { channelType, emit, emitInChannel } from '../delivery/events.ts';
import type { ChannelContext, TeamContext } from '../state/context.ts';
import { newId } from '../state/ids.ts';
import type { ChannelRecord } from '../state/records.ts';
import { post } from './posting.ts';

/** Adds someone, whom `inviter` invited if given. False for somebody who is in the channel already. */
export function join(context: ChannelContext, userId: string, inviter?: string): boolean {
  const { team, channel } = context;
  if (channel.members.has(userId)) return false;
  channel.members.add(userId);
  const more = inviter === undefined ? {} : { inviter };
  post(context, {
    user: userId,
    subtype: 'channel_join',
    text: `<@${userId}> has joined the channel`,
    more,
  });
  const event = {
    user: userId,
    channel: channel.id,
    channel_type: channelType(channel.kind).charAt(0).toUpperCase(),
    team: team.id,
  };
  emitInChannel(context, { type: 'member_joined_channel', ...event, ...more });
  return true;
}

/** Removes someone, who left or was removed. False for somebody who is not in the channel. */
export function leave(context: ChannelContext, userId: string): boolean {
  const { slack, team, channel } = context;
  if (!channel.members.has(userId)) return false;
  post(context, {
    user: userId,
    subtype: 'channel_leave',
    text: `<@${userId}> has left the channel`,
  });
  const channelInitial = channelType(channel.kind).charAt(0).toUpperCase();
  const event = {
    type: 'member_left_channel',
    user: userId,
    channel: channel.id,
    channel_type: channelInitial,
    team: team.id,
  };
  emitInChannel(context, event);
  if (userId === team.botUserId)
    emit(context, { type: channel.kind === 'private' ? 'group_left' : 'channel_left', channel: channel.id });
  channel.members.delete(userId);
  slack.changes.notify();
  return true;
}

/** Finds or opens the direct message of these people (all of them, the opener too). */
export function openDirect(
  { slack, team }: TeamContext,
  members: readonly string[],
): { channel: ChannelRecord; opened: boolean } {
  const found = team.directMessage(members);
  if (found !== undefined) return { channel: found, opened: false };
  const kind = members.length > 2 ? 'mpim' : 'im';
  const note = { value: '', creator: '', last_set: 0 };
  const id = newId(kind === 'im' ? 'D' : 'G');
  const channel: ChannelRecord = {
    id,
    teams: new Set([team.id]),
    name: kind === 'im' ? id : `mpdm-${members.map((it) => team.person(it)?.name ?? it).join('--')}-1`,
    kind,
    creator: members[0] ?? team.botUserId,
    created: slack.clock.seconds(),
    members: new Set(members),
    previousNames: [],
    archived: false,
    topic: note,
    purpose: note,
    messages: [],
    pins: [],
    bookmarks: [],
  };
  team.channels.set(channel.id, channel);
  slack.changes.notify();
  return { channel, opened: true };
}

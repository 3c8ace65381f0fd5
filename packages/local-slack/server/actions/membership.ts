/** Who is in which channel. */
import { channelType, emit } from '../delivery/events.ts';
import { newId } from '../state/ids.ts';
import type { ChannelRecord } from '../state/records.ts';
import type { Slack } from '../state/slack.ts';
import type { Team } from '../state/team.ts';
import { post } from './posting.ts';

/** Adds someone; `inviter` when somebody else did. Nothing happens to a member. */
export function join(
  slack: Slack,
  team: Team,
  channel: ChannelRecord,
  userId: string,
  inviter?: string,
): boolean {
  if (channel.members.has(userId)) return false;
  channel.members.add(userId);
  const more = inviter === undefined ? {} : { inviter };
  post(slack, team, channel, {
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
  emit(slack, team, { type: 'member_joined_channel', ...event, ...more }, channel);
  return true;
}

/** Takes someone out, by themselves or by somebody else. */
export function leave(slack: Slack, team: Team, channel: ChannelRecord, userId: string): boolean {
  if (!channel.members.has(userId)) return false;
  post(slack, team, channel, {
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
  emit(slack, team, event, channel);
  channel.members.delete(userId);
  slack.changes.notify();
  return true;
}

/** Finds or opens the direct message of these people (all of them, the opener too). */
export function openDirect(
  slack: Slack,
  team: Team,
  members: readonly string[],
): { channel: ChannelRecord; opened: boolean } {
  const found = team.directMessage(members);
  if (found !== undefined) return { channel: found, opened: false };
  const kind = members.length > 2 ? 'mpim' : 'im';
  const note = { value: '', creator: '', last_set: 0 };
  const id = newId(kind === 'im' ? 'D' : 'G');
  const channel: ChannelRecord = {
    id,
    name: kind === 'im' ? id : `mpdm-${members.map((it) => team.users.get(it)?.name ?? it).join('--')}-1`,
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

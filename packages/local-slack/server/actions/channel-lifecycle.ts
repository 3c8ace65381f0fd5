/** Creating, renaming, describing and archiving channels. */

import { emit, emitInChannel } from '../delivery/events.ts';
import { SlackError } from '../slack-error.ts';
import type { ChannelContext, TeamContext } from '../state/context.ts';
import { newId } from '../state/ids.ts';
import type { ChannelRecord } from '../state/records.ts';
import type { Team } from '../state/team.ts';
import { post } from './posting.ts';

const LONGEST_NAME = 80;
const LONGEST_TOPIC = 250;

/** Throws Slack's `invalid_name_*` for a name that no channel may have. */
function checkChannelName(name: string): void {
  if (name === '') throw new SlackError('invalid_name_required');
  if ([...name].length > LONGEST_NAME) throw new SlackError('invalid_name_maxlength');
  if (!/[\p{L}\p{N}]/u.test(name)) throw new SlackError('invalid_name_punctuation');
  if (name !== name.toLowerCase() || !/^[\p{Ll}\p{Lo}\p{Lm}\p{N}_-]+$/u.test(name))
    throw new SlackError('invalid_name_specials');
}

/** Makes a channel with its creator in it. Throws `name_taken` or `invalid_name_*`. */
export function createChannel(
  { slack, team }: TeamContext,
  { name, isPrivate, creator }: { name: string; isPrivate: boolean; creator: string },
): ChannelRecord {
  checkChannelName(name);
  if (nameIsTaken(team, name)) throw new SlackError('name_taken');
  const note = { value: '', creator: '', last_set: 0 };
  const channel: ChannelRecord = {
    id: newId('C'),
    teams: new Set([team.id]),
    name,
    kind: isPrivate ? 'private' : 'public',
    creator,
    created: slack.clock.seconds(),
    members: new Set([creator]),
    previousNames: [],
    archived: false,
    topic: note,
    purpose: note,
    messages: [],
    pins: [],
    bookmarks: [],
  };
  team.channels.set(channel.id, channel);
  if (!isPrivate) {
    const { id, created } = channel;
    emit(
      { slack, team },
      { type: 'channel_created', channel: { id, name, created, creator, is_channel: true } },
    );
  }
  post(
    { slack, team, channel },
    {
      user: creator,
      subtype: 'channel_join',
      text: `<@${creator}> has joined the channel`,
    },
  );
  return channel;
}

/** Throws `name_taken` or `invalid_name_*`. */
export function renameChannel(context: ChannelContext, name: string, by: string): void {
  const { team, channel } = context;
  checkChannelName(name);
  if (name !== channel.name && nameIsTaken(team, name)) throw new SlackError('name_taken');
  const oldName = channel.name;
  channel.previousNames.push(oldName);
  channel.name = name;
  const text = `has renamed the channel from "${oldName}" to "${name}"`;
  post(context, { user: by, subtype: 'channel_name', text, more: { name, old_name: oldName } });
  const { id, created } = channel;
  emitInChannel(context, { type: `${prefix(channel)}_rename`, channel: { id, name, created } });
}

/** Sets the topic or the purpose. Throws `too_long`. */
export function describeChannel(
  context: ChannelContext,
  { field, value, by }: { field: 'topic' | 'purpose'; value: string; by: string },
): void {
  if ([...value].length > LONGEST_TOPIC) throw new SlackError('too_long');
  context.channel[field] = { value, creator: by, last_set: context.slack.clock.seconds() };
  const text = value === '' ? `cleared the channel ${field}` : `set the channel ${field}: ${value}`;
  post(context, { user: by, subtype: `channel_${field}`, text, more: { [field]: value } });
}

export function archiveChannel(context: ChannelContext, by: string): void {
  const { slack, channel } = context;
  post(context, { user: by, subtype: 'channel_archive', text: `<@${by}> archived the channel` });
  channel.archived = true;
  emitInChannel(context, { type: `${prefix(channel)}_archive`, channel: channel.id, user: by });
  slack.changes.notify();
}

export function unarchiveChannel(context: ChannelContext, by: string): void {
  const { channel } = context;
  channel.archived = false;
  channel.members.add(by);
  post(context, {
    user: by,
    subtype: 'channel_unarchive',
    text: `<@${by}> un-archived the channel`,
  });
  emitInChannel(context, { type: `${prefix(channel)}_unarchive`, channel: channel.id, user: by });
}

/** Makes a public channel private, or the other way round; Slack says so with a message in it, in its new kind. */
export function convertChannel(context: ChannelContext, to: 'private' | 'public', by: string): void {
  context.channel.kind = to;
  const text =
    to === 'private'
      ? 'made this channel *private*. Now, it can only be viewed or joined by invitation.'
      : 'made this channel *public*. Any member can see and join it.';
  post(context, { user: by, subtype: `channel_convert_to_${to}`, text });
}

/** Deletes a channel with everything in it, as an owner can on Slack's pages. */
export function deleteChannel(context: ChannelContext): void {
  const { slack, team, channel } = context;
  emitInChannel(context, { type: `${prefix(channel)}_deleted`, channel: channel.id });
  team.channels.delete(channel.id);
  slack.changes.notify();
}

function prefix(channel: ChannelRecord): 'channel' | 'group' {
  return channel.kind === 'private' ? 'group' : 'channel';
}

function nameIsTaken(team: Team, name: string): boolean {
  return team.channelNamed(name) !== undefined || team.user(name) !== undefined;
}

/** Channels that several workspaces have, through Slack Connect or within an organisation. */

import { emitInChannel } from '../delivery/events.ts';
import { SlackError } from '../slack-error.ts';
import type { ChannelContext } from '../state/context.ts';
import { newId } from '../state/ids.ts';
import type { Team } from '../state/team.ts';

/**
 * Shares a channel with another workspace. A private one gets a new id for good when the other is of another company,
 * and `channel_id_changed` is sent (docs.slack.dev/reference/events/channel_id_changed). Throws `already_shared`.
 */
export function shareChannel(context: ChannelContext, other: Team): void {
  const { slack, team, channel } = context;
  if (channel.teams.has(other.id)) throw new SlackError('already_shared');
  if (channel.kind === 'private' && team.isForeignTo(other)) changeId(context);
  for (const one of slack.sharing(channel)) {
    one.connected.add(other);
    other.connected.add(one);
  }
  channel.teams.add(other.id);
  other.channels.set(channel.id, channel);
  emitInChannel(context, { type: 'channel_shared', connected_team_id: other.id, channel: channel.id });
  slack.changes.notify();
}

function changeId(context: ChannelContext): void {
  const { slack, channel } = context;
  const before = channel.id;
  channel.id = newId('C');
  for (const team of slack.sharing(channel)) {
    team.channels.delete(before);
    team.channels.set(channel.id, channel);
    for (const message of team.ephemerals) if (message.channel === before) message.channel = channel.id;
    for (const canvas of team.canvases.values()) if (canvas.channel === before) canvas.channel = channel.id;
  }
  emitInChannel(context, {
    type: 'channel_id_changed',
    old_channel_id: before,
    new_channel_id: channel.id,
  });
}

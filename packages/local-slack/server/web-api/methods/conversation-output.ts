import type { ChannelRecord, SlackMessage } from '../../state/records.ts';
import type { Caller } from '../api-method.ts';

/** A conversation as Slack's answers carry it. */
export function conversationOutput({ slack, team, me }: Caller, channel: ChannelRecord) {
  const others = slack.sharing(channel).filter((one) => one !== team);
  const external = others.filter((one) => one.isForeignTo(team)).map(({ id }) => id);
  const direct = channel.kind === 'im';
  const other = direct ? [...channel.members].find((member) => member !== me) : undefined;
  return {
    id: channel.id,
    ...(direct
      ? { user: other }
      : { name: channel.name, name_normalized: channel.name, creator: channel.creator }),
    is_channel: channel.kind === 'public',
    is_group: channel.kind === 'private',
    is_im: direct,
    is_mpim: channel.kind === 'mpim',
    is_private: channel.kind !== 'public',
    created: channel.created,
    updated: channel.created * 1000,
    is_archived: channel.archived,
    is_general: channel.name === 'general',
    is_shared: others.length > 0,
    is_ext_shared: external.length > 0,
    is_org_shared: others.length > external.length,
    shared_team_ids: [...channel.teams],
    ...(external.length > 0 && { connected_team_ids: external }),
    is_member: channel.members.has(me),
    context_team_id: team.id,
    previous_names: channel.previousNames,
    ...(!direct && { topic: channel.topic, purpose: channel.purpose }),
    ...(channel.canvas !== undefined && {
      properties: { canvas: { file_id: channel.canvas, is_empty: false } },
    }),
  };
}

/** A message as history carries it: its metadata only when asked for. */
export function messageOutput(message: SlackMessage, withMetadata: boolean): SlackMessage {
  const copy = structuredClone(message);
  if (!withMetadata) delete copy.metadata;
  return copy;
}

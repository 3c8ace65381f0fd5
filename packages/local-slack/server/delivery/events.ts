/** Events: which ones the app gets, and Slack's wrapper around them. */

import type { ChannelContext, TeamContext } from '../state/context.ts';
import { newId } from '../state/ids.ts';
import type { ChannelKind, SlackMessage } from '../state/records.ts';

/** An event as the wrapper holds it, without its `event_ts`. */
export interface EventBody {
  readonly type: string;
  readonly [key: string]: unknown;
}

const CHANNEL_TYPES = { public: 'channel', private: 'group', im: 'im', mpim: 'mpim' } as const;
const SUBSCRIPTIONS = {
  public: ['message.channels', 'channels:history'],
  private: ['message.groups', 'groups:history'],
  im: ['message.im', 'im:history'],
  mpim: ['message.mpim', 'mpim:history'],
} as const;

/** The app needs one of these scopes to get the event. */
const SCOPES: Readonly<Record<string, readonly string[]>> = {
  app_mention: ['app_mentions:read'],
  reaction_added: ['reactions:read'],
  reaction_removed: ['reactions:read'],
  pin_added: ['pins:read'],
  pin_removed: ['pins:read'],
  member_joined_channel: ['channels:read', 'groups:read'],
  member_left_channel: ['channels:read', 'groups:read'],
  channel_rename: ['channels:read'],
  channel_archive: ['channels:read'],
  channel_unarchive: ['channels:read'],
  channel_created: ['channels:read'],
  group_rename: ['groups:read'],
  group_archive: ['groups:read'],
  group_unarchive: ['groups:read'],
  file_shared: ['files:read'],
  file_deleted: ['files:read'],
  user_change: ['users:read'],
  team_join: ['users:read'],
};

/** Slack's word for a kind of conversation. */
export function channelType(kind: ChannelKind): 'channel' | 'group' | 'im' | 'mpim' {
  return CHANNEL_TYPES[kind];
}

/** Sends an event if the manifest subscribes to it and has a scope for it. */
export function emit(context: TeamContext, event: EventBody): void {
  const { slack } = context;
  const subscribed = slack.manifest.settings?.event_subscriptions?.bot_events?.includes(event.type) ?? false;
  const scopes = SCOPES[event.type];
  if (!subscribed || (scopes !== undefined && !scopes.some((scope) => slack.scopes.includes(scope)))) return;
  send(context, event);
}

/** Sends an event of a channel under the same conditions, and only if the bot is in the channel. */
export function emitInChannel({ slack, team, channel }: ChannelContext, event: EventBody): void {
  if (channel.members.has(team.botUserId)) emit({ slack, team }, event);
}

/** Sends a `message` event if the bot is in the channel. */
export function emitMessage(context: ChannelContext, message: EventBody | SlackMessage): void {
  const { slack, team, channel } = context;
  if (!channel.members.has(team.botUserId)) return;
  const [subscription, scope] = SUBSCRIPTIONS[channel.kind];
  const body = { ...message, channel: channel.id, channel_type: channelType(channel.kind) };
  const subscribed =
    slack.manifest.settings?.event_subscriptions?.bot_events?.includes(subscription) ?? false;
  if (subscribed && slack.scopes.includes(scope)) send(context, body);
}

/** Tells the app that someone wrote `@app` in a channel that it is in. */
export function emitMention(context: ChannelContext, message: SlackMessage): void {
  const { team, channel } = context;
  const mentioned = message.text.includes(`<@${team.botUserId}`);
  const direct = channel.kind === 'im' || channel.kind === 'mpim';
  if (!mentioned || direct || message.user === team.botUserId) return;
  emitInChannel(context, { ...message, type: 'app_mention', channel: channel.id });
}

/** The wrapper around an event, with a new event id. */
export function wrap({ slack, team }: TeamContext, event: EventBody): Readonly<Record<string, unknown>> {
  const eventTs = event['event_ts'] ?? event['ts'] ?? slack.clock.nextTs();
  return {
    token: slack.app.verificationToken,
    team_id: team.id,
    context_team_id: team.id,
    context_enterprise_id: null,
    api_app_id: slack.app.id,
    event: { ...event, event_ts: eventTs },
    type: 'event_callback',
    event_id: newId('Ev'),
    event_time: slack.clock.seconds(),
    authorizations: [
      {
        enterprise_id: null,
        team_id: team.id,
        user_id: team.botUserId,
        is_bot: true,
        is_enterprise_install: false,
      },
    ],
    is_ext_shared_channel: false,
    event_context: `4-${Buffer.from(`${team.id}.${String(eventTs)}`).toString('base64url')}`,
  };
}

function send(context: TeamContext, event: EventBody): void {
  const { slack, team } = context;
  if (!team.installed && event.type !== 'app_uninstalled' && event.type !== 'tokens_revoked') return;
  void slack.deliveries.event(event.type, structuredClone(wrap(context, event)));
}

/** Events: which ones the app gets, and Slack's wrapper around them. */

import type { ChannelContext, TeamContext } from '../state/context.ts';
import { newId } from '../state/ids.ts';
import type { ChannelKind, SlackMessage } from '../state/records.ts';
import type { Slack } from '../state/slack.ts';
import type { Team } from '../state/team.ts';

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
  channel_left: ['channels:read'],
  group_left: ['groups:read'],
  channel_rename: ['channels:read'],
  channel_archive: ['channels:read'],
  channel_unarchive: ['channels:read'],
  channel_deleted: ['channels:read'],
  group_deleted: ['groups:read'],
  channel_created: ['channels:read'],
  group_rename: ['groups:read'],
  group_archive: ['groups:read'],
  group_unarchive: ['groups:read'],
  file_shared: ['files:read'],
  file_deleted: ['files:read'],
  channel_id_changed: ['channels:history', 'groups:history'],
  user_change: ['users:read'],
  team_join: ['users:read'],
};

/** Slack's word for a kind of conversation. */
export function channelType(kind: ChannelKind): 'channel' | 'group' | 'im' | 'mpim' {
  return CHANNEL_TYPES[kind];
}

/** Sends an event if the manifest subscribes to it and has a scope for it. */
export function emit(context: TeamContext, event: EventBody): void {
  emitFor(context, { ...WITHIN, installed: context.team }, event);
}

/** For whose installation an event is, and whether its channel is shared with another company. */
interface Hearing {
  readonly installed: Team;
  readonly isExtShared: boolean;
}

const WITHIN = { isExtShared: false } as const;

function emitFor(context: TeamContext, hearing: Hearing, event: EventBody): void {
  const { slack } = context;
  const subscribed = isSubscribed(slack, event.type);
  const scopes = SCOPES[event.type];
  if (!subscribed || (scopes !== undefined && !scopes.some((scope) => slack.scopes.includes(scope)))) return;
  send(context, hearing, event);
}

/** Sends an event of a channel under the same conditions, and only if the bot is in the channel. */
export function emitInChannel(context: ChannelContext, event: EventBody): void {
  const hearing = hearingOf(context);
  if (hearing) emitFor(context, hearing, event);
}

/**
 * An event of a shared channel comes once, even where several workspaces have the app in it: for the installation whose
 * bot came last, as has been observed (docs.slack.dev/apis/slack-connect says only that none is doubled).
 */
function hearingOf({ slack, team, channel }: ChannelContext): Hearing | undefined {
  const sharing = slack.sharing(channel);
  const joined = [...channel.members];
  const installed = sharing
    .filter((one) => one.hasApp && channel.members.has(one.botUserId))
    .sort((a, b) => joined.indexOf(a.botUserId) - joined.indexOf(b.botUserId));
  const own = installed.find((one) => one === team && one.orgWide);
  const last = own ?? installed.at(-1);
  return last && { installed: last, isExtShared: sharing.some((one) => one.isForeignTo(last)) };
}

/** Sends a `message` event if the bot is in the channel. */
export function emitMessage(context: ChannelContext, message: EventBody | SlackMessage): void {
  const { slack, channel } = context;
  const hearing = hearingOf(context);
  if (!hearing) return;
  const [subscription, scope] = SUBSCRIPTIONS[channel.kind];
  const body = { ...message, channel: channel.id, channel_type: channelType(channel.kind) };
  const subscribed = isSubscribed(slack, subscription);
  if (subscribed && slack.scopes.includes(scope)) send(context, hearing, body);
}

/** Tells the app that someone wrote `@app` in a channel that it is in. */
export function emitMention(context: ChannelContext, message: SlackMessage): void {
  const { team, channel } = context;
  const mentioned = message.text.includes(`<@${team.botUserId}`);
  const direct = channel.kind === 'im' || channel.kind === 'mpim';
  if (!mentioned || direct || message.user === team.botUserId) return;
  emitInChannel(context, { ...message, type: 'app_mention', channel: channel.id });
}

/** Whether the manifest asks for events of this kind. */
export function isSubscribed(slack: Slack, name: string): boolean {
  return slack.manifest.settings?.event_subscriptions?.bot_events?.includes(name) ?? false;
}

/** The wrapper around an event, with a new event id. */
export function wrap(
  { slack, team }: TeamContext,
  event: EventBody,
  { installed, isExtShared }: Hearing = { ...WITHIN, installed: team },
): Readonly<Record<string, unknown>> {
  const { organisation, orgWide } = installed;
  const eventTs = event['event_ts'] ?? event['ts'] ?? slack.clock.nextTs();
  return {
    token: slack.app.verificationToken,
    team_id: team.id,
    ...(team.organisation && { enterprise_id: team.organisation.id }),
    context_team_id: installed.id,
    context_enterprise_id: organisation?.id ?? null,
    api_app_id: slack.app.id,
    event: { ...event, event_ts: eventTs },
    type: 'event_callback',
    event_id: newId('Ev'),
    event_time: slack.clock.seconds(),
    authorizations: [
      {
        enterprise_id: organisation?.id ?? null,
        team_id: orgWide ? organisation?.id : installed.id,
        user_id: installed.botUserId,
        is_bot: true,
        is_enterprise_install: orgWide,
      },
    ],
    is_ext_shared_channel: isExtShared,
    event_context: `4-${Buffer.from(`${team.id}.${String(eventTs)}`).toString('base64url')}`,
  };
}

function send(context: TeamContext, hearing: Hearing, event: EventBody): void {
  const { slack } = context;
  if (!hearing.installed.hasApp && event.type !== 'app_uninstalled' && event.type !== 'tokens_revoked')
    return;
  void slack.deliveries.event(event.type, structuredClone(wrap(context, event, hearing)));
}

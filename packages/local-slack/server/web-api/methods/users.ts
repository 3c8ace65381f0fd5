import moment from 'moment-timezone';
import { SlackError } from '../../slack-error.ts';
import type { UserRecord } from '../../state/records.ts';
import type { Slack } from '../../state/slack.ts';
import type { Team } from '../../state/team.ts';
import { type ApiMethod, arg, method, needScope, page, userFor } from '../api-method.ts';
import { conversationOutput } from './conversation-output.ts';
import { limit } from './conversations.ts';

const info = method({
  name: 'users.info',
  tier: 100,
  scopes: ['users:read'],
  args: { user: arg.text(), include_locale: arg.flag().optional() },
  missing: { user: 'user_not_found' },
  run: (caller, args) => ({ user: userOutput(caller.team, userFor(caller, args.user), caller.slack) }),
});

const list = method({
  name: 'users.list',
  tier: 20,
  scopes: ['users:read'],
  args: {
    limit: arg.whole().optional(),
    cursor: arg.text().optional(),
    include_locale: arg.flag().optional(),
  },
  run: (caller, args) => {
    const { items, cursor } = page(
      [...caller.team.users.values()],
      args.cursor,
      limit(caller.slack, args.limit, 1000),
    );
    const users = items.map((user) => userOutput(caller.team, user, caller.slack));
    return {
      members: users,
      cache_ts: caller.slack.clock.seconds(),
      response_metadata: { next_cursor: cursor },
    };
  },
});

const byEmail = method({
  name: 'users.lookupByEmail',
  tier: 50,
  scopes: ['users:read.email'],
  args: { email: arg.text() },
  run: (caller, args) => {
    const user = [...caller.team.users.values()].find((it) => it.email === args.email && !it.deleted);
    if (user === undefined) throw new SlackError('users_not_found');
    return { user: userOutput(caller.team, user, caller.slack) };
  },
});

const conversations = method({
  name: 'users.conversations',
  tier: 50,
  args: {
    user: arg.text().optional(),
    types: arg.list().optional(),
    exclude_archived: arg.flag().optional(),
    limit: arg.whole().optional(),
    cursor: arg.text().optional(),
  },
  run: (caller, args) => {
    const types = args.types ?? ['public_channel'];
    const kinds = { public: 'public_channel', private: 'private_channel', im: 'im', mpim: 'mpim' } as const;
    const families = {
      public_channel: 'channels',
      private_channel: 'groups',
      im: 'im',
      mpim: 'mpim',
    } as const;
    for (const type of Object.values(kinds))
      if (types.includes(type)) needScope(caller.slack, [`${families[type]}:read`]);
    const user = userFor(caller, args.user ?? caller.me);
    const channels = [...caller.team.channels.values()].filter(
      (it) =>
        types.includes(kinds[it.kind]) &&
        it.members.has(user.id) &&
        (it.kind === 'public' || it.members.has(caller.me)) &&
        !(args.exclude_archived === true && it.archived),
    );
    const { items, cursor } = page(channels, args.cursor, limit(caller.slack, args.limit, 100));
    return {
      channels: items.map((it) => conversationOutput(caller, it)),
      response_metadata: { next_cursor: cursor },
    };
  },
});

const teamInfo = method({
  name: 'team.info',
  tier: 50,
  scopes: ['team:read'],
  args: { team: arg.text().optional(), domain: arg.text().optional() },
  run: ({ slack, team }) => ({
    team: {
      id: team.id,
      name: team.name,
      domain: team.domain,
      url: `${slack.url}/`,
      email_domain: '',
      icon: {},
    },
  }),
});

const bots = method({
  name: 'bots.info',
  tier: 50,
  scopes: ['users:read'],
  args: { bot: arg.text().optional() },
  run: ({ slack, team }, args) => {
    if (args.bot !== undefined && args.bot !== team.botId) throw new SlackError('bot_not_found');
    const { id: appId, name } = slack.app;
    return {
      bot: {
        id: team.botId,
        deleted: false,
        name,
        updated: 0,
        app_id: appId,
        user_id: team.botUserId,
        icons: {},
      },
    };
  },
});

export const userMethods: readonly ApiMethod[] = [info, list, byEmail, conversations, teamInfo, bots];

/** A user as Slack's answers and events carry them; the address only with `users:read.email`. */
export function userOutput(team: Team, user: UserRecord, { scopes, clock }: Pick<Slack, 'scopes' | 'clock'>) {
  const offset = user.tzOffset ?? zoneOffsetSeconds(user.tz, clock.now());
  return {
    id: user.id,
    team_id: user.teamId,
    ...(user.teamId !== team.id && { is_stranger: true }),
    name: user.name,
    deleted: user.deleted,
    color: user.colour.slice(1),
    real_name: user.realName,
    tz: user.tz,
    tz_label: user.tz,
    tz_offset: offset,
    profile: {
      title: '',
      real_name: user.realName,
      real_name_normalized: user.realName,
      display_name: user.name,
      display_name_normalized: user.name,
      status_text: '',
      status_emoji: '',
      team: user.teamId,
      ...(scopes.includes('users:read.email') && !user.isBot && { email: user.email }),
      ...(user.botId !== undefined && { bot_id: user.botId }),
    },
    is_admin: false,
    is_owner: false,
    is_primary_owner: false,
    // A guest of one channel has both flags (docs.slack.dev/reference/objects/user-object).
    is_restricted: user.guest !== undefined,
    is_ultra_restricted: user.guest === 'single-channel',
    is_bot: user.isBot,
    is_app_user: false,
    updated: user.updated,
  };
}

/** Slack's own zones are current; those of Node are as old as its ICU data. */
function zoneOffsetSeconds(zone: string, at: number): number {
  return moment.tz.zone(zone) === null ? 0 : moment.tz(at, zone).utcOffset() * 60;
}

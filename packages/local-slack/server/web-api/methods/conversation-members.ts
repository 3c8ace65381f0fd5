/** Who is in a conversation. */
import { join, leave, openDirect } from '../../actions/membership.ts';
import { SlackError } from '../../slack-error.ts';
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
  userFor,
} from '../api-method.ts';
import { conversationOutput } from './conversation-output.ts';
import { limit } from './conversations.ts';

const MOST_INVITED = 100;
const MOST_IN_DIRECT = 8;

const joinMethod = method({
  name: 'conversations.join',
  tier: 50,
  scopes: ['channels:join'],
  args: { channel: arg.text() },
  run: (caller, args) => {
    const channel = channelFor(caller, args.channel);
    if (channel.kind !== 'public') throw new SlackError('method_not_supported_for_channel_type');
    if (channel.archived) throw new SlackError('is_archived');
    const joined = join({ ...caller, channel }, caller.me);
    const output = { channel: conversationOutput(caller, channel) };
    return joined
      ? output
      : { ...output, warning: 'already_in_channel', response_metadata: { warnings: ['already_in_channel'] } };
  },
});

const invite = method({
  name: 'conversations.invite',
  tier: 50,
  args: { channel: arg.text(), users: arg.list(), force: arg.flag().optional() },
  missing: { users: 'no_user' },
  run: (caller, args) => {
    const channel = joinedChannel(caller, args.channel);
    needScope(
      caller.slack,
      channel.kind === 'private'
        ? ['groups:write', 'groups:write.invites']
        : ['channels:manage', 'channels:write.invites'],
    );
    if (channel.kind === 'im' || channel.kind === 'mpim')
      throw new SlackError('method_not_supported_for_channel_type');
    if (args.users.length === 0) throw new SlackError('no_user');
    if (args.users.length > MOST_INVITED) throw new SlackError('too_many_users');
    const refused = args.users.flatMap((user) => {
      const error = inviteProblem(caller, channel.members, user);
      return error === undefined ? [] : [{ user, ok: false, error }];
    });
    const [first] = refused;
    if (first !== undefined && args.force !== true) throw new SlackError(first.error, { errors: refused });
    const bad = new Set(refused.map((it) => it.user));
    for (const user of args.users) if (!bad.has(user)) join({ ...caller, channel }, user, caller.me);
    return { channel: conversationOutput(caller, channel), ...(refused.length > 0 && { errors: refused }) };
  },
});

const kick = method({
  name: 'conversations.kick',
  tier: 50,
  args: { channel: arg.text(), user: arg.text() },
  run: (caller, args) => {
    const channel = joinedChannel(caller, args.channel);
    needScope(caller.slack, channel.kind === 'private' ? ['groups:write'] : ['channels:manage']);
    const user = userFor(caller, args.user);
    if (user.id === caller.me) throw new SlackError('cant_kick_self');
    if (channel.name === 'general') throw new SlackError('cant_kick_from_general');
    if (!leave({ ...caller, channel }, user.id)) throw new SlackError('not_in_channel');
    return {};
  },
});

const leaveMethod = method({
  name: 'conversations.leave',
  tier: 50,
  args: { channel: arg.text() },
  run: (caller, args) => {
    const channel = channelFor(caller, args.channel);
    needScope(caller.slack, channel.kind === 'private' ? ['groups:write'] : ['channels:manage']);
    if (channel.name === 'general') throw new SlackError('cant_leave_general');
    return leave({ ...caller, channel }, caller.me) ? {} : { not_in_channel: true };
  },
});

const members = method({
  name: 'conversations.members',
  tier: 100,
  args: { channel: arg.text(), limit: arg.whole().optional(), cursor: arg.text().optional() },
  run: (caller, args) => {
    const channel = channelFor(caller, args.channel);
    needScope(caller.slack, [scopeFor(channel, 'read')]);
    const { items, cursor } = page([...channel.members], args.cursor, limit(caller.slack, args.limit, 100));
    return { members: items, response_metadata: { next_cursor: cursor } };
  },
});

const open = method({
  name: 'conversations.open',
  tier: 50,
  args: {
    users: arg.list().optional(),
    channel: arg.text().optional(),
    return_im: arg.flag().optional(),
    prevent_creation: arg.flag().optional(),
  },
  run: (caller, args) => {
    if ((args.users === undefined) === (args.channel === undefined))
      throw new SlackError('users_list_not_supplied');
    if (args.channel !== undefined)
      return {
        channel: conversationOutput(caller, channelFor(caller, args.channel)),
        no_op: true,
        already_open: true,
      };
    const users = [...new Set(args.users)].filter((user) => user !== caller.me);
    if (users.length === 0) throw new SlackError('not_enough_users');
    if (users.length > MOST_IN_DIRECT) throw new SlackError('too_many_users');
    needScope(caller.slack, [users.length === 1 ? 'im:write' : 'mpim:write']);
    for (const user of users) if (userFor(caller, user).deleted) throw new SlackError('user_disabled');
    const { channel, opened } = openDirect(caller, [caller.me, ...users]);
    const output = args.return_im === true ? conversationOutput(caller, channel) : { id: channel.id };
    return { channel: output, ...(!opened && { no_op: true, already_open: true }) };
  },
});

export const memberMethods: readonly ApiMethod[] = [joinMethod, invite, kick, leaveMethod, members, open];

function inviteProblem({ team, me }: Caller, present: ReadonlySet<string>, id: string): string | undefined {
  const user = team.person(id);
  if (user === undefined) return 'user_not_found';
  if (id === me) return 'cant_invite_self';
  if (user.deleted) return 'cant_invite';
  return present.has(id) ? 'already_in_channel' : undefined;
}

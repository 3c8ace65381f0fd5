/** Who am I, sockets, installing and uninstalling. */
import { uninstall } from '../../actions/uninstall.ts';
import { SlackError } from '../../slack-error.ts';
import { type ApiMethod, arg, method } from '../api-method.ts';

const authTest = method({
  name: 'auth.test',
  tier: 'special',
  args: {},
  run: ({ slack, team, organisation }) => ({
    url: `${slack.url}/`,
    team: organisation?.name ?? team.name,
    user: team.users.get(team.botUserId)?.name,
    team_id: organisation?.id ?? team.id,
    user_id: team.botUserId,
    bot_id: team.botId,
    ...(team.organisation && { enterprise_id: team.organisation.id }),
    is_enterprise_install: organisation !== undefined,
  }),
});

const apiTest = method({
  name: 'api.test',
  tier: 'special',
  token: 'none',
  args: { error: arg.text().optional() },
  run: (_, args) => {
    if (args.error !== undefined) throw new SlackError(args.error);
    return { args };
  },
});

const openConnection = method({
  name: 'apps.connections.open',
  tier: 'special',
  token: 'app',
  args: {},
  run: ({ slack }) => {
    const { sockets } = slack.deliveries;
    if (sockets === undefined) throw new SlackError('internal_error');
    return { url: slack.url.replace(/^http/, 'ws') + sockets.ticket() };
  },
});

const uninstallMethod = method({
  name: 'apps.uninstall',
  tier: 'special',
  args: { client_id: arg.text(), client_secret: arg.text() },
  run: ({ slack, team }, args) => {
    if (args.client_id !== slack.app.clientId) throw new SlackError('invalid_client_id');
    if (args.client_secret !== slack.app.clientSecret) throw new SlackError('bad_client_secret');
    uninstall({ slack, team });
    return {};
  },
});

const revoke = method({
  name: 'auth.revoke',
  tier: 'special',
  args: { test: arg.flag().optional() },
  run: ({ slack, team }, args) => {
    if (args.test !== true) uninstall({ slack, team });
    return { revoked: args.test !== true };
  },
});

export const appMethods: readonly ApiMethod[] = [authTest, apiTest, openConnection, uninstallMethod, revoke];

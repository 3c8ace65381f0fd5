import { SlackError } from '../../slack-error.ts';
import { type ApiMethod, arg, method } from '../api-method.ts';

const access = method({
  name: 'oauth.v2.access',
  tier: 'special',
  token: 'none',
  args: {
    client_id: arg.text(),
    client_secret: arg.text(),
    code: arg.text().optional(),
    redirect_uri: arg.text().optional(),
    grant_type: arg.text().optional(),
    refresh_token: arg.text().optional(),
  },
  run: ({ slack }, args) => {
    if (args.client_id !== slack.app.clientId) throw new SlackError('invalid_client_id');
    if (args.client_secret !== slack.app.clientSecret) throw new SlackError('bad_client_secret');
    const { team, installer } = slack.authorizationCodes.redeem(args.code ?? '', args.redirect_uri);
    team.installed = true;
    slack.changes.notify();
    return {
      access_token: team.botToken,
      token_type: 'bot',
      scope: slack.scopes.join(','),
      bot_user_id: team.botUserId,
      app_id: slack.app.id,
      team: { id: team.id, name: team.name },
      enterprise: null,
      is_enterprise_install: false,
      authed_user: { id: installer },
    };
  },
});

export const oauthMethods: readonly ApiMethod[] = [access];

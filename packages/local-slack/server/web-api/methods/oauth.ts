import { SlackError } from '../../slack-error.ts';
import { Organisation } from '../../state/organisation.ts';
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
    const { owner, installer } = slack.authorizationCodes.redeem(args.code ?? '', args.redirect_uri);
    owner.installed = true;
    const orgWide = owner instanceof Organisation;
    const organisation = orgWide ? owner : owner.organisation;
    slack.changes.notify();
    return {
      access_token: owner.botToken,
      token_type: 'bot',
      scope: slack.scopes.join(','),
      bot_user_id: owner.botUserId,
      app_id: slack.app.id,
      team: orgWide ? null : { id: owner.id, name: owner.name },
      enterprise: organisation ? { id: organisation.id, name: organisation.name } : null,
      is_enterprise_install: orgWide,
      authed_user: { id: installer },
    };
  },
});

export const oauthMethods: readonly ApiMethod[] = [access];

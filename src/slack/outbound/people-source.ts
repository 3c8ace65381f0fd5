import type { PeopleSource } from '../../app/ports/people-source.ts';
import type { SlackClients } from '../client-factory.ts';

/** Asks Slack about one person; UTC where Slack does not say where they are. */
export function slackPeople(slack: Pick<SlackClients, 'call'>): PeopleSource {
  return {
    async read(team, user) {
      const { user: found } = await slack.call(team, 'users.info', (client) => client.users.info({ user }));
      const { profile } = found ?? {};
      return {
        name: profile?.display_name || found?.real_name || profile?.real_name || found?.name || user,
        zone: found?.tz || 'UTC',
        deactivated: found?.deleted ?? false,
      };
    },
  };
}

import type { PeopleSource } from '../../app/ports/people-source.ts';
import type { SlackClients } from '../client-factory.ts';

/** Asks Slack about one person. */
export function slackPeople(slack: Pick<SlackClients, 'call'>): PeopleSource {
  return {
    async read(team, user) {
      const { user: found } = await slack.call(team, 'users.info', (client) => client.users.info({ user }));
      const { profile } = found ?? {};
      return {
        name: profile?.display_name || found?.real_name || profile?.real_name || found?.name || user,
        zone: found?.tz,
        offset: offsetMinutes(found?.tz_offset),
        deactivated: found?.deleted ?? false,
      };
    },
  };
}

/** Slack counts in seconds. */
export function offsetMinutes(seconds: number | undefined): number | undefined {
  return seconds === undefined ? undefined : Math.round(seconds / 60);
}

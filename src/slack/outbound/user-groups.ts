import type { UserGroups } from '../../app/ports/user-groups.ts';
import type { SlackClients } from '../client-factory.ts';
import { remembering } from '../remembering.ts';

/** Who is in a group changes seldom, and each act of everybody would ask. */
const FRESH_MS = 5 * 60_000;

/** User groups, through the Web API (https://docs.slack.dev/reference/methods/usergroups.users.list). */
export function slackUserGroups(slack: Pick<SlackClients, 'call'>, clock: () => Date): UserGroups {
  const known = remembering<readonly string[]>(clock, FRESH_MS);
  return {
    members: (team, usergroup) =>
      known.get(`${team}.${usergroup}`, async () => {
        const answer = await slack.call(team, 'usergroups.users.list', (client) =>
          client.usergroups.users.list({ usergroup }),
        );
        return answer.users ?? [];
      }),
  };
}

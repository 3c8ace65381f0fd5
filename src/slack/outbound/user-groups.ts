import type { UserGroup, UserGroups } from '../../app/ports/user-groups.ts';
import type { SlackClients } from '../client-factory.ts';
import { remembering } from '../remembering.ts';

/** Who is in a group, and which there are, changes seldom, and each act of everybody would ask. */
const FRESH_MS = 5 * 60_000;

/**
 * User groups, through the Web API (https://docs.slack.dev/reference/methods/usergroups.users.list,
 * https://docs.slack.dev/reference/methods/usergroups.list).
 */
export function slackUserGroups(slack: Pick<SlackClients, 'call'>, clock: () => Date): UserGroups {
  const known = remembering<readonly string[]>(clock, FRESH_MS);
  const lists = remembering<readonly UserGroup[]>(clock, FRESH_MS);
  return {
    members: (team, usergroup) =>
      known.get(`${team}.${usergroup}`, async () => {
        const answer = await slack.call(team, 'usergroups.users.list', (client) =>
          client.usergroups.users.list({ usergroup }),
        );
        return answer.users ?? [];
      }),
    list: (team) =>
      lists.get(team, async () => {
        const answer = await slack.call(team, 'usergroups.list', (client) => client.usergroups.list());
        return (answer.usergroups ?? [])
          .flatMap(({ id, handle }) => (id && handle ? [{ id, handle }] : []))
          .toSorted((one, other) => one.handle.localeCompare(other.handle, 'en'));
      }),
  };
}

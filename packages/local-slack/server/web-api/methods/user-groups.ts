import { SlackError } from '../../slack-error.ts';
import { type ApiMethod, arg, method } from '../api-method.ts';

const list = method({
  name: 'usergroups.users.list',
  tier: 20,
  scopes: ['usergroups:read'],
  args: { usergroup: arg.text(), include_disabled: arg.flag().optional() },
  run: ({ team }, { usergroup }) => {
    const users = team.userGroups.get(usergroup);
    if (users === undefined) throw new SlackError('no_such_subteam');
    return { users: [...users] };
  },
});

/** Who is in a user group. */
export const userGroupMethods: readonly ApiMethod[] = [list];

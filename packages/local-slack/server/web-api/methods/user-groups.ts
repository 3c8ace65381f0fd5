import { SlackError } from '../../slack-error.ts';
import { type ApiMethod, arg, method } from '../api-method.ts';

const members = method({
  name: 'usergroups.users.list',
  tier: 20,
  scopes: ['usergroups:read'],
  args: { usergroup: arg.text(), include_disabled: arg.flag().optional() },
  run: ({ team }, { usergroup }) => {
    const group = team.userGroups.get(usergroup);
    if (group === undefined) throw new SlackError('no_such_subteam');
    return { users: [...group.users] };
  },
});

const list = method({
  name: 'usergroups.list',
  tier: 20,
  scopes: ['usergroups:read'],
  args: {
    include_count: arg.flag().optional(),
    include_disabled: arg.flag().optional(),
    include_users: arg.flag().optional(),
  },
  run: ({ team }, { include_users }) => ({
    usergroups: [...team.userGroups].map(([id, { handle, users }]) => ({
      ...{ id, team_id: team.id, is_usergroup: true, name: handle, handle, date_delete: 0 },
      ...(include_users ? { users: [...users] } : {}),
    })),
  }),
});

/** The user groups of a workspace, and who is in one. */
export const userGroupMethods: readonly ApiMethod[] = [members, list];

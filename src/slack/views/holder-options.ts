import type { PlainTextOption } from '@slack/types';
import type { UserGroup } from '../../app/ports/user-groups.ts';
import type { ItemHolder } from '../../domain/actions/action-item.ts';
import type { OwningTeam } from '../../domain/incident/teams.ts';
import { plainLine } from '../words/escape.ts';
import { holderWords } from '../words/holders.ts';
import { LIMITS, option } from './blocks.ts';
import { truncate } from './truncate.ts';

/** Whom an item can be given to in a menu, besides a person of one's own choice. */
export interface HoldersAsked {
  readonly roles: readonly string[];
  readonly teams: readonly OwningTeam[];
  readonly groups: readonly UserGroup[];
}

const ROLE = 'role ';
const TEAM = 'team ';
const GROUP = 'group ';

/** Roles, then teams, then as many user groups as a menu holds. */
export function holderOptions({ roles, teams, groups }: HoldersAsked): readonly PlainTextOption[] {
  return [
    ...roles.map((role) => optionOf(`${ROLE}${role}`, { kind: 'role', role })),
    ...teams.map(({ name }) => optionOf(`${TEAM}${name}`, { kind: 'team', team: name })),
    ...groups.map(({ id: group, handle }) =>
      optionOf(`${GROUP}${group} @${handle}`, { kind: 'group', group, name: `@${handle}` }),
    ),
  ].slice(0, LIMITS.options - 1);
}

/** Reads the value of such an option. */
export function readHolderOption(value: string | undefined): ItemHolder | undefined {
  if (value?.startsWith(ROLE)) return { kind: 'role', role: value.slice(ROLE.length) };
  if (value?.startsWith(GROUP)) {
    const [group = '', name = ''] = value.slice(GROUP.length).split(' ');
    return { kind: 'group', group, name };
  }
  return value?.startsWith(TEAM) ? { kind: 'team', team: value.slice(TEAM.length) } : undefined;
}

function optionOf(value: string, holder: ItemHolder): PlainTextOption {
  const words = plainLine(holderWords(holder));
  return option(truncate(`${words.charAt(0).toUpperCase()}${words.slice(1)}`, LIMITS.option), value);
}

import type { PlainTextOption } from '@slack/types';
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
}

const ROLE = 'role ';
const TEAM = 'team ';

/** Roles, then teams. */
export function holderOptions({ roles, teams }: HoldersAsked): readonly PlainTextOption[] {
  return [
    ...roles.map((role) => optionOf(`${ROLE}${role}`, { kind: 'role', role })),
    ...teams.map(({ name }) => optionOf(`${TEAM}${name}`, { kind: 'team', team: name })),
  ].slice(0, LIMITS.options - 1);
}

/** Reads the value of such an option. */
export function readHolderOption(value: string | undefined): ItemHolder | undefined {
  if (value?.startsWith(ROLE)) return { kind: 'role', role: value.slice(ROLE.length) };
  return value?.startsWith(TEAM) ? { kind: 'team', team: value.slice(TEAM.length) } : undefined;
}

function optionOf(value: string, holder: ItemHolder): PlainTextOption {
  const words = plainLine(holderWords(holder));
  return option(truncate(`${words.charAt(0).toUpperCase()}${words.slice(1)}`, LIMITS.option), value);
}

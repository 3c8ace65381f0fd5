import type { Barred } from '../../app/access/barred.ts';
import { ACT_WORDS } from '../../domain/rights/act.ts';
import type { Grant } from '../../domain/rights/rights.ts';
import { person } from './escape.ts';
import { roleName } from './names.ts';

/** Who may do what somebody may not, with their names where they are known. */
export function notAllowed({ act, open, admins, roles }: Barred): string {
  const may = [
    ...open.filter((grant) => grant !== 'admins').map((grant) => grantWords(grant, roles)),
    'admins',
  ];
  const named = admins.filter((id) => !id.startsWith('S')).map(person);
  const who = named.length > 0 ? ` (${named.join(', ')})` : '';
  return `Only ${listed(may)}${who} can ${ACT_WORDS[act]} here. Nothing was changed.`;
}

function grantWords(grant: Grant, roles: Barred['roles']): string {
  switch (grant) {
    case 'everyone':
      return 'everybody';
    case 'members':
      return 'members of the workspace (not guests)';
    case 'admins':
      return 'admins';
    default: {
      const holders = (roles[grant.role] ?? []).map(person);
      const role = `the ${roleName(grant.role)}`;
      return holders.length > 0 ? `${role} (${holders.join(', ')})` : `${role}, whom nobody is yet`;
    }
  }
}

function listed(parts: readonly string[]): string {
  const [last = '', ...before] = parts.toReversed();
  return before.length === 0 ? last : `${before.toReversed().join(', ')} and ${last}`;
}

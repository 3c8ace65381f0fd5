import type { ActionItem, ItemHolder } from '../../domain/actions/action-item.ts';
import { flat, literal, person, personCode } from './escape.ts';
import { roleName } from './names.ts';

/** Who has an item: its owner, or those who hold it until a person takes it. Nobody is called by it. */
export function ownerWords({ owner, heldBy }: Pick<ActionItem, 'owner' | 'heldBy'>): string {
  if (owner !== undefined) return person(owner);
  return heldBy ? holderWords(heldBy) : 'no owner yet';
}

/** The same where nothing is formatted and codes are read: a cell of a table. */
export function ownerCode({ owner, heldBy }: Pick<ActionItem, 'owner' | 'heldBy'>): string {
  if (owner !== undefined) return personCode(owner);
  return heldBy ? flat(holderWords(heldBy)) : 'nobody yet';
}

/** `@sre`, `whoever is incident commander`, `team payments`. */
export function holderWords(holder: ItemHolder): string {
  switch (holder.kind) {
    case 'group':
      return holder.name === undefined ? groupCall(holder.group) : literal(holder.name);
    case 'role':
      return `whoever is ${roleName(holder.role)}`;
    case 'team':
      return `team ${literal(holder.team)}`;
    default:
      return holder satisfies never;
  }
}

/** Calls everybody in a user group. */
export function groupCall(group: string): string {
  return `<!subteam^${group}>`;
}

import type { ItemHolder } from './action-item.ts';

/** Who has an item until a person takes it, as a document says it: `whoever is commander`, `team payments`, `@sre`. */
export function holderText(holder: ItemHolder): string {
  switch (holder.kind) {
    case 'group':
      return holder.name ?? `user group ${holder.group}`;
    case 'role':
      return `whoever is ${holder.role}`;
    case 'team':
      return `team ${holder.team}`;
    default:
      return holder satisfies never;
  }
}

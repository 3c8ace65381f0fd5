import type { ActionItem } from '../domain/actions/action-item.ts';
import type { ActionEffect, Wanted } from '../domain/effect.ts';

/** Wanted where somebody else than the new owner gave them the item. `before`: who had it. */
export function ownerTold(
  { owner, version }: Pick<ActionItem, 'owner' | 'version'>,
  by: string,
  before?: string,
): readonly Wanted<ActionEffect>[] {
  if (owner === undefined || owner === by || owner === before) return [];
  return [{ key: `owner-${version}`, effect: { kind: 'tell-owner', to: owner, by } }];
}

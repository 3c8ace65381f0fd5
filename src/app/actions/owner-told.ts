import { type ActionItem, type ItemHolder, isSameHolder } from '../../domain/actions/action-item.ts';
import type { ActionEffect, Wanted } from '../../domain/effect.ts';

/** Wanted where somebody else than the new owner gave them the item. `before`: who had it. */
export function ownerTold(
  { owner, version, history }: Pick<ActionItem, 'owner' | 'version' | 'history'>,
  by: string,
  before?: string,
): readonly Wanted<ActionEffect>[] {
  if (owner === undefined || owner === by || owner === before) return [];
  return [{ key: `owner-${version}`, effect: { kind: 'tell-owner', to: owner, by, ...said(history) } }];
}

/** Wanted where an item was given to a group, a team or a role. `before`: which of them had it. */
export function holderTold(
  { heldBy, version, history }: Pick<ActionItem, 'heldBy' | 'version' | 'history'>,
  by: string,
  before?: ItemHolder,
): readonly Wanted<ActionEffect>[] {
  if (heldBy === undefined || isSameHolder(heldBy, before)) return [];
  return [{ key: `holder-${version}`, effect: { kind: 'tell-holder', to: heldBy, by, ...said(history) } }];
}

/** What Scribe handed over joins what its new owner is told that day, or on their next day at work. */
export function handedOverTold(
  { due: day, version }: Pick<ActionItem, 'due' | 'version'>,
  at: Date,
): readonly Wanted<ActionEffect>[] {
  const due = day ?? '';
  const rung = `handed-${version}`;
  return [{ key: `remind-${due}-${rung}`, effect: { kind: 'remind', due, rung, at, to: 'owner' } }];
}

/** What was said with the change that gave it to them. */
function said(history: ActionItem['history']): { readonly why?: string } {
  const why = history?.at(-1)?.why;
  return why === undefined ? {} : { why };
}

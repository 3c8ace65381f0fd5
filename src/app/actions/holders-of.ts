import type { ItemHolder } from '../../domain/actions/action-item.ts';
import type { App } from '../app.ts';
import { soon } from '../soon.ts';

/** Who has an item until one of them takes it, in which workspace and incident. */
export interface Held {
  readonly team: string;
  readonly holder: ItemHolder;
  /** Of the item's incident. */
  readonly roles: Readonly<Record<string, readonly string[]>>;
}

/** The user ids behind a holder, as far as Slack and the configuration say. Throws `SlackFault`. */
export async function holdersOf(
  app: Pick<App, 'userGroups' | 'policy'>,
  { team, holder, roles }: Held,
): Promise<readonly string[]> {
  if (holder.kind === 'role') return roles[holder.role] ?? [];
  const group = groupOf(app, holder);
  return group === undefined ? [] : app.userGroups.members(team, group);
}

/** How long a page or an answer may wait for Slack to say who is in a group (ms). */
const WAIT_MS = 500;

/** The same; nobody where Slack does not say it soon. */
export function holdersSoon(
  app: Pick<App, 'userGroups' | 'policy' | 'journal'>,
  held: Held,
): Promise<readonly string[]> {
  const of = holdersOf(app, held);
  return soon(app, { of, withinMs: WAIT_MS, otherwise: [], failed: 'user group not read' });
}

function groupOf({ policy }: Pick<App, 'policy'>, holder: Exclude<ItemHolder, { kind: 'role' }>) {
  switch (holder.kind) {
    case 'group':
      return holder.group;
    case 'team':
      return policy.teams.find(({ name }) => name === holder.team)?.group;
    default:
      return holder satisfies never;
  }
}

import { subHours } from 'date-fns/subHours';
import type { ActionItem } from '../../domain/actions/action-item.ts';
import { gatheredUntil } from '../../domain/home/home-wanted.ts';
import { insiders } from '../access/who-may-see.ts';
import { holdersSoon } from '../actions/holders-of.ts';
import type { App } from '../app.ts';
import type { TakenEffect } from '../ports/effect-leases.ts';
import type { KnownIncident } from '../ports/incidents.ts';

type Ports = Pick<
  App,
  'homes' | 'actions' | 'incidents' | 'queue' | 'clock' | 'userGroups' | 'policy' | 'journal'
>;

/** Who has not opened theirs for longer sees it as it is when they do. */
const LOOKED_AT_HOURS = 8;

/**
 * What shows a change elsewhere tells the home tabs of it too: an item those of its owners, an incident those of everybody who
 * may see it, a postmortem those of everybody who works on it. It is told before the effect is done, so that it is told at
 * least once. Throws `StoreFault`.
 */
export async function tellHomes(
  app: Ports,
  { ref, effect }: Pick<TakenEffect, 'ref' | 'effect'>,
  known: KnownIncident | undefined,
): Promise<void> {
  const now = app.clock();
  const since = subHours(now, LOOKED_AT_HOURS);
  switch (effect.kind) {
    case 'action-line': {
      const action = await app.actions.byId(ref.team, ref.id);
      if (!action) return;
      const whose = [...ownersOf(action.item), ...(await heldBy(app, action.item))];
      app.queue.offer(await app.homes.want(ref.team, [...new Set(whose)], { since, at: now }));
      return;
    }
    case 'card':
    case 'draft':
    case 'overview':
    case 'ask-review': {
      if (!known) return;
      const whose = known.incident.private ? insiders(known) : 'everybody';
      await app.homes.want(ref.team, whose, { since, at: gatheredUntil(now) });
      return;
    }
    default:
  }
}

/** Who can take it, or could before somebody did. */
async function heldBy(app: Ports, { team, incident, heldBy: now, history = [] }: ActionItem) {
  const holders = [now, ...history.map(({ was }) => was.heldBy)].filter((one) => one !== undefined);
  if (holders.length === 0) return [];
  const { roles = {} } = (await app.incidents.byKey(team, incident))?.incident ?? {};
  const all = holders.map((holder) => holdersSoon(app, { team, holder, roles }));
  return (await Promise.all(all)).flat();
}

/** Whose it is, and whose it was. */
function ownersOf({ owner, history = [] }: ActionItem): readonly string[] {
  const before = history.flatMap(({ was }) => was.owner ?? []);
  return [...new Set([...(owner === undefined ? [] : [owner]), ...before])];
}

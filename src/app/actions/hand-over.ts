import type { ActionItem } from '../../domain/actions/action-item.ts';
import { commanderOf } from '../../domain/incident/incident.ts';
import { mayHear } from '../access/sharing.ts';
import type { SightPorts } from '../access/who-may-see.ts';
import type { App } from '../app.ts';
import { canAct, personOf } from '../people/load-person.ts';
import { saveChange } from './change-action.ts';

type Ports = Pick<App, 'actions' | 'people' | 'peopleSource' | 'policy'> & SightPorts;

/**
 * Hands what somebody who has left still has to do to whoever leads its incident, or else declared it, who is told so.
 * Where nobody of them can act and may hear of it, it stays as it is, and its reminders find their way. Throws `StoreFault`.
 */
export async function handOver(
  app: Ports,
  gone: { readonly team: string; readonly user: string },
): Promise<void> {
  for (const { item } of await app.actions.ofOwner(gone.team, gone.user)) {
    const to = await nextInLine(app, item);
    if (to !== undefined) await giveTo(app, item, { from: gone.user, to });
  }
}

async function nextInLine(app: Ports, item: ActionItem): Promise<string | undefined> {
  const known = await app.incidents.byKey(item.team, item.incident);
  if (!known) return undefined;
  for (const user of [commanderOf(known.incident), known.incident.declaredBy]) {
    if (user === undefined || user === item.owner) continue;
    if (!canAct(await personOf(app, item.team, user))) continue;
    if (await mayHear(app, known, { user, what: item })) return user;
  }
  return undefined;
}

/** Unless somebody else gave it away, or ended it, meanwhile. */
async function giveTo(
  app: Ports,
  { team, id }: ActionItem,
  hands: { readonly from: string; readonly to: string },
): Promise<void> {
  for (;;) {
    const known = await app.actions.byId(team, id);
    if (!known) return;
    const by = { scribe: 'owner-gone' } as const;
    const done = await saveChange(app, known, { do: 'hand-over', ...hands, by, at: app.clock() });
    if (done !== 'conflict') return;
  }
}

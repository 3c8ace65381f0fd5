import { isPending, isSameHolder } from '../../domain/actions/action-item.ts';
import type { ActionEffect } from '../../domain/effect.ts';
import { mayHear } from '../access/sharing.ts';
import type { SightPorts } from '../access/who-may-see.ts';
import { placeOfHolder } from '../actions/action-calendar.ts';
import type { App } from '../app.ts';
import { canAct, personOf } from '../people/load-person.ts';
import type { KnownAction } from '../ports/actions.ts';
import type { KnownIncident } from '../ports/incidents.ts';
import { DONE, dropped, type Outcome } from './outcome.ts';
import type { Task } from './task.ts';
import { GIVEN } from './tell-owner.ts';

type Ports = Pick<App, 'actions' | 'people' | 'peopleSource' | 'directMessages' | 'policy'> & SightPorts;

interface Telling {
  readonly effect: Extract<ActionEffect, { kind: 'tell-holder' }>;
  readonly task: Task;
}

/**
 * Tells those who have an item until a person takes it: whoever holds the role each in a direct message, a group or a team
 * in a channel. The item's own line calls a group that it was made for.
 */
export async function tellHolder(app: Ports, known: KnownAction, telling: Telling): Promise<Outcome> {
  const { item } = known;
  const { effect, task } = telling;
  const { to } = effect;
  if (!isSameHolder(item.heldBy, to) || !isPending(item)) return dropped('it is not theirs any more');
  const incident = await app.incidents.byKey(item.team, item.incident);
  if (!incident) return dropped(`there is no incident ${item.incident}`);
  if (to.kind === 'role') return tellEach(app, { known, incident }, telling);
  const place = await placeOfHolder(app, item);
  if (place === undefined) return dropped('there is no channel to tell them in');
  const byLine = to.kind === 'group' && task.taken.ref.key === FIRST && place === incident.channel;
  if (byLine) return dropped('the line of the item calls them');
  await tell(app, { known, incident }, { ...telling, to: place, channel: place });
  return DONE;
}

/** Of the change that made the item. */
const FIRST = 'holder-1';

interface Held {
  readonly known: KnownAction;
  readonly incident: KnownIncident;
}

async function tellEach(app: Ports, held: Held, telling: Telling): Promise<Outcome> {
  const { incident } = held.incident;
  const { item } = held.known;
  const { to, by } = telling.effect;
  const holders = to.kind === 'role' ? (incident.roles[to.role] ?? []) : [];
  for (const user of holders) {
    // Whoever gave it to the role knows.
    if (user === by || !canAct(await personOf(app, item.team, user))) continue;
    if (!(await mayHear(app, held.incident, { user, what: item }))) continue;
    await tell(app, held, {
      ...telling,
      to: user,
      channel: await app.directMessages.open(item.team, user),
    });
  }
  return DONE;
}

async function tell(
  app: Ports,
  { known: { item }, incident }: Held,
  { effect, task, to, channel }: Telling & { readonly to: string; readonly channel: string },
): Promise<void> {
  const where = { team: item.team, channel, ts: undefined, tag: await task.tag(to) };
  const { by, why } = effect;
  const given = { item, to, by, channel: incident.channel, ...(why ? { why } : {}) };
  const ts = await app.directMessages.give(where, given);
  await task.remember(`${GIVEN}${to}`, [by, channel, ts].join('/'));
}

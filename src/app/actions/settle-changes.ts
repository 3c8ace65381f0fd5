import { secondsToMilliseconds } from 'date-fns/secondsToMilliseconds';
import type { App } from '../app.ts';
import { canAct } from '../people/load-person.ts';
import type { ChangedPerson } from '../ports/changed-people.ts';
import { StoreFault } from '../ports/store-fault.ts';
import { handOver } from './hand-over.ts';

type Ports = Parameters<typeof handOver>[0] & Pick<App, 'actionLists' | 'actionPlans' | 'changedPeople'>;

/** By then a change is stored, and whoever planned an item by what was before has written that (ms). */
const SETTLED_AFTER_MS = secondsToMilliseconds(10);

/** How many people one look takes. */
const AT_ONCE = 100;

/**
 * Does what follows from changes of people: whatever they may be reminded of is planned anew, and who has left hands over.
 * Goes on until `goesOn` says no. Any number of workers may do so at once, and be killed. Throws `StoreFault`.
 */
export async function settleChanges(app: Ports, goesOn: () => boolean): Promise<void> {
  const before = new Date(app.clock().getTime() - SETTLED_AFTER_MS);
  for (const changed of await app.changedPeople.noted(before, AT_ONCE)) {
    if (!goesOn()) return;
    try {
      await settle(app, changed);
      await app.changedPeople.settled(changed);
    } catch (error) {
      if (error instanceof StoreFault) throw error;
      app.journal.warn({ user: changed.user, error }, 'change of a person not settled');
    }
  }
}

async function settle(app: Ports, { team, user }: ChangedPerson): Promise<void> {
  await app.actionPlans.planAgain({ team, owner: user });
  for (const incident of await unownedNear(app, team, user))
    await app.actionPlans.planAgain({ team, incident });
  const [person] = await app.people.many(team, [user]);
  if (!canAct(person)) await handOver(app, { team, user });
}

/** The incidents with items that nobody owns of which this person may be reminded. */
async function unownedNear(app: Ports, team: string, user: string): Promise<readonly string[]> {
  const counts = await app.actionLists.counts(team, { state: 'open', blank: ['owner'] });
  const known = await app.incidents.byKeys(
    team,
    counts.map(({ incident }) => incident),
  );
  return known.flatMap(({ incident: { key, roles, declaredBy } }) =>
    declaredBy === user || Object.values(roles).some((holders) => holders.includes(user)) ? [key] : [],
  );
}

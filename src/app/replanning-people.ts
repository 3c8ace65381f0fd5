import { zoneName } from '../domain/timeline/wall-clock.ts';
import type { ActionPlans } from './ports/action-plans.ts';
import type { PeopleStore, Person } from './ports/people.ts';

/**
 * The same store; where somebody works elsewhere or at other times than before, their items are planned anew, and those
 * that nobody owns: they may be reminded of those.
 */
export function replanningPeople(store: PeopleStore, plans: Pick<ActionPlans, 'planAgain'>): PeopleStore {
  const planAgain = async (team: string, user: string) => {
    for (const owner of [user, undefined]) await plans.planAgain({ team, owner });
  };
  return {
    ...store,
    async put(person) {
      const { team, user } = person;
      const before = await store.find(team, user);
      await store.put(person);
      if (!before || worksBy(before) !== worksBy(person)) await planAgain(team, user);
    },
    async setAway(team, user, away) {
      await store.setAway(team, user, away);
      await planAgain(team, user);
    },
  };
}

/** What Slack says of a person that decides when they are reminded on other days than today. */
function worksBy({ zone, awayStatus, deactivated }: Person): string {
  return JSON.stringify([zoneName(zone), awayStatus, deactivated]);
}

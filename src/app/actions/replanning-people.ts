import { zoneName } from '../../domain/timeline/wall-clock.ts';
import type { ActionPlans } from '../ports/action-plans.ts';
import type { ChangedPeople } from '../ports/changed-people.ts';
import type { PeopleStore, Person } from '../ports/people.ts';

interface Replanning {
  readonly actionPlans: Pick<ActionPlans, 'planAgain'>;
  readonly changedPeople: ChangedPeople;
  readonly clock: () => Date;
}

/**
 * The same store; where somebody works elsewhere or at other times than before, or has left, that is noted first: a sweep
 * settles it (`settleChanges`), whatever becomes of this process. Their own items are planned anew at once.
 */
export function replanningPeople(store: PeopleStore, replanning: Replanning): PeopleStore {
  const { actionPlans, changedPeople, clock } = replanning;
  const changing = async (team: string, user: string, change: () => Promise<void>) => {
    await changedPeople.note({ team, user, at: clock() });
    await change();
    await actionPlans.planAgain({ team, owner: user });
  };
  return {
    ...store,
    async put(person) {
      const { team, user } = person;
      const before = await store.find(team, user);
      if (before && worksBy(before) === worksBy(person)) await store.put(person);
      else await changing(team, user, () => store.put(person));
    },
    setAway: (team, user, away) => changing(team, user, () => store.setAway(team, user, away)),
  };
}

/** What Slack says of a person that decides when they are reminded on other days than today. */
function worksBy({ zone, awayStatus, deactivated }: Person): string {
  return JSON.stringify([zoneName(zone), awayStatus, deactivated]);
}

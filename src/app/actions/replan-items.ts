import { ladderFor, nextStep, type Plan } from '../../domain/actions/ladder.ts';
import type { App } from '../app.ts';
import { canAct } from '../people/load-person.ts';
import type { NewPlan, PlannedAction } from '../ports/action-plans.ts';
import type { PeopleStore } from '../ports/people.ts';
import { StoreFault } from '../ports/store-fault.ts';
import { calendarOf, planOf, toldOf } from './action-calendar.ts';
import { planName } from './plan-name.ts';

type Ports = Pick<
  App,
  'actionPlans' | 'incidents' | 'people' | 'peopleSource' | 'clock' | 'journal' | 'policy'
>;

/** How many items are read, planned and written together: what answers wait for between two of them is some ms. */
const BATCH = 500;

/**
 * Plans the reminders of every open item anew that was planned by another policy, or by what no longer holds, in batches, until `goesOn` says no. Any
 * number of workers may do so at once, and be killed. Returns how many it has planned. Throws `StoreFault`.
 */
export async function replanStale(app: Ports, goesOn: () => boolean): Promise<number> {
  const plan = planName(app.policy);
  const planner = plannerOf(app);
  let count = 0;
  let writing: { readonly ids: ReadonlySet<string>; readonly done: Promise<void> } | undefined;
  do {
    // While one batch is written the next one is read, in which some of the former still are.
    const read = await app.actionPlans.stale(plan, BATCH + (writing?.ids.size ?? 0));
    const fresh = read.filter(({ item }) => !writing?.ids.has(`${item.team} ${item.id}`)).slice(0, BATCH);
    const plans = await planned(app, planner, fresh);
    await writing?.done;
    if (fresh.length === 0) return count;
    count += fresh.length;
    const done = app.actionPlans.replan(plan, plans);
    // It is awaited in the next turn, which may fail first.
    done.catch(() => undefined);
    writing = { ids: new Set(fresh.map(({ item }) => `${item.team} ${item.id}`)), done };
  } while (goesOn());
  await writing.done;
  return count;
}

type Planner = (item: PlannedAction['item']) => Promise<Plan>;

/** An item that cannot be planned keeps its time, and does not hold up the others. */
async function planned(app: Ports, planner: Planner, items: readonly PlannedAction[]): Promise<NewPlan[]> {
  const plans: NewPlan[] = [];
  for (const known of items) {
    try {
      const plan = await planner(known.item);
      const told = toldOf(known, plan, app.clock());
      plans.push({ known, told, remindAt: nextStep(known.item, plan, told)?.at });
    } catch (error) {
      if (error instanceof StoreFault) throw error;
      app.journal.warn({ item: known.item.key, error }, 'reminders not planned anew');
      plans.push({ known, told: known.told ?? {}, remindAt: known.remindAt });
    }
  }
  return plans;
}

/** The most owners whose calendars one pass keeps. */
const OWNERS = 5_000;

/** Reads each owner once. The incident matters only where its severity decides, or somebody else is reminded. */
function plannerOf(ports: Ports): Planner {
  const app = { ...ports, people: unremembered(ports.people) };
  const calendars = new Map<string, Awaited<ReturnType<typeof calendarOf>> | undefined>();
  const { reminders } = app.policy;
  const bySeverity = Object.keys(reminders.severities).length > 0;
  return async (item) => {
    const { team, owner } = item;
    if (bySeverity || owner === undefined) return planOf(app, item);
    const who = `${team} ${owner}`;
    if (!calendars.has(who)) {
      if (calendars.size >= OWNERS) calendars.clear();
      const able = canAct(await app.people.find(team, owner));
      calendars.set(who, able ? await calendarOf(app, team, owner) : undefined);
    }
    const calendar = calendars.get(who);
    return calendar
      ? { ladder: ladderFor(reminders, item.priority, undefined), calendar }
      : planOf(app, item);
  };
}

/** People as they are stored now: another process may have noted a moment ago where they are. */
function unremembered(people: PeopleStore): PeopleStore {
  return { ...people, find: async (team, user) => (await people.many(team, [user]))[0] };
}

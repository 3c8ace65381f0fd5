import type { ActionItem } from '../domain/actions/action-item.ts';
import { nextReminder } from '../domain/actions/reminder.ts';
import type { WorkCalendar } from '../domain/actions/working-hours.ts';
import { commanderOf } from '../domain/incident/incident.ts';
import type { App } from './app.ts';
import { canAct, personOf } from './load-person.ts';

type Ports = Pick<App, 'people' | 'peopleSource' | 'clock' | 'journal' | 'policy'>;

/** The working days of one person: the configured holidays, in that person's own zone. */
export async function calendarOf(app: Ports, team: string, user: string | undefined): Promise<WorkCalendar> {
  const zone = user === undefined ? 'UTC' : (await personOf(app, team, user)).zone;
  return { zone, holidays: app.policy.holidays };
}

/** The first reminder of an item after `after`, by its receiver's calendar. */
export async function reminderAfter(
  app: Ports & Pick<App, 'incidents'>,
  item: ActionItem,
  after: Date,
): Promise<Date | undefined> {
  const receiver = await receiverOf(app, item);
  const calendar = await calendarOf(app, item.team, receiver);
  return nextReminder(item, after, { policy: app.policy.reminders, calendar });
}

/** Who is reminded of an item: the first of `receiversOf`; `undefined` where nobody can act. Throws `StoreFault`. */
export async function receiverOf(
  app: Pick<App, 'incidents' | 'people'>,
  item: Pick<ActionItem, 'team' | 'incident' | 'owner'>,
): Promise<string | undefined> {
  return (await receiversOf(app, item))[0];
}

/**
 * Who may be reminded of an item, in this order: its owner, whoever leads its incident, whoever declared it; without
 * those who are deactivated or apps. Throws `StoreFault`.
 */
export async function receiversOf(
  app: Pick<App, 'incidents' | 'people'>,
  { team, incident, owner }: Pick<ActionItem, 'team' | 'incident' | 'owner'>,
): Promise<readonly string[]> {
  const known = await app.incidents.byKey(team, incident);
  const others = known ? [commanderOf(known.incident), known.incident.declaredBy] : [];
  const users = new Set([owner, ...others].filter((user) => user !== undefined));
  const able: string[] = [];
  for (const user of users) if (canAct(await app.people.find(team, user))) able.push(user);
  return able;
}

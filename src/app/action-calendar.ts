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

/**
 * Who is reminded of an item: its owner; where nobody owns it, or the owner is deactivated or no person, whoever leads
 * its incident, or else declared it. `undefined` where none of them can act.
 */
export async function receiverOf(
  app: Pick<App, 'incidents' | 'people'>,
  item: Pick<ActionItem, 'team' | 'incident' | 'owner'>,
): Promise<string | undefined> {
  const { team, owner } = item;
  if (owner !== undefined && canAct(await app.people.find(team, owner))) return owner;
  const known = await app.incidents.byKey(team, item.incident);
  const others = known ? [commanderOf(known.incident), known.incident.declaredBy] : [];
  for (const user of others) {
    if (user !== undefined && user !== owner && canAct(await app.people.find(team, user))) return user;
  }
  return undefined;
}

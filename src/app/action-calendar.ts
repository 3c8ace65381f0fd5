import type { ActionItem } from '../domain/actions/action-item.ts';
import { nextReminder } from '../domain/actions/reminder.ts';
import type { WorkCalendar } from '../domain/actions/working-hours.ts';
import { commanderOf } from '../domain/incident/incident.ts';
import type { App } from './app.ts';
import { personOf } from './load-person.ts';

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

/** An item without an owner falls to whoever leads its incident, or else declared it. */
export async function receiverOf(
  app: Pick<App, 'incidents'>,
  item: Pick<ActionItem, 'team' | 'incident' | 'owner'>,
): Promise<string | undefined> {
  if (item.owner !== undefined) return item.owner;
  const known = await app.incidents.byKey(item.team, item.incident);
  return known && (commanderOf(known.incident) ?? known.incident.declaredBy);
}

import type { ActionItem } from '../../domain/actions/action-item.ts';
import {
  ladderFor,
  nextStep,
  type Plan,
  type Receiver,
  type Remindable,
  type Told,
  toldBefore,
} from '../../domain/actions/ladder.ts';
import type { Holidays } from '../../domain/actions/working-day.ts';
import type { WorkCalendar } from '../../domain/actions/working-hours.ts';
import { commanderOf, type Incident } from '../../domain/incident/incident.ts';
import { type Zone, zoneName } from '../../domain/timeline/wall-clock.ts';
import type { App } from '../app.ts';
import { canAct, isKnownHere, personOf } from '../people/load-person.ts';
import type { KnownAction } from '../ports/actions.ts';
import { absencesOf } from './absences.ts';

type Ports = Pick<App, 'people' | 'peopleSource' | 'clock' | 'journal' | 'policy'>;

/** The working days and hours of one person, in that person's own zone. */
export async function calendarOf(app: Ports, team: string, user: string | undefined): Promise<WorkCalendar> {
  const person = user === undefined ? undefined : await personOf(app, team, user);
  const { zone = 'UTC' } = person ?? {};
  const { hours } = app.policy.reminders;
  const away = person ? absencesOf(person, hours) : [];
  const calendar = { zone, holidays: await holidaysOf(app, user, zone), hours };
  return away.length > 0 ? { ...calendar, away } : calendar;
}

/**
 * When a channel hears of an item: as those work by whom it is followed; of what is late also while they are away. Throws
 * `StoreFault`.
 */
export async function channelCalendarOf(
  app: Ports & Pick<App, 'incidents'>,
  item: Received,
  to: Receiver,
): Promise<WorkCalendar> {
  const [receiver] = await receiversOf(app, item);
  const whole = await calendarOf(app, item.team, receiver);
  const { away: _, ...calendar } = whole;
  return to === 'owner' ? whole : calendar;
}

/** The configured days, and the public holidays where somebody works. Without the latter where they cannot be listed. */
async function holidaysOf(app: Ports, user: string | undefined, zone: Zone): Promise<Holidays> {
  const { holidays: own, regions } = app.policy;
  const region = (user && regions?.people[user]) ?? regions?.zones[zoneName(zone)] ?? regions?.usual;
  if (region === undefined) return own;
  try {
    const there = await regions?.holidays.of(region);
    return there ? bothOf(own, there) : own;
  } catch (error) {
    app.journal.warn({ region, error }, 'holidays not listed');
    return own;
  }
}

function bothOf(own: Holidays, there: Holidays): Holidays {
  return {
    has: (day) => own.has(day) || there.has(day),
    nameOf: (day) => there.nameOf?.(day),
  };
}

/** By whose calendar an item is followed, and on which ladder. Throws `StoreFault`. */
export async function planOf(
  app: Ports & Pick<App, 'incidents'>,
  item: Received & Pick<ActionItem, 'priority'>,
): Promise<Plan> {
  const known = await app.incidents.byKey(item.team, item.incident);
  const [receiver] = await receiversAmong(app, item, known?.incident);
  const ladder = ladderFor(app.policy.reminders, item.priority, known?.incident.severity);
  return { ladder, calendar: await calendarOf(app, item.team, receiver) };
}

/** What was told of an item; before an earlier version's next reminder, or before now, all of it. */
export function toldOf(
  { item, remindAt, told }: Pick<KnownAction, 'remindAt' | 'told'> & { readonly item: Remindable },
  plan: Plan,
  now: Date,
): Told {
  return told ?? toldBefore(item, plan, remindAt && remindAt < now ? remindAt : now);
}

/** When the ladder of an item goes on after a change; `before` is what was there, if anything was. Throws `StoreFault`. */
export async function remindAtOf(
  app: Ports & Pick<App, 'incidents'>,
  item: ActionItem,
  before?: KnownAction,
): Promise<Date | undefined> {
  const plan = await planOf(app, item);
  return nextStep(item, plan, before ? toldOf(before, plan, app.clock()) : {})?.at;
}

type Received = Pick<ActionItem, 'team' | 'incident' | 'owner' | 'heldBy'>;

/**
 * Who may be reminded of an item, in this order: its owner, whoever holds the role that has it now, whoever leads its
 * incident, whoever declared it; without those who are deactivated, apps, or nobody here. Throws `StoreFault`.
 */
export async function receiversOf(
  app: Pick<App, 'incidents' | 'people'>,
  item: Received,
): Promise<readonly string[]> {
  const known = await app.incidents.byKey(item.team, item.incident);
  return receiversAmong(app, item, known?.incident);
}

async function receiversAmong(
  app: Pick<App, 'people'>,
  { team, owner, heldBy }: Received,
  incident: Incident | undefined,
): Promise<readonly string[]> {
  const others = incident ? [commanderOf(incident), incident.declaredBy] : [];
  const holders = heldBy?.kind === 'role' ? (incident?.roles[heldBy.role] ?? []) : [];
  const users = new Set([owner, ...holders, ...others].filter((user) => user !== undefined));
  const able: string[] = [];
  for (const user of users) {
    const person = await app.people.find(team, user);
    if (canAct(person) && isKnownHere(user, person)) able.push(user);
  }
  return able;
}

/**
 * The channel in which those hear of an item who have it together: that of the team or, for a user group, a team without
 * one, and what belongs to a private incident, the incident's own. A name without `#`, or an id; `undefined` where a
 * person or whoever holds a role has it. Throws `StoreFault`.
 */
export async function placeOfHolder(
  app: Pick<App, 'incidents' | 'policy'>,
  { team, incident, heldBy }: Received,
): Promise<string | undefined> {
  if (heldBy === undefined || heldBy.kind === 'role') return undefined;
  const known = await app.incidents.byKey(team, incident);
  const theirs =
    heldBy.kind === 'team' ? app.policy.teams.find(({ name }) => name === heldBy.team)?.channel : undefined;
  return known?.incident.private ? known.channel : (theirs ?? known?.channel);
}

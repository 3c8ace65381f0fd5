import type { ActionItem, ActionKind, ItemHolder } from '../../domain/actions/action-item.ts';
import { type ActionTextReading, readActionText } from '../../domain/actions/action-text.ts';
import { type CalendarDate, dateIn } from '../../domain/actions/calendar-date.ts';
import { defaultDue } from '../../domain/actions/due-date.ts';
import { hangsOnToday } from '../../domain/actions/hangs-on-today.ts';
import { addAction } from '../../domain/actions/new-item.ts';
import type { UnreadWords } from '../../domain/actions/unread-words.ts';
import type { Incident } from '../../domain/incident/incident.ts';
import { closedTo, share } from '../access/sharing.ts';
import type { SightPorts } from '../access/who-may-see.ts';
import type { App } from '../app.ts';
import type { KnownIncident } from '../ports/incidents.ts';
import type { Person } from '../ports/people.ts';
import { readStored } from '../ports/store-fault.ts';
import { remindAtOf } from './action-calendar.ts';
import { holderTold, ownerTold } from './owner-told.ts';
import { planName } from './plan-name.ts';
import { type UnablePerson, unablePerson } from './unable-person.ts';

/** One `action add` as it was typed. `id` is made from the delivery, so that the same delivery twice is one item. */
export interface AddRequest {
  readonly id: string;
  readonly incident: Incident;
  readonly person: Person;
  readonly text: string;
  /** The title as it is, where `text` does not have to be read. */
  readonly title?: string;
  /** For an item whose text names nobody, or no date. */
  readonly owner?: string | undefined;
  readonly heldBy?: ItemHolder | undefined;
  readonly due?: CalendarDate | undefined;
  /** How the user groups in the text are called, by their ids. */
  readonly groups?: ReadonlyMap<string, string> | undefined;
  readonly kind?: ActionKind | undefined;
  readonly doneWhen?: string | undefined;
  /** Id of the timeline entry that it is made of. */
  readonly sourceEntry?: string | undefined;
  /** An owner outside the channel of a private incident may hear of it. */
  readonly sharing?: boolean | undefined;
}

export type ActionAdded =
  | {
      readonly kind: 'added';
      readonly item: ActionItem;
      readonly dueByDefault: boolean;
      /** Its date was counted from today in UTC, since nobody knows where the person is. */
      readonly dueInUtc: boolean;
      readonly unread: readonly UnreadWords[];
      /** Named in the place of an owner after the one who is. */
      readonly others: readonly string[];
      /** The time of day that was said with the due date, which is a day. */
      readonly clock?: string;
      /** The person who was named as owner and cannot be one; nobody owns the item then. */
      readonly unable?: UnablePerson;
    }
  /** Nothing is added: the incident is private, and this owner is not in its channel. */
  | { readonly kind: 'outside'; readonly owner: string }
  | { readonly kind: 'unclear'; readonly reading: Exclude<ActionTextReading, { kind: 'action' }> };

type Ports = Pick<App, 'actions' | 'counters' | 'people' | 'peopleSource' | 'policy'> & SightPorts;

/** Adds an action item; unless somebody says when, it is due by the severity's default. Throws `StoreFault`. */
export async function addActionItem(app: Ports, request: AddRequest): Promise<ActionAdded> {
  const { incident, person, id, groups } = request;
  const now = app.clock();
  const today = dateIn(now, person.zone);
  const reading =
    request.title === undefined
      ? readActionText(request.text, { today, me: person.user, ...(groups ? { groups } : {}) })
      : titled(request.title);
  if (reading.kind !== 'action') return { kind: 'unclear', reading };
  const { unread, clock, others = [] } = reading;
  const said = { unread, others, ...(clock === undefined ? {} : { clock }) };
  const due = reading.due ?? request.due;
  const dueByDefault = due === undefined;
  const dueInUtc = person.zoneUnknown === true && hangsOnToday((day) => dueIn(request.text, day), today);
  const before = await app.actions.byId(incident.team, id);
  if (before) return { kind: 'added', item: before.item, dueByDefault, dueInUtc, ...said };
  const heldBy = reading.heldBy ?? (reading.owner === undefined ? request.heldBy : undefined);
  const named = heldBy ? undefined : (reading.owner ?? request.owner);
  const unable = named === undefined ? undefined : await unablePerson(app, incident.team, named);
  const owner = unable ? undefined : named;
  const closed = await closedToOwner(app, incident, owner);
  if (closed && !request.sharing) return { kind: 'outside', owner: closed.owner };
  const item = addAction({
    do: 'add',
    id,
    team: incident.team,
    number: await app.counters.next(incident.team, 'action'),
    incident: incident.key,
    ...(incident.drill ? { drill: true } : {}),
    title: reading.title,
    kind: reading.actionKind ?? request.kind,
    owner,
    heldBy,
    due: due ?? defaultDue(incident.severity, today, app.policy.holidays),
    priority: reading.priority,
    doneWhen: reading.doneWhen ?? request.doneWhen,
    sourceEntry: request.sourceEntry,
    by: person.user,
    at: now,
  });
  if (closed) {
    const users = [closed.owner];
    await share(app, closed.known, { what: item.key, users, by: person.user, delivery: id });
  }
  const wanted = [
    { key: `line-${item.version}`, effect: { kind: 'action-line' as const } },
    ...ownerTold(item, person.user),
    ...holderTold(item, person.user),
  ];
  const remindAt = await remindAtOf(app, item);
  const made = await app.actions.create({
    item,
    remindAt,
    plan: planName(app.policy),
    effects: wanted,
    at: now,
  });
  app.queue.offer(wanted.map(({ key }) => ({ holder: 'actions', team: item.team, id: item.id, key })));
  // The same delivery at the same moment has added it, under another number.
  const stored = made === 'known' ? await readStored(app.actions.byId(item.team, item.id)) : undefined;
  const added = stored?.item ?? item;
  return { kind: 'added', item: added, dueByDefault, dueInUtc, ...said, ...(unable ? { unable } : {}) };
}

/** What somebody chose as an item states nothing but its title. */
function titled(title: string): Extract<ActionTextReading, { kind: 'action' }> {
  const open = { owner: undefined, due: undefined, priority: undefined, actionKind: undefined };
  return { kind: 'action', title, ...open, doneWhen: undefined, unread: [] };
}

function dueIn(text: string, today: CalendarDate): CalendarDate | undefined {
  const reading = readActionText(text, { today });
  return reading.kind === 'action' ? reading.due : undefined;
}

/** An owner who may not see the private incident of the item. */
async function closedToOwner(
  app: Ports,
  incident: Incident,
  owner: string | undefined,
): Promise<{ readonly known: KnownIncident; readonly owner: string } | undefined> {
  if (owner === undefined || !incident.private) return undefined;
  const known = await closedTo(app, incident, { user: owner });
  return known && { known, owner };
}

import type { ActionItem } from '../../domain/actions/action-item.ts';
import type { DigestPlace, OwnerAway } from '../../domain/actions/digest.ts';
import type { Receiver } from '../../domain/actions/ladder.ts';
import { commanderOf } from '../../domain/incident/incident.ts';
import { mayHear } from '../access/sharing.ts';
import type { SightPorts } from '../access/who-may-see.ts';
import type { App } from '../app.ts';
import { canAct, isKnownHere } from '../people/load-person.ts';
import type { KnownIncident } from '../ports/incidents.ts';
import { placeOfHolder, receiversOf } from './action-calendar.ts';

type Ports = Pick<App, 'people' | 'postmortems' | 'policy'> & SightPorts;

/** Somewhere a step of an item can be told; `away`: why not to its owner. */
export interface ReminderPlace {
  readonly place: DigestPlace;
  readonly away?: OwnerAway;
}

/** What decides where a step goes. */
interface Told {
  readonly to: Receiver;
  /** Nobody owns the item, and its channel is asked first who takes it. */
  readonly asks: boolean;
}

/**
 * Where a step of an item can be told, the next in line after the one before; only where it may be heard. An owner's
 * step: the owner, whoever leads the incident, whoever declared it, the incident's channel, the announcements channel. A
 * channel's: these channels first. An approver's: whoever approves the postmortem first. Throws `StoreFault`.
 */
export async function placesFor(app: Ports, item: ActionItem, step: Told): Promise<readonly ReminderPlace[]> {
  const known = await app.incidents.byKey(item.team, item.incident);
  const channels = channelsOf(app, item, known);
  switch (step.to) {
    case 'owner': {
      const people = await peopleOf(app, item, known);
      const held = await placeOfHolder(app, item);
      if (held !== undefined) return [channelPlace(item, held), ...people, ...channels];
      return step.asks ? [...channels, ...people] : [...people, ...channels];
    }
    case 'channel':
      return [...channels, ...(await leadersOf(app, { item, known }))];
    case 'approver':
      return [...(await leadersOf(app, { item, known }, await approverOf(app, item))), ...channels];
    default:
      return step.to satisfies never;
  }
}

/** The incident's own channel and, unless the incident is private, the one for announcements. */
function channelsOf({ policy }: Ports, item: ActionItem, known: KnownIncident | undefined): ReminderPlace[] {
  const announced = known?.incident.private === false ? policy.announceChannel : undefined;
  return [known?.channel, announced].flatMap((channel) =>
    channel === undefined ? [] : [channelPlace(item, channel)],
  );
}

function channelPlace({ incident }: ActionItem, channel: string): ReminderPlace {
  return { place: { kind: 'channel', channel, incident } };
}

/** Whoever may be told in place of the owner or as the owner, in order; without those who may not hear of it. */
async function peopleOf(
  app: Ports,
  item: ActionItem,
  known: KnownIncident | undefined,
): Promise<ReminderPlace[]> {
  const able = await receiversOf(app, item);
  const hearing: string[] = [];
  for (const user of able)
    if (!known || (await mayHear(app, known, { user, what: item }))) hearing.push(user);
  const { owner } = item;
  if (owner === undefined) return hearing.map((user) => ({ place: { kind: 'person', user } }));
  // Where the owner comes first, others are told only once Slack has refused that.
  const away = await whyAway(app, { item, owner }, { able, hearing });
  return hearing.map((user) => ({ place: { kind: 'person', user }, ...(user === owner ? {} : { away }) }));
}

async function whyAway(
  app: Ports,
  { item: { team }, owner }: { readonly item: ActionItem; readonly owner: string },
  { able, hearing }: { readonly able: readonly string[]; readonly hearing: readonly string[] },
): Promise<OwnerAway> {
  if (able.includes(owner)) return hearing.includes(owner) ? 'unreachable' : 'outside';
  return isKnownHere(owner, await app.people.find(team, owner)) ? 'gone' : 'unknown';
}

/** An item and its incident. */
interface Reminded {
  readonly item: ActionItem;
  readonly known: KnownIncident | undefined;
}

/** Whoever leads beside the owner, who is told by steps of their own. */
async function leadersOf(
  app: Ports,
  { item, known }: Reminded,
  first: readonly string[] = [],
): Promise<ReminderPlace[]> {
  if (!known) return [];
  const { incident } = known;
  const users = new Set([...first, commanderOf(incident), incident.declaredBy]);
  const places: ReminderPlace[] = [];
  for (const user of users) {
    if (user === undefined || user === item.owner) continue;
    const person = await app.people.find(item.team, user);
    if (!canAct(person) || !isKnownHere(user, person)) continue;
    if (await mayHear(app, known, { user, what: item })) places.push({ place: { kind: 'person', user } });
  }
  return places;
}

/** Whose approval the postmortem takes or took, where that is known. */
async function approverOf(app: Pick<App, 'postmortems'>, item: ActionItem): Promise<string[]> {
  const { workflow } = await app.postmortems.state(item.team, item.incident);
  switch (workflow.state) {
    case 'in review':
      return [workflow.approver];
    case 'approved':
      return [workflow.by];
    case 'published':
      return [workflow.approvedBy];
    case 'draft':
    case 'not required':
      return [];
    default:
      return workflow satisfies never;
  }
}

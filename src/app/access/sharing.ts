import type { ActionItem } from '../../domain/actions/action-item.ts';
import type { Incident } from '../../domain/incident/incident.ts';
import { askedOf, type WorkflowState } from '../../domain/postmortem/review/workflow.ts';
import type { App } from '../app.ts';
import { changeIncident } from '../incidents/change-incident.ts';
import type { KnownAction } from '../ports/actions.ts';
import type { KnownIncident } from '../ports/incidents.ts';
import { asSeenBy, type ForPerson, readAgain } from './incident-for.ts';
import { maySee, type SightPorts, sightOf } from './who-may-see.ts';

/** How the history of an incident names its document. */
export const POSTMORTEM = 'the postmortem';

/**
 * What somebody in a private channel can share with a person outside, for as long as it concerns that person: an item
 * while they own it, the postmortem while they are asked to review it.
 */
export type Shareable = Pick<ActionItem, 'key' | 'owner'> | { readonly workflow: WorkflowState };

/** Somebody who would hear of something in an incident; `what` is absent where it cannot have been shared before. */
export interface Hearer {
  readonly user: string;
  readonly what?: Shareable;
}

/**
 * Whether something of an incident may be told to this person outside its channel. The one gate for everything that
 * leaves a private channel: the person is in the channel, or somebody there has shared this very thing with them, which
 * stands in the incident's history. Throws `StoreFault`.
 */
export async function mayHear(
  app: SightPorts,
  known: KnownIncident,
  { user, what }: Hearer,
): Promise<boolean> {
  return (what && isShared(known, { user, what })) || (await maySee(app, known, { user }));
}

/**
 * Whether a message in this channel would show something of a private incident outside its own. Messages stay where
 * they were posted when a merge takes what they show into a private incident, or when their incident becomes private.
 */
export function standsOutside({ incident, channel }: KnownIncident, place: string): boolean {
  return incident.private && place !== channel;
}

/** Why such a message is left as it is. */
export const STANDS_OUTSIDE = 'the incident is private, and this message stands outside its channel';

/**
 * Whether somebody may be told that something of an incident does not go through: its key and what Slack refused, and
 * nothing of what it is about. So the last people who were in the channel may hear it while nobody can tell who is in
 * it. Throws `StoreFault`.
 */
export async function mayBeWarned(app: SightPorts, known: KnownIncident, user: string): Promise<boolean> {
  return (await sightOf(app, known, { user })) !== 'no';
}

/** The first of these people who may hear of it. Throws `StoreFault`. */
export async function firstHearer(
  app: SightPorts,
  known: KnownIncident,
  { users, what }: { readonly users: readonly (string | undefined)[]; readonly what: Shareable },
): Promise<string | undefined> {
  for (const user of users)
    if (user !== undefined && (await mayHear(app, known, { user, what }))) return user;
  return undefined;
}

/** The private incident that something belongs to, where this person may not hear of it. Throws `StoreFault`. */
export async function closedTo(
  app: SightPorts,
  { team, key }: Pick<Incident, 'team' | 'key'>,
  hearer: Hearer,
): Promise<KnownIncident | undefined> {
  const known = await app.incidents.byKey(team, key);
  return known?.incident.private && !(await mayHear(app, known, hearer)) ? known : undefined;
}

/**
 * Lets these people hear of something, which the incident's history says from then on: `what` is an item's key or
 * `POSTMORTEM`, `delivery` the request that shares it, so that the same one twice is one. Throws `StoreFault`.
 */
export async function share(
  app: SightPorts,
  known: KnownIncident,
  shared: {
    readonly what: string;
    readonly users: readonly string[];
    readonly by: string;
    readonly delivery: string;
  },
): Promise<void> {
  const { what, users, by } = shared;
  const id = `share-${shared.delivery}`;
  await changeIncident(app, known, { kind: 'share', id, by, at: app.clock(), what, with: users });
}

function isShared({ events }: KnownIncident, { user, what }: Required<Hearer>): boolean {
  const name = 'workflow' in what ? POSTMORTEM : what.key;
  if (!concerns(what, user)) return false;
  return events.some((event) => event.kind === 'shared' && event.what === name && event.with.includes(user));
}

function concerns(what: Shareable, user: string): boolean {
  if (!('workflow' in what)) return what.owner === user;
  const { workflow } = what;
  return workflow.state === 'in review' && askedOf(workflow).includes(user);
}

/**
 * Those of these people who may not see it, whatever was shared with them before; Slack is asked at most once. Throws
 * `StoreFault`.
 */
export async function outsiders(
  app: SightPorts,
  known: KnownIncident,
  users: readonly string[],
): Promise<readonly string[]> {
  const outside: string[] = [];
  for (const user of new Set(users))
    if (!(await maySee(app, await readAgain(app, known), { user }))) outside.push(user);
  return outside;
}

/** The open items that somebody owns and may hear of. Throws `StoreFault`. */
export async function itemsOf(
  app: SightPorts & Pick<App, 'actions'>,
  whose: { readonly team: string; readonly user: string },
): Promise<readonly KnownAction[]> {
  return heardOf(app, whose, await app.actions.ofOwner(whose.team, whose.user));
}

/** Those of these items that somebody may hear of. Throws `StoreFault`. */
export async function heardOf(
  app: SightPorts,
  { team, user }: { readonly team: string; readonly user: string },
  items: readonly KnownAction[],
): Promise<readonly KnownAction[]> {
  const keys = [...new Set(items.map(({ item }) => item.incident))];
  // Most incidents are public: the histories of those, in which sharing stands, need not be read.
  const known = await app.incidents.byKeys(team, keys);
  const hidden = new Set(known.flatMap(({ incident }) => (incident.private ? [incident.key] : [])));
  const closed = await Promise.all(
    items.map(
      ({ item }) =>
        hidden.has(item.incident) && closedTo(app, { team, key: item.incident }, { user, what: item }),
    ),
  );
  return items.filter((_, index) => !closed[index]);
}

/** The incident of a postmortem, for those who may see it and reviewers with whom it was shared. Throws `StoreFault`. */
export async function postmortemFor(
  app: SightPorts & Pick<App, 'postmortems'>,
  asked: { readonly team: string; readonly user: string; readonly key: string },
): Promise<ForPerson> {
  const { team, user, key } = asked;
  const known = await app.incidents.byKey(team, key);
  if (known) {
    const { workflow } = await app.postmortems.state(team, key);
    if (isShared(known, { user, what: { workflow } })) return { kind: 'found', known };
  }
  return asSeenBy(app, known, asked);
}

import type { Incident } from '../domain/incident/incident.ts';
import { askedOf } from '../domain/postmortem/workflow.ts';
import type { App } from './app.ts';
import { changeIncident } from './change-incident.ts';
import { type ForPerson, incidentFor, readAgain } from './incident-for.ts';
import type { KnownAction } from './ports/actions.ts';
import type { KnownIncident } from './ports/incidents.ts';
import { maySee, type SightPorts, sightOf } from './who-may-see.ts';

/** How the history of an incident names its document. */
export const POSTMORTEM = 'the postmortem';

/** Somebody who would hear of something in an incident: `what` is an item's key, or `POSTMORTEM`. */
export interface Hearer {
  readonly user: string;
  readonly what: string;
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
  return wasShared(known, { user, what }) || (await maySee(app, known, { user }));
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
  { users, what }: { readonly users: readonly (string | undefined)[]; readonly what: string },
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

/** Lets these people hear of something, which the incident's history says from then on. Throws `StoreFault`. */
export async function share(
  app: SightPorts,
  known: KnownIncident,
  { what, users, by }: { readonly what: string; readonly users: readonly string[]; readonly by: string },
): Promise<void> {
  const id = `share-${[what, ...users].join('-').replace(/[^A-Za-z0-9-]/g, '_')}`;
  await changeIncident(app, known, { kind: 'share', id, by, at: app.clock(), what, with: users });
}

function wasShared({ events }: KnownIncident, { user, what }: Hearer): boolean {
  return events.some((event) => event.kind === 'shared' && event.what === what && event.with.includes(user));
}

/** Those of these people who may not hear of it; Slack is asked at most once. Throws `StoreFault`. */
export async function outsiders(
  app: SightPorts,
  known: KnownIncident,
  { users, what }: { readonly users: readonly string[]; readonly what: string },
): Promise<readonly string[]> {
  const outside: string[] = [];
  for (const user of new Set(users))
    if (!(await mayHear(app, await readAgain(app, known), { user, what }))) outside.push(user);
  return outside;
}

/** The open items that somebody owns and may hear of. Throws `StoreFault`. */
export async function itemsOf(
  app: SightPorts & Pick<App, 'actions'>,
  { team, user }: { readonly team: string; readonly user: string },
): Promise<readonly KnownAction[]> {
  const items = await app.actions.ofOwner(team, user);
  const closed = await Promise.all(
    items.map(({ item }) => closedTo(app, { team, key: item.incident }, { user, what: item.key })),
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
  if (known && wasShared(known, { user, what: POSTMORTEM })) {
    const { workflow } = await app.postmortems.state(team, key);
    if (workflow.state === 'in review' && askedOf(workflow).includes(user)) return { kind: 'found', known };
  }
  return incidentFor(app, asked);
}

import type { App } from './app.ts';
import { mergeTarget } from './merge-target.ts';
import type { KnownIncident } from './ports/incidents.ts';

/** Which incident a person means. */
export type Found =
  | { readonly kind: 'found'; readonly known: KnownIncident }
  /** It was merged, at last into `into`, which not everybody may see. */
  | {
      readonly kind: 'merged';
      readonly known: KnownIncident;
      readonly into: KnownIncident;
      readonly visible: boolean;
    }
  /** Several may be meant, the active ones first, the newest of each kind first; the person chooses. */
  | { readonly kind: 'choose'; readonly among: readonly KnownIncident[] }
  | { readonly kind: 'none' }
  | { readonly kind: 'unknown'; readonly key: string };

/** How many active incidents a choice offers: what one menu of Slack holds. */
const CHOICE_LIMIT = 100;

/** How many resolved incidents a choice offers after the active ones. */
const RESOLVED_LIMIT = 10;

/** A private incident is visible only to people who are in its channel or hold a role. */
export function maySee({ incident, members }: KnownIncident, user: string): boolean {
  if (!incident.private) return true;
  return (
    members.includes(user) ||
    incident.declaredBy === user ||
    Object.values(incident.roles).some((holders) => holders.includes(user))
  );
}

/** Who searches, and for what. */
export interface IncidentSearch {
  readonly team: string;
  readonly user: string;
  readonly channel?: string;
  readonly key?: string;
  /** What is offered where nothing says which: the active ones, with those resolved last, or the merged ones. */
  readonly offers?: IncidentOffer;
  /** A channel that has seen several incidents does not say which: what is hard to take back asks. */
  readonly sure?: boolean;
}

export type IncidentOffer = 'active' | 'resolved too' | 'merged';

/** The incident of this channel, or by its key, or the active ones to choose from. Throws `StoreFault`. */
export async function findIncident(app: Pick<App, 'incidents'>, asked: IncidentSearch): Promise<Found> {
  if (asked.key !== undefined) {
    const named = await app.incidents.byKey(asked.team, asked.key);
    return named && maySee(named, asked.user)
      ? followed(app, named, asked.user)
      : { kind: 'unknown', key: asked.key };
  }
  const here =
    asked.channel === undefined ? undefined : await app.incidents.byChannel(asked.team, asked.channel);
  if (here && maySee(here, asked.user)) {
    const others = asked.sure ? await likeIt(app, here, asked) : [];
    return others.length > 1 ? choiceOf(others) : followed(app, here, asked.user);
  }
  if (asked.offers === 'merged') return choiceOf(await mergedIncidents(app, asked));
  const [active, resolved] = await Promise.all([
    visibleIncidents(app, asked, true),
    asked.offers === 'resolved too' ? lastResolved(app, asked) : [],
  ]);
  return choiceOf([...active, ...resolved]);
}

/** How many incidents of one channel a choice offers. */
const OF_CHANNEL_LIMIT = 20;

/** The incidents of a channel in the same state as this one, itself among them, newest first. */
async function likeIt(
  app: Pick<App, 'incidents'>,
  { incident: { phase } }: KnownIncident,
  { team, user, channel }: IncidentSearch,
): Promise<readonly KnownIncident[]> {
  if (channel === undefined) return [];
  const active = phase.state === 'active';
  const all = await app.incidents.list(team, { active, channel, limit: OF_CHANNEL_LIMIT });
  return all.filter((known) => known.incident.phase.state === phase.state && maySee(known, user));
}

/** What a person may do with a merged incident differs from what they may do with others. */
async function followed(app: Pick<App, 'incidents'>, known: KnownIncident, user: string): Promise<Found> {
  if (known.incident.phase.state !== 'merged') return { kind: 'found', known };
  const into = await mergeTarget(app, known);
  const visible = into.incident.key !== known.incident.key && maySee(into, user);
  return { kind: 'merged', known, into, visible };
}

function choiceOf(among: readonly KnownIncident[]): Found {
  return among.length === 0 ? { kind: 'none' } : { kind: 'choose', among };
}

/** Merged incidents that this person may see, newest first; only those merged into the one with this key. */
export async function mergedIncidents(
  app: Pick<App, 'incidents'>,
  asked: { readonly team: string; readonly user: string; readonly into?: string },
): Promise<readonly KnownIncident[]> {
  const over = await visibleIncidents(app, asked, false);
  return over.filter(
    ({ incident: { phase } }) =>
      phase.state === 'merged' && (asked.into === undefined || phase.into === asked.into),
  );
}

/** The last one first. */
async function lastResolved(
  app: Pick<App, 'incidents'>,
  asked: IncidentSearch,
): Promise<readonly KnownIncident[]> {
  const over = await visibleIncidents(app, asked, false);
  const resolvedAt = ({ incident: { phase } }: KnownIncident) =>
    phase.state === 'resolved' ? phase.at.getTime() : 0;
  return over
    .filter((known) => resolvedAt(known) > 0)
    .sort((a, b) => resolvedAt(b) - resolvedAt(a))
    .slice(0, RESOLVED_LIMIT);
}

/** Incidents that this person may see, newest first: the active ones, or those that are over. */
export async function visibleIncidents(
  app: Pick<App, 'incidents'>,
  asked: { readonly team: string; readonly user: string },
  active: boolean,
): Promise<readonly KnownIncident[]> {
  for (let limit = CHOICE_LIMIT; ; limit *= 10) {
    const known = await app.incidents.list(asked.team, { active, limit });
    const visible = known.filter((one) => maySee(one, asked.user));
    // Private incidents of others must not crowd out what this person may see.
    if (visible.length >= CHOICE_LIMIT || known.length < limit) return visible.slice(0, CHOICE_LIMIT);
  }
}

/** Active incidents in which this person holds a role. */
export async function incidentsOf(
  app: Pick<App, 'incidents'>,
  asked: { readonly team: string; readonly user: string },
): Promise<readonly KnownIncident[]> {
  const known = await visibleIncidents(app, asked, true);
  return known.filter(({ incident }) =>
    Object.values(incident.roles).some((holders) => holders.includes(asked.user)),
  );
}

/** The incident of a channel; for a merged one, the incident that it was merged into. */
export async function incidentOfChannel(
  app: Pick<App, 'incidents'>,
  team: string,
  channel: string,
): Promise<KnownIncident | undefined> {
  const known = await app.incidents.byChannel(team, channel);
  return known && mergeTarget(app, known);
}

import type { KnownIncident, ListedIncident, ListFilter } from '../ports/incidents.ts';
import { readSoon } from './channel-members.ts';
import { asSeenBy } from './incident-for.ts';
import { mergeTarget } from './merge-target.ts';
import { type Asker, lookOver, maySee, type Seen, type SightPorts, visibleTo } from './who-may-see.ts';

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
  | { readonly kind: 'choose'; readonly among: readonly ListedIncident[] }
  | { readonly kind: 'none' }
  | { readonly kind: 'unknown'; readonly key: string }
  /** It is private, and nobody can tell right now whether this person, who was in its channel, still is. */
  | { readonly kind: 'in doubt'; readonly known: KnownIncident; readonly why: 'outside' | 'unsure' };

/** How many active incidents a choice offers: what one menu of Slack holds. */
const CHOICE_LIMIT = 100;

/** How many resolved incidents a choice offers after the active ones. */
const RESOLVED_LIMIT = 10;

/** Who searches, and for what. */
export interface IncidentSearch extends Asker {
  readonly team: string;
  readonly channel?: string;
  readonly key?: string;
  /** What is offered where nothing says which: the active ones, with those resolved last, or the merged ones. */
  readonly offers?: IncidentOffer;
  /** A channel that has seen several incidents does not say which: what is hard to take back asks. */
  readonly sure?: boolean;
}

export type IncidentOffer = 'active' | 'resolved too' | 'merged';

/** The incident of this channel, or by its key, or the active ones to choose from. Throws `StoreFault`. */
export async function findIncident(app: SightPorts, asked: IncidentSearch): Promise<Found> {
  if (asked.key !== undefined) {
    const named = await app.incidents.byKey(asked.team, asked.key);
    return (named && (await seenBy(app, named, asked))) ?? { kind: 'unknown', key: asked.key };
  }
  const here =
    asked.channel === undefined ? undefined : await app.incidents.byChannel(asked.team, asked.channel);
  const found = here && (await seenBy(app, here, asked));
  if (here && found) {
    const others = asked.sure && found.kind !== 'in doubt' ? await likeIt(app, here, asked) : [];
    return others.length > 1 ? choiceOf(others) : found;
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
  app: SightPorts,
  { incident: { phase } }: KnownIncident,
  asked: IncidentSearch,
): Promise<readonly ListedIncident[]> {
  const { team, channel } = asked;
  if (channel === undefined) return [];
  const active = phase.state === 'active';
  const all = await app.incidents.list(team, { active, channel, limit: OF_CHANNEL_LIMIT, seenBy: asked });
  const alike = all.filter((known) => known.incident.phase.state === phase.state);
  return visibleTo(app, alike, asked);
}

/** What a person may do with a merged incident differs from what they may do with others. */
async function followed(app: SightPorts, known: KnownIncident, asker: Asker): Promise<Found> {
  if (known.incident.phase.state !== 'merged') return { kind: 'found', known };
  const into = await mergeTarget(app, known);
  const visible = into.incident.key !== known.incident.key && (await maySee(app, into, asker));
  return { kind: 'merged', known, into, visible };
}

function choiceOf(among: readonly ListedIncident[]): Found {
  return among.length === 0 ? { kind: 'none' } : { kind: 'choose', among };
}

/** Merged incidents that this person may see, newest first; only those merged into the one with this key. */
export async function mergedIncidents(
  app: SightPorts,
  asked: { readonly team: string; readonly user: string; readonly into?: string },
): Promise<readonly ListedIncident[]> {
  const over = await visibleIncidents(app, asked, false);
  return over.filter(
    ({ incident: { phase } }) =>
      phase.state === 'merged' && (asked.into === undefined || phase.into === asked.into),
  );
}

/** The incident, for somebody who may see it. */
async function seenBy(app: SightPorts, known: KnownIncident, asker: Asker): Promise<Found | undefined> {
  const seen = await asSeenBy(app, known, asker);
  switch (seen.kind) {
    case 'found':
      return followed(app, known, asker);
    case 'unknown':
      return undefined;
    case 'in doubt':
      return { ...seen, known };
    default:
      return seen satisfies never;
  }
}

/** The last one first. */
async function lastResolved(app: SightPorts, asked: IncidentSearch): Promise<readonly ListedIncident[]> {
  const over = await visibleIncidents(app, asked, false);
  const resolvedAt = ({ incident: { phase } }: ListedIncident) =>
    phase.state === 'resolved' ? phase.at.getTime() : 0;
  return over
    .filter((known) => resolvedAt(known) > 0)
    .sort((a, b) => resolvedAt(b) - resolvedAt(a))
    .slice(0, RESOLVED_LIMIT);
}

/** Incidents that this person may see, newest first: the active ones, or those that are over. */
export async function visibleIncidents(
  app: SightPorts,
  asked: Asker & { readonly team: string },
  active: boolean,
): Promise<readonly ListedIncident[]> {
  return (await seenIncidents(app, asked, { active })).visible;
}

async function seenIncidents(
  app: SightPorts,
  asked: Asker & { readonly team: string },
  {
    active,
    most = CHOICE_LIMIT,
    ...filter
  }: { readonly active: boolean; readonly most?: number } & ListFilter,
): Promise<Seen> {
  for (let limit = most; ; limit *= 10) {
    const known = await app.incidents.list(asked.team, { ...filter, active, limit, seenBy: asked });
    const { visible, unread } = await lookOver(app, known, asked);
    // Private incidents that this person was in, or is read for, must not crowd out what they may see.
    if (visible.length >= most || known.length < limit) return { visible: visible.slice(0, most), unread };
  }
}

/** How many doubtful incidents a worker looks at for one list. */
const LOOKED_AT_LATER = 20;

/** Incidents on one page of a list: as many as a phone shows without endless scrolling. */
const LIST_PAGE = 20;

/** One page of a list, from 1. */
export interface IncidentPage {
  readonly known: readonly ListedIncident[];
  readonly page: number;
  /** There is another one after it. */
  readonly older: boolean;
  /** How many more are looked at meanwhile. */
  readonly more: number;
}

/** A page of what a person may see of what the filter wants, the active ones first. Throws `StoreFault`. */
export async function listIncidents(
  app: SightPorts,
  asked: Asker & { readonly team: string },
  { page = 1, ...filter }: ListFilter & { readonly page?: number | undefined } = {},
): Promise<IncidentPage> {
  // One more than are shown tells whether there is another page.
  const most = page * LIST_PAGE + 1;
  const [active, over] = await Promise.all([
    seenIncidents(app, asked, { ...filter, active: true, most }),
    seenIncidents(app, asked, { ...filter, active: false, most }),
  ]);
  const doubtful = [...active.unread, ...over.unread].slice(0, LOOKED_AT_LATER);
  await readSoon(app, doubtful);
  const all = [...active.visible, ...over.visible];
  const known = all.slice((page - 1) * LIST_PAGE, page * LIST_PAGE);
  return { known, page, older: all.length > page * LIST_PAGE, more: doubtful.length };
}

import { isActive } from '../../domain/incident/incident.ts';
import { theirIncidentView } from '../views/their-incident.ts';
import { theirIncident, theirIncidentHere } from '../words/their-incident.ts';
import { type Answer, say, sayText } from './answer.ts';
import type { ListenerContext } from './listener-context.ts';
import type { UserRequest } from './request.ts';

/** A request as its channel places it, or what to say instead of carrying it out. */
type Placed = { readonly request: UserRequest } | { readonly instead: Answer };

/**
 * The channel says whose incident it is. Somebody from another workspace of the same organisation acts on it; the other
 * side of a channel that two companies share is told whose it is, by key alone, and acts on it by messages, reactions
 * and the card. Throws `StoreFault`.
 */
export async function asChannelSays(context: ListenerContext, request: UserRequest): Promise<Placed> {
  const here = await context.channels.incidentOf(request.team, request.channel);
  if (!here || here.team === request.team) return { request };
  const { name, sister } = await otherSide(context, request.team, here.team);
  if (sister) return { request: { ...request, team: here.team } };
  if (request.incident !== undefined) return { request };
  const [pin = 'pushpin'] = context.app.policy.reactions.timeline;
  return { instead: sayText(theirIncident(here.key, name, pin), 'refused') };
}

/**
 * The request, where it looks up what keys and numbers in this channel stand for: somebody from another workspace of the
 * same organisation sees what a command here would act on, anybody else what is their own. Throws `StoreFault`.
 */
export async function lookedUpHere(context: ListenerContext, request: UserRequest): Promise<UserRequest> {
  const placed = await asChannelSays(context, request);
  return 'request' in placed ? placed.request : request;
}

/**
 * What to say before an incident is declared in the channel of another workspace's active incident: nothing is created
 * there silently, and no channel becomes two incidents. Throws `StoreFault`.
 */
export async function declaredByOthers(
  context: ListenerContext,
  request: UserRequest,
  here: boolean,
): Promise<Answer | undefined> {
  const known = await context.app.incidentChannels.incidentsIn(request.channel);
  const active = known.map(({ incident }) => incident).filter(isActive);
  const [theirs] = active;
  if (!theirs || active.some(({ team }) => team === request.team)) return undefined;
  const { name, sister } = await otherSide(context, request.team, theirs.team);
  if (here) return sayText(theirIncidentHere(theirs.key, name), 'refused');
  if (sister || request.anew) return undefined;
  const command = { id: request.id, text: request.text };
  return say(theirIncidentView(theirs.key, name, command), 'asked whether new');
}

async function otherSide(context: ListenerContext, ours: string, theirs: string) {
  const { workspaces } = context;
  const [us, them] = await Promise.all([workspaces.workspace(ours), workspaces.workspace(theirs)]);
  return {
    name: them.name,
    sister: us.organisation !== undefined && us.organisation === them.organisation,
  };
}

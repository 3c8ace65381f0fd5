import { findIncident } from '../../app/find-incident.ts';
import type { KnownIncident } from '../../app/ports/incidents.ts';
import { fitsValue } from '../views/button-values.ts';
import { choiceNeedsHolding, chooseIncidentView } from '../views/choose-incident.ts';
import { listEmpty, noActive, noSuchIncident } from '../words/incidents.ts';
import { type Answer, inTeam, say, sayText } from './answer.ts';
import { asChannelSays } from './as-channel-says.ts';
import type { ListenerContext } from './listener-context.ts';
import type { UserRequest } from './request.ts';

/** A request about one incident. */
export interface IncidentRequest {
  readonly context: ListenerContext;
  readonly request: UserRequest;
  readonly known: KnownIncident;
}

/** Which incidents a command can be about. */
export interface IncidentScope {
  /** Those resolved last are offered as well, since people go on with their postmortems in other channels. */
  readonly resolvedToo?: boolean;
}

/**
 * Answers a request about the incident of its channel or the one that the person chose; where neither says which, asks.
 * Throws `StoreFault`.
 */
export async function withIncident(
  { context, request: asked, resolvedToo = false }: Omit<IncidentRequest, 'known'> & IncidentScope,
  act: (on: IncidentRequest) => Promise<Answer>,
): Promise<Answer> {
  const placed = await asChannelSays(context, asked);
  if ('instead' in placed) return placed.instead;
  const { request } = placed;
  const { team, user, channel, incident } = request;
  const where = incident === undefined ? { channel } : { key: incident };
  const found = await findIncident(context.app, { team, user, ...where, resolvedToo });
  switch (found.kind) {
    case 'found':
      return inTeam(await act({ context, request, known: found.known }), team);
    case 'none':
      return sayText(resolvedToo ? listEmpty(context.command) : noActive(context.command), 'no incident');
    case 'unknown':
      return sayText(noSuchIncident(found.key, context.command), 'no incident');
    case 'choose':
      return askWhich(context, request, found.among);
    default:
      return found satisfies never;
  }
}

async function askWhich(
  context: ListenerContext,
  request: UserRequest,
  among: readonly KnownIncident[],
): Promise<Answer> {
  const command = { id: request.id, text: request.text };
  if (choiceNeedsHolding(among.length) || !fitsValue({ ...command, incident: 'INC-2026-00000' })) {
    await context.app.recentCommands.hold(request.id, request.text);
  }
  const incidents = among.map(({ incident }) => incident);
  return say(chooseIncidentView(incidents, command, context.command), 'asked which');
}

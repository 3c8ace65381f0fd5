import { type Found, findIncident, type IncidentOffer } from '../../app/access/find-incident.ts';
import type { KnownIncident, ListedIncident } from '../../app/ports/incidents.ts';
import { LONGEST_KEY } from '../../domain/incident/incident-key.ts';
import { choiceNeedsHolding, chooseIncidentView } from '../views/choose-incident.ts';
import { fitsValue } from '../views/command-value.ts';
import { mergedView } from '../views/merge.ts';
import { membersInDoubt, noneToChoose, noSuchIncident } from '../words/incidents.ts';
import { type Answer, inTeam, say, sayText } from './answer.ts';
import { asChannelSays } from './as-channel-says.ts';
import { holdLong } from './hold-long.ts';
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
  /** What is offered where neither the channel nor the person says which; the active ones if nothing is said here. */
  readonly offers?: IncidentOffer;
  /**
   * What it is about where the incident was merged: the one that the record went to, or still this one. Without it,
   * nothing is done, and the answer says where the record is.
   */
  readonly onMerged?: 'follow' | 'itself';
  /** It is hard to take back: where a channel has seen several incidents, the person says which. */
  readonly sure?: boolean;
}

/**
 * Answers a request about the incident of its channel or the one that the person chose; where neither says which, asks.
 * A merged incident is nobody's to change, save by what `onMerged` allows. Throws `StoreFault`.
 */
export async function withIncident(
  {
    context,
    request: asked,
    offers = 'active',
    onMerged,
    sure = false,
  }: Omit<IncidentRequest, 'known'> & IncidentScope,
  act: (on: IncidentRequest) => Promise<Answer>,
): Promise<Answer> {
  const placed = await asChannelSays(context, asked);
  if ('instead' in placed) return placed.instead;
  const { request } = placed;
  const { team, user, typedIn, channel, incident } = request;
  const where = incident === undefined ? { channel } : { key: incident };
  const found = await findIncident(context.app, { team, user, typedIn, ...where, offers, sure });
  switch (found.kind) {
    case 'found':
      return inTeam(await act({ context, request, known: found.known }), team);
    case 'merged': {
      if (onMerged === undefined) return sayMerged(context, request, found);
      const known = onMerged === 'follow' ? found.into : found.known;
      return inTeam(await act({ context, request, known }), team);
    }
    case 'none':
      return sayText(noneToChoose(offers, context.command), 'no incident');
    case 'unknown':
      return sayText(noSuchIncident(found.key, context.command), 'no incident');
    case 'in doubt':
      return sayText(membersInDoubt(found.known.incident.key, found.why), 'refused');
    case 'choose':
      return askWhich(context, request, found.among);
    default:
      return found satisfies never;
  }
}

/** Nothing was done, since the incident was merged; the same command can be meant for the other one. */
async function sayMerged(
  context: ListenerContext,
  request: UserRequest,
  found: Extract<Found, { kind: 'merged' }>,
): Promise<Answer> {
  const { known, into, visible } = found;
  const again = visible && request.text !== '' ? { id: request.id, text: request.text } : undefined;
  if (again) await holdLong(context, { ...again, incident: into.incident.key });
  const shown = { merged: known, into: visible ? into : undefined, again };
  return say(mergedView(shown, context.command), 'merged');
}

/** Asks which of these a command is for. */
export async function askWhich(
  context: ListenerContext,
  request: UserRequest,
  among: readonly ListedIncident[],
): Promise<Answer> {
  const command = { id: request.id, text: request.text };
  if (choiceNeedsHolding(among.length) || !fitsValue({ ...command, incident: LONGEST_KEY })) {
    await context.app.recentCommands.hold(request.id, request.text);
  }
  const incidents = among.map(({ incident }) => incident);
  return say(chooseIncidentView(incidents, command, context.command), 'asked which');
}

import { incidentInChannelFor } from '../../app/access/incident-for.ts';
import { keyNamed } from '../../app/incidents/key-named.ts';
import type { IncidentRef } from '../../domain/incident/incident-ref.ts';
import type { ListenerContext } from './listener-context.ts';
import type { UserRequest } from './request.ts';

/**
 * The key of the incident that a person named, by default of this year and prefix. A key behind a private channel stays secret.
 */
export async function incidentKey(
  context: ListenerContext,
  request: UserRequest,
  ref: IncidentRef,
): Promise<string> {
  if (ref.by === 'channel') {
    const { team, user, typedIn } = request;
    const found = await incidentInChannelFor(context.app, { team, user, typedIn, channel: ref.channel });
    return found.kind === 'found' ? found.known.incident.key : `<#${ref.channel}>`;
  }
  return keyNamed(context.app, request.team, ref);
}

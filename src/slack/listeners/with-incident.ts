import { findIncident, maySee } from '../../app/find-incident.ts';
import type { KnownIncident } from '../../app/ports/incidents.ts';
import type { IncidentRef } from '../../domain/incident/incident-ref.ts';
import { fitsValue } from '../views/button-values.ts';
import { choiceNeedsHolding, choiceView } from '../views/choice.ts';
import { listEmpty, noActive, noSuchIncident } from '../words/incidents.ts';
import { type Answer, say, sayWords } from './answer.ts';
import type { ListenerContext } from './listener-context.ts';
import type { UserRequest } from './request.ts';

/**
 * Does something with the incident that a command is for, or asks which one is meant; `resolvedToo` offers those that
 * were resolved last as well, since people go on with their postmortems elsewhere. Throws `StoreFault`.
 */
export async function withIncident(
  context: ListenerContext,
  request: UserRequest,
  act: (known: KnownIncident) => Promise<Answer>,
  { resolvedToo = false }: { readonly resolvedToo?: boolean } = {},
): Promise<Answer> {
  const { team, user, channel, incident } = request;
  const where = incident === undefined ? { channel } : { key: incident };
  const found = await findIncident(context.app, { team, user, ...where, resolvedToo });
  switch (found.kind) {
    case 'found':
      return act(found.known);
    case 'none':
      return sayWords(resolvedToo ? listEmpty(context.command) : noActive(context.command), 'no incident');
    case 'unknown':
      return sayWords(noSuchIncident(found.key, context.command), 'no incident');
    case 'choose':
      return choose(context, request, found.among);
    default:
      return found satisfies never;
  }
}

async function choose(
  context: ListenerContext,
  request: UserRequest,
  among: readonly KnownIncident[],
): Promise<Answer> {
  const command = { id: request.id, text: request.text };
  if (choiceNeedsHolding(among.length) || !fitsValue({ ...command, incident: 'INC-2026-00000' })) {
    await context.app.recentCommands.hold(request.id, request.text);
  }
  const incidents = among.map(({ incident }) => incident);
  return say(choiceView(incidents, command, context.command), 'asked which');
}

/** The key that a person named, with this year where none was said; nobody learns it from a private channel. */
export async function keyOf(
  context: ListenerContext,
  request: UserRequest,
  ref: IncidentRef,
): Promise<string> {
  if (ref.by === 'channel') {
    const known = await context.app.incidents.byChannel(request.team, ref.channel);
    return known && maySee(known, request.user) ? known.incident.key : `<#${ref.channel}>`;
  }
  const year = ref.year ?? context.app.clock().getUTCFullYear();
  return `INC-${year}-${String(ref.number).padStart(4, '0')}`;
}

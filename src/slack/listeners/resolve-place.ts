import { findIncident, maySee } from '../../app/find-incident.ts';
import type { KnownIncident } from '../../app/ports/incidents.ts';
import type { IncidentRef } from '../../domain/incident/incident-ref.ts';
import { choiceNeedsHolding, choiceView } from '../views/choice.ts';
import { fitsValue } from '../views/values.ts';
import { listEmpty, noActive, noSuchIncident } from '../words/incidents.ts';
import { type Answer, say, sayWords } from './answer.ts';
import type { Asked } from './asked.ts';
import type { Parts } from './parts.ts';

/**
 * Does something with the incident that a command is for, or asks which one is meant; `resolvedToo` offers those that
 * were resolved last as well, since people go on with their postmortems elsewhere. Throws `StoreFault`.
 */
export async function withIncident(
  parts: Parts,
  asked: Asked,
  act: (known: KnownIncident) => Promise<Answer>,
  { resolvedToo = false }: { readonly resolvedToo?: boolean } = {},
): Promise<Answer> {
  const { team, user, channel, incident } = asked;
  const where = incident === undefined ? { channel } : { key: incident };
  const found = await findIncident(parts.app, { team, user, ...where, resolvedToo });
  switch (found.kind) {
    case 'found':
      return act(found.known);
    case 'none':
      return sayWords(resolvedToo ? listEmpty(parts.command) : noActive(parts.command), 'no incident');
    case 'unknown':
      return sayWords(noSuchIncident(found.key, parts.command), 'no incident');
    case 'choose':
      return choose(parts, asked, found.among);
    default:
      return found satisfies never;
  }
}

async function choose(parts: Parts, asked: Asked, among: readonly KnownIncident[]): Promise<Answer> {
  const command = { id: asked.id, text: asked.text };
  if (choiceNeedsHolding(among.length) || !fitsValue({ ...command, incident: 'INC-2026-00000' })) {
    await parts.app.memory.hold(asked.id, asked.text);
  }
  const incidents = among.map(({ incident }) => incident);
  return say(choiceView(incidents, command, parts.command), 'asked which');
}

/** The key that a person named, with this year where none was said; nobody learns it from a private channel. */
export async function keyOf(parts: Parts, asked: Asked, ref: IncidentRef): Promise<string> {
  if (ref.by === 'channel') {
    const known = await parts.app.incidents.byChannel(asked.team, ref.channel);
    return known && maySee(known, asked.user) ? known.incident.key : `<#${ref.channel}>`;
  }
  const year = ref.year ?? parts.app.clock().getUTCFullYear();
  return `INC-${year}-${String(ref.number).padStart(4, '0')}`;
}

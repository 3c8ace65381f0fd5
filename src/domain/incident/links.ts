import type { ChangeCommand } from './command.ts';
import type { IncidentEvent } from './event.ts';
import type { Incident, LinkedIncident } from './incident.ts';

/** Why an incident is not linked, or no link is taken away. */
export type LinkFault =
  | { readonly code: 'link-to-itself' }
  /** What everybody reads would name a private incident. */
  | { readonly code: 'link-to-private'; readonly incident: Incident; readonly other: string }
  | { readonly code: 'not-linked'; readonly incident: Incident; readonly other: string };

type LinkCommand = Extract<ChangeCommand, { kind: 'link' | 'unlink' }>;
type LinkEvent = Extract<IncidentEvent, { kind: 'linked' | 'unlinked' }>;

/** Decides on one link. A link that exists is made again only for another reason. */
export function decideLink(
  incident: Incident,
  command: LinkCommand,
): LinkFault | { readonly events: readonly LinkEvent[] } {
  const { id, by, at } = command;
  switch (command.kind) {
    case 'link': {
      const { to, declared, hidden, why } = command;
      if (to === incident.key) return { code: 'link-to-itself' };
      if (hidden && !incident.private) return { code: 'link-to-private', incident, other: to };
      const before = linkTo(incident, to);
      const same = before !== undefined && (why === undefined || why === before.why);
      return { events: same ? [] : [{ id, by, at, kind: 'linked', to, declared, why }] };
    }
    case 'unlink': {
      const { from } = command;
      return linkTo(incident, from) === undefined
        ? { code: 'not-linked', incident, other: from }
        : { events: [{ id, by, at, kind: 'unlinked', from }] };
    }
    default:
      return command satisfies never;
  }
}

/** The links after one more event. A link that gets another reason keeps its place. */
export function linksAfter(
  { related = [] }: Pick<Incident, 'related'>,
  event: LinkEvent,
): readonly LinkedIncident[] {
  switch (event.kind) {
    case 'linked': {
      const { to: key, declared, why, by, at } = event;
      const link = { key, declared, by, at, ...(why === undefined ? {} : { why }) };
      return related.some((one) => one.key === key)
        ? related.map((one) => (one.key === key ? link : one))
        : [...related, link];
    }
    case 'unlinked':
      return related.filter(({ key }) => key !== event.from);
    default:
      return event satisfies never;
  }
}

/** What is kept of the link to the incident with this key. */
export function linkTo({ related }: Pick<Incident, 'related'>, key: string): LinkedIncident | undefined {
  return related?.find((one) => one.key === key);
}

import type { Entry } from '../../domain/timeline/entry.ts';
import type { App } from '../app.ts';
import type { KnownIncident } from '../ports/incidents.ts';
import { type Asker, maySee, type SightPorts, sightOf } from './who-may-see.ts';

/** What a person gets who names an incident. */
export type ForPerson =
  | { readonly kind: 'found'; readonly known: KnownIncident }
  /** There is none, or none for this person. */
  | { readonly kind: 'unknown' }
  | { readonly kind: 'in doubt'; readonly why: 'outside' | 'unsure' };

/** Who asks, in which workspace. */
interface AskerIn extends Asker {
  readonly team: string;
}

/**
 * The incident with this key, for somebody who may see it: forms, buttons and commands find theirs here, at the moment
 * when they are sent. Throws `StoreFault`.
 */
export async function incidentFor(
  app: SightPorts,
  asked: AskerIn & { readonly key: string },
): Promise<ForPerson> {
  return asSeenBy(app, await app.incidents.byKey(asked.team, asked.key), asked);
}

/** The incident that lives in this channel, for somebody who may see it. Throws `StoreFault`. */
export async function incidentInChannelFor(
  app: SightPorts,
  asked: AskerIn & { readonly channel: string },
): Promise<ForPerson> {
  return asSeenBy(app, await app.incidents.byChannel(asked.team, asked.channel), asked);
}

/** The same of an incident that was read already. Throws `StoreFault`. */
export async function asSeenBy(
  app: SightPorts,
  known: KnownIncident | undefined,
  asker: Asker,
): Promise<ForPerson> {
  if (!known) return { kind: 'unknown' };
  const sight = await sightOf(app, known, asker);
  switch (sight) {
    case 'yes':
      return { kind: 'found', known };
    case 'no':
      return { kind: 'unknown' };
    case 'outside':
    case 'unsure':
      return { kind: 'in doubt', why: sight };
    default:
      return sight satisfies never;
  }
}

/** An incident as it is stored now. Throws `StoreFault`. */
export async function readAgain(app: Pick<App, 'incidents'>, known: KnownIncident): Promise<KnownIncident> {
  return (await app.incidents.byId(known.incident.team, known.incident.id)) ?? known;
}

/** An entry, for somebody who may see its incident. Throws `StoreFault`. */
export async function entryFor(
  app: SightPorts,
  asked: AskerIn & { readonly id: string },
): Promise<Entry | undefined> {
  const entry = await app.entries.byId(asked.team, asked.id);
  if (!entry) return undefined;
  const known = await app.incidents.byKey(asked.team, entry.incident);
  // An import writes its incident last.
  return !known || (await maySee(app, known, asked)) ? entry : undefined;
}

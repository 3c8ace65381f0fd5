import { findIncident } from '../../app/access/find-incident.ts';
import type { KnownIncident } from '../../app/ports/incidents.ts';
import { membersInDoubt, noSuchIncident } from '../words/incidents.ts';
import { wasMerged } from '../words/merges.ts';
import type { ListenerContext } from './listener-context.ts';
import type { UserRequest } from './request.ts';

/** An incident that somebody named, or what to say instead; where it was merged, also where its record went. */
export type IncidentOf =
  | { readonly known: KnownIncident }
  | { readonly instead: string; readonly followed?: KnownIncident };

/**
 * The incident that a form, a button or a command names, for somebody who may see it now: a form may have been open for
 * hours. Otherwise what to say instead. Throws `StoreFault`.
 */
export async function incidentOf(
  { app, command }: Pick<ListenerContext, 'app' | 'command'>,
  { team, user, typedIn }: Pick<UserRequest, 'team' | 'user' | 'typedIn'>,
  key: string,
): Promise<IncidentOf> {
  const found = await findIncident(app, { team, user, typedIn, key });
  switch (found.kind) {
    case 'found':
      return { known: found.known };
    case 'merged': {
      const { known, into, visible } = found;
      const shown = { merged: known.incident, into: visible ? into : undefined };
      return { instead: wasMerged(shown, command), followed: into };
    }
    case 'in doubt':
      return { instead: membersInDoubt(key, found.why) };
    case 'unknown':
    case 'none':
    case 'choose':
      return { instead: noSuchIncident(key, command) };
    default:
      return found satisfies never;
  }
}

import type { KnownIncident } from '../../app/ports/incidents.ts';
import { withBylines } from '../../app/with-bylines.ts';
import type { Forms } from '../views/blocks.ts';
import { timelineView } from '../views/timeline.ts';
import type { ListenerContext } from './listener-context.ts';
import { readerOf } from './reader-of.ts';
import type { UserRequest } from './request.ts';

/** A page of an incident's timeline: at most `size` entries, before the latest `skip` ones. Throws `StoreFault`. */
export async function timelinePage(
  context: ListenerContext,
  request: UserRequest,
  {
    known: { incident },
    skip,
    size,
  }: { readonly known: Pick<KnownIncident, 'incident'>; readonly skip: number; readonly size: number },
): Promise<Forms> {
  const { app, command } = context;
  const stored = await app.entries.ofIncident(incident.team, incident.key);
  const entries = await withBylines(app, incident.team, stored);
  return timelineView({ incident, entries, skip, size }, await readerOf(context, request), command);
}

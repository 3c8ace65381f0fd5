import { withBylines } from '../../app/effects/with-bylines.ts';
import type { KnownIncident } from '../../app/ports/incidents.ts';
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
  const page = await app.entries.page(incident.team, incident.key, { skip, size });
  const entries = await withBylines(app, incident.team, page.entries);
  return timelineView(
    { incident, entries, total: page.total, skip, size },
    await readerOf(context, request),
    command,
  );
}

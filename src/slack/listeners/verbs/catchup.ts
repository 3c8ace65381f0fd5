import { isPending } from '../../../domain/actions/action-item.ts';
import { catchupOf } from '../../../domain/incident/catchup.ts';
import { catchupView } from '../../views/catchup.ts';
import { type Answer, say } from '../answer.ts';
import { readerOf } from '../reader-of.ts';
import type { IncidentRequest } from '../with-incident.ts';
import { type HandlerGroup, onIncident, RESOLVED_TOO } from './handler.ts';

/** The latest are enough to know what was tried. */
const NEWEST = 200;
/** So many open items are named. */
const OPEN = 3;

/** What somebody who comes late has to know, shown to them alone. */
export async function catchup({ context, request, known }: IncidentRequest): Promise<Answer> {
  const { app } = context;
  const { incident } = known;
  const { team, key } = incident;
  const [entries, actions, reader] = await Promise.all([
    app.entries.ofIncident(team, key, { newest: NEWEST + 1 }),
    app.actions.ofIncident(team, key),
    readerOf(context, request),
  ]);
  const open = actions.filter(({ item }) => isPending(item)).map(({ item }) => item.title);
  const shown = { open: open.slice(0, OPEN), hasMore: entries.length > NEWEST, reader };
  return say(catchupView(incident, catchupOf(entries.slice(-NEWEST)), shown));
}

export const CATCHUP = {
  catchup: onIncident(catchup, RESOLVED_TOO),
} satisfies HandlerGroup;

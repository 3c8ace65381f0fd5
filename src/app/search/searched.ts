import type { Incident } from '../../domain/incident/incident.ts';
import type { Searched } from '../../domain/search/find-lines.ts';
import type { App } from '../app.ts';

export type RecordPorts = Pick<App, 'entries' | 'actions' | 'postmortems'>;

/**
 * What a search looks at in one incident: its entries, or only the `newest`; its items; and its postmortem as people read
 * it. Throws `StoreFault`.
 */
export async function searchedRecord(
  app: RecordPorts,
  incident: Incident,
  newest?: number,
): Promise<Searched> {
  const { team, key } = incident;
  const [entries, known, postmortem] = await Promise.all([
    app.entries.ofIncident(team, key, newest === undefined ? {} : { newest }),
    app.actions.ofIncident(team, key),
    app.postmortems.byIncident(team, key),
  ]);
  const items = known.map(({ item }) => item);
  const document = postmortem?.discarded ? undefined : postmortem?.latest?.document;
  return { incident, entries, items, document };
}

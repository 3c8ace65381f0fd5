import type { Entry } from '../domain/timeline/entry.ts';
import type { App } from './app.ts';
import type { KnownIncident } from './ports/incidents.ts';

/** The standing entry of an incident that this person logged last; none that a change of the incident brought. */
export async function lastOwnEntry(
  app: Pick<App, 'entries'>,
  { incident: { team, key } }: Pick<KnownIncident, 'incident'>,
  user: string,
): Promise<Entry | undefined> {
  const entries = await app.entries.ofIncident(team, key);
  const own = entries.filter(
    ({ author, source, standing }) => author === user && source !== 'scribe' && standing.state === 'standing',
  );
  return own.toSorted((a, b) => b.loggedAt.getTime() - a.loggedAt.getTime())[0];
}

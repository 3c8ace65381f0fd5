import type { Incident } from '../domain/incident/incident.ts';
import { type Related, relatedTo } from '../domain/incident/related.ts';
import { visibleIncidents } from './find-incident.ts';
import type { SightPorts } from './who-may-see.ts';

/** More would be a list to read, and not a hint. */
const MOST = 2;
/** The answer to a declaration does not wait for longer (ms). */
const PATIENCE_MS = 500;

/**
 * Earlier incidents that may have to do with what somebody declares, only those that they may see; none where the
 * database takes long or does not answer, since this is a courtesy.
 */
export async function earlierLike(
  app: SightPorts,
  asked: { readonly team: string; readonly user: string; readonly typedIn?: string | undefined },
  one: Pick<Incident, 'title' | 'services' | 'fields'>,
): Promise<readonly Related[]> {
  const looking = visibleIncidents(app, asked, false)
    .then((known) =>
      relatedTo(
        one,
        known.map(({ incident }) => incident),
        MOST,
      ),
    )
    .catch(() => []);
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<readonly Related[]>((resolve) => {
    timer = setTimeout(() => resolve([]), PATIENCE_MS);
  });
  const found = await Promise.race([looking, late]);
  clearTimeout(timer);
  return found;
}

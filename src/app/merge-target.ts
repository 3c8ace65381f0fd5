import type { App } from './app.ts';
import type { KnownIncident } from './ports/incidents.ts';

/** Longer chains of merges are not followed. */
const MAX_MERGES = 20;

/** This incident, or the one that it was merged into, through any number of merges. Throws `StoreFault`. */
export async function mergeTarget(
  app: { readonly incidents: Pick<App['incidents'], 'byKey'> },
  known: KnownIncident,
): Promise<KnownIncident> {
  let current = known;
  for (let merge = 0; merge < MAX_MERGES; merge += 1) {
    const { team, phase } = current.incident;
    if (phase.state !== 'merged') return current;
    const next = await app.incidents.byKey(team, phase.into);
    if (!next) return current;
    current = next;
  }
  return current;
}

import type { App } from './app.ts';
import type { KnownIncident } from './ports/incidents.ts';

/** Longer chains of merges are not followed; nobody merges so often. */
const MAX_MERGES = 20;

/** The incident that stands for this one now: itself, or what it was merged into, however often. Throws `StoreFault`. */
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

import type { App } from '../app.ts';
import type { KnownIncident } from '../ports/incidents.ts';

type Ports = { readonly incidents: Pick<App['incidents'], 'byKey'> };

/**
 * The way from an incident through its merges: itself first, where its record is now last. `loop` has the incidents
 * that were merged into one another at the same moment.
 */
export interface MergePath {
  readonly path: readonly KnownIncident[];
  readonly loop: readonly KnownIncident[];
}

/** This incident, or the one that it was merged into, through any number of merges. Throws `StoreFault`. */
export async function mergeTarget(app: Ports, known: KnownIncident): Promise<KnownIncident> {
  const { path } = await mergePath(app, known);
  return path.at(-1) ?? known;
}

/** Follows the merges of an incident. Throws `StoreFault`. */
export async function mergePath(app: Ports, known: KnownIncident): Promise<MergePath> {
  const path = [known];
  for (let current = known; ; ) {
    const { team, phase } = current.incident;
    const next = phase.state === 'merged' ? await app.incidents.byKey(team, phase.into) : undefined;
    if (!next) return { path, loop: [] };
    const before = path.findIndex(({ incident }) => incident.key === next.incident.key);
    if (before >= 0) {
      const loop = path.slice(before);
      return { path: [...path, survivorOf(loop)], loop };
    }
    path.push(next);
    current = next;
  }
}

/** Of incidents that were merged into one another, the one declared first goes on. */
export function survivorOf(loop: readonly KnownIncident[]): KnownIncident {
  const [first, ...others] = loop;
  if (!first) throw new Error('a loop of merges has at least one incident');
  return others.reduce((a, b) => (comesBefore(b, a) ? b : a), first);
}

/** By year and number, also where a year has more incidents than four digits count. */
function comesBefore(a: KnownIncident, b: KnownIncident): boolean {
  return a.incident.key.localeCompare(b.incident.key, 'en', { numeric: true }) < 0;
}

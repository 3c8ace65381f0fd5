import type { Incident } from './incident.ts';

type Marked = Pick<Incident, 'key' | 'drill'>;

/** What stands before the name of a drill, wherever people read it. */
export function drillMark({ drill }: Pick<Incident, 'drill'>): string {
  return drill ? '[Drill] ' : '';
}

/** The key as people read it: `INC-2026-0012`, and `[Drill] INC-2026-0012` for a drill. */
export function markedKey(incident: Marked): string {
  return `${drillMark(incident)}${incident.key}`;
}

/** How names of channels and files begin: `inc-2026-0012`, and `drill-inc-2026-0012` for a drill. */
export function nameStem({ key, drill }: Marked): string {
  return `${drill ? 'drill-' : ''}${key.toLowerCase()}`;
}

import type { Incident } from '../../domain/incident/incident.ts';
import { person } from './escape.ts';
import { incidentName } from './names.ts';

/** Asked before somebody else loses command. */
export function takeOverAsk(
  incident: Incident,
  { from, to, by }: { readonly from: string; readonly to: string; readonly by: string },
): string {
  const after = to === by ? 'Take command from them?' : `Hand command to ${person(to)}?`;
  return `${person(from)} leads ${incidentName(incident)}. ${after}`;
}

/** Somebody else cleared who leads. */
export function commandLeftOpen(leads: string): string {
  return `${person(leads)} leads. Choose who takes command from them: only they themselves can leave it open.`;
}

import type { ChangeCommand } from '../incident/command.ts';
import { COMMANDER, commanderOf, type Incident } from '../incident/incident.ts';

/**
 * Who would lose command by this change without having given it away: that is asked once, since two people who both
 * think that they lead are worse than one question.
 */
export function takenOverFrom(
  incident: Incident,
  change: Pick<Extract<ChangeCommand, { kind: 'role' }>, 'role' | 'user' | 'by'>,
): string | undefined {
  const leads = commanderOf(incident);
  if (change.role !== COMMANDER || leads === undefined) return undefined;
  return leads === change.user || leads === change.by ? undefined : leads;
}

import { type ActionAdvice, actionAdvice } from '../../domain/actions/action-advice.ts';
import type { ActionItem } from '../../domain/actions/action-item.ts';
import type { App } from '../app.ts';
import type { KnownIncident } from '../ports/incidents.ts';

/**
 * Advice on the wording of a new item, for whoever made it: once in an incident, and none while people still work on the
 * outage. What cannot be remembered is not said.
 */
export async function adviceOnce(
  app: Pick<App, 'externalIds' | 'journal' | 'clock'>,
  { incident, externalIds }: KnownIncident,
  item: ActionItem,
): Promise<readonly ActionAdvice[]> {
  const advice = actionAdvice(item);
  const name = `advised-${item.createdBy}`;
  if (incident.phase.state === 'active' || advice.length === 0) return [];
  if (externalIds[name] !== undefined) return [];
  try {
    const { team, id } = incident;
    await app.externalIds.remember({ holder: 'incidents', team, id }, name, app.clock().toISOString());
    return advice;
  } catch (error) {
    app.journal.warn({ error }, 'advice not given');
    return [];
  }
}

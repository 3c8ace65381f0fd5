import { incidentKeyOf, USUAL_PREFIX } from '../../domain/incident/incident-key.ts';
import type { IncidentRef } from '../../domain/incident/incident-ref.ts';
import type { App } from '../app.ts';

/**
 * The key that a person means: of this year, unless they say another. A number alone has the prefix that is configured
 * or, where nothing is stored under that, the one that keys had before. Throws `StoreFault`.
 */
export async function keyNamed(
  app: Pick<App, 'incidentKeys' | 'policy' | 'clock'>,
  team: string,
  { prefix, year = app.clock().getUTCFullYear(), number }: Extract<IncidentRef, { by: 'key' }>,
): Promise<string> {
  const { keyPrefix } = app.policy;
  const key = incidentKeyOf(prefix ?? keyPrefix, year, number);
  if (prefix !== undefined || keyPrefix === USUAL_PREFIX) return key;
  const former = incidentKeyOf(USUAL_PREFIX, year, number);
  const isFormer =
    !(await app.incidentKeys.isUsed(team, key)) && (await app.incidentKeys.isUsed(team, former));
  return isFormer ? former : key;
}

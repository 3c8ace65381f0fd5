import { incidentKeyOf } from '../../domain/incident/incident-key.ts';
import type { App } from '../app.ts';

/**
 * The next key of a year under which nothing was ever stored: what is still there of another incident never becomes
 * part of this one, though the counter be behind. Keys of every prefix are counted together, so that a number alone
 * means one incident. Throws `StoreFault`.
 */
export async function freeIncidentKey(
  app: Pick<App, 'counters' | 'incidentKeys'>,
  team: string,
  { year, prefix }: { readonly year: number; readonly prefix: string },
): Promise<string> {
  const series = `incident-${year}`;
  for (;;) {
    const number = await app.counters.next(team, series);
    const key = incidentKeyOf(prefix, year, number);
    if (!(await app.incidentKeys.isUsed(team, key))) return key;
    await app.counters.skipTo(team, series, await app.incidentKeys.highest(team, `${prefix}-${year}-`));
  }
}

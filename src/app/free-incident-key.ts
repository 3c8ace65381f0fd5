import type { App } from './app.ts';

/**
 * The next key of a year under which nothing was ever stored: what is still there of another incident never becomes
 * part of this one, though the counter be behind. Throws `StoreFault`.
 */
export async function freeIncidentKey(
  app: Pick<App, 'counters' | 'incidentKeys'>,
  team: string,
  year: number,
): Promise<string> {
  const series = `incident-${year}`;
  for (;;) {
    const number = await app.counters.next(team, series);
    const key = `INC-${year}-${String(number).padStart(4, '0')}`;
    if (!(await app.incidentKeys.isUsed(team, key))) return key;
    await app.counters.skipTo(team, series, await app.incidentKeys.highest(team, year));
  }
}

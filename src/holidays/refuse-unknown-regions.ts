import type { Policy } from '../app/app.ts';
import { ConfigFault } from '../config/config-fault.ts';
import { regionsIn } from '../config/holidays.ts';

/** Lists the holidays of the configured regions, before anybody waits for them. Throws `ConfigFault` where there is no such region. */
export async function refuseUnknownRegions({ regions }: Pick<Policy, 'regions'>): Promise<void> {
  if (!regions) return;
  const listed = await Promise.all(
    regionsIn(regions).map(async (region) => ({ region, known: await regions.holidays.of(region) })),
  );
  const unknown = listed.filter(({ known }) => !known).map(({ region }) => region);
  if (unknown.length === 0) return;
  throw new ConfigFault(
    `SCRIBE_CONFIG: holidays names ${unknown.join(', ')}, which is no region whose holidays are known; try the country alone, such as DE.`,
  );
}

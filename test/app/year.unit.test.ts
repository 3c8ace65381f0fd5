import { describe, expect, it } from '@jest/globals';
import { liveYear } from '../builders/year/year.ts';

/** Another year, and a small one: `YEAR_SEED=7 YEAR_ITEMS=60 npx jest test/app/year`. */
const seed = Number(process.env['YEAR_SEED'] ?? 1);
const items = Number(process.env['YEAR_ITEMS'] ?? 500);

describe('a simulated year', () => {
  it('tells of each item on each day on which it says so, and on no other, in working hours', async () => {
    const { faults, told } = await liveYear({ seed, items, people: 15 });
    const none = { missing: [], doubled: [], unexpected: [], outside: [], failed: [] };
    expect({ seed, ...faults }).toEqual({ seed, ...none });
    expect(told).toBeGreaterThan(5 * items);
  }, 600_000);
});

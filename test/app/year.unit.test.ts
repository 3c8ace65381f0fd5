import { describe, expect, it } from '@jest/globals';
import { liveYear } from '../builders/year/year.ts';

describe('a simulated year', () => {
  it('tells of each item on each day on which its ladder says so: none is missing, doubled, or outside working hours', async () => {
    const seed = Number(process.env['YEAR_SEED'] ?? Date.now() % 1_000_000);
    const year = await liveYear({ seed, items: 50, people: 12 });
    expect({ seed, ...year.faults }).toEqual({
      seed,
      missing: [],
      doubled: [],
      unexpected: [],
      outside: [],
      failed: [],
    });
    expect(year.told).toBeGreaterThan(200);
  }, 60_000);
});

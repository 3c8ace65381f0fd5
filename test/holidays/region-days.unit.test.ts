import { describe, expect, it } from '@jest/globals';
import { atOnce } from '../../src/app/ports/offload.ts';
import { isWorkingDay } from '../../src/domain/actions/working-day.ts';
import { refuseUnknownRegions } from '../../src/holidays/refuse-unknown-regions.ts';
import { regionDays } from '../../src/holidays/region-days.ts';
import { regionHolidays } from '../../src/holidays/region-holidays.ts';

/** The days of a region in a year, as `12-25`. */
async function daysOf(region: string, year: number): Promise<string[] | undefined> {
  const days = await regionDays({ region, from: year, to: year });
  return days?.map(([day]) => day.slice(5));
}

describe('the holidays of a region', () => {
  it('are its public ones: no afternoon of a bank, no observance, no day off school', async () => {
    expect(await daysOf('DE-BY', 2026)).toEqual(
      '01-01 01-06 04-03 04-06 05-01 05-14 05-25 06-04 10-03 11-01 12-25 12-26'.split(' '),
    );
    // Scribe works on 24 and 31 December unless `days` says otherwise; so it does on Assumption in Bavaria.
    expect(await daysOf('DE', 2026)).not.toContain('12-24');
    expect(await daysOf('JP', 2026)).not.toContain('01-02');
  });

  it('are dates of the region, east and west of Greenwich, whatever the zone of the server', async () => {
    expect(await daysOf('US', 2026)).toEqual(
      '01-01 01-19 02-16 05-25 06-19 07-03 07-04 09-07 10-12 11-11 11-26 12-25'.split(' '),
    );
    expect(await daysOf('NZ', 2026)).toContain('12-28');
    expect((await daysOf('BR', 2026))?.slice(0, 1)).toEqual(['01-01']);
  });

  it('are whole days where a holiday begins on the eve and lasts several days', async () => {
    // Ramadan ends on the evening of 19 March 2026.
    expect((await daysOf('TR', 2026))?.filter((day) => day.startsWith('03'))).toEqual([
      '03-20',
      '03-21',
      '03-22',
    ]);
    expect((await daysOf('AE', 2026))?.filter((day) => day.startsWith('03'))).toEqual([
      '03-20',
      '03-21',
      '03-22',
    ]);
    expect((await daysOf('IL', 2026))?.filter((day) => day.startsWith('09'))).toContain('09-21');
  });

  it('are those of a state, and of no region that is not there', async () => {
    expect(await daysOf('US-CA', 2026)).toContain('11-27');
    expect(await daysOf('XX', 2026)).toBeUndefined();
    expect(await daysOf('DE-XX', 2026)).toBeUndefined();
    expect(await daysOf('DE-BY-X', 2026)).toBeUndefined();
  });

  it('keep Scribe from starting where the configuration names a region that is not there', async () => {
    const holidays = regionHolidays(atOnce, () => new Date(Date.UTC(2026, 5)));
    const regions = { usual: 'DE', zones: { 'Asia/Tokyo': 'XX' }, people: { U1: 'DE-XX' }, holidays };
    await expect(refuseUnknownRegions({ regions })).rejects.toThrow(
      'holidays names XX, DE-XX, which is no region whose holidays are known; try the country alone, such as DE.',
    );
    const known = { ...regions, zones: {}, people: {} };
    expect(await refuseUnknownRegions({ regions: known })).toBeUndefined();
    expect(await refuseUnknownRegions({})).toBeUndefined();
  });

  it('are listed once a year for each region, and say their names', async () => {
    let year = 2026;
    let listed = 0;
    const counted: typeof atOnce = {
      run: (task, order) => {
        listed += 1;
        return atOnce.run(task, order);
      },
    };
    const holidays = regionHolidays(counted, () => new Date(Date.UTC(year, 5)));
    const [one, two] = await Promise.all([holidays.of('DE'), holidays.of('DE')]);
    expect(one).toBe(two);
    expect(one?.nameOf?.('2026-12-25')).toBe('Christmas Day');
    expect(isWorkingDay('2031-12-25', one ?? new Set())).toBe(false);
    expect(await holidays.of('XX')).toBeUndefined();
    expect(listed).toBe(2);
    year = 2027;
    await holidays.of('DE');
    expect(listed).toBe(3);
  });

  it('are asked for again where they could not be listed', async () => {
    let fails = true;
    const holidays = regionHolidays(
      { run: (task, order) => (fails ? Promise.reject(new Error('killed')) : atOnce.run(task, order)) },
      () => new Date('2026-06-01T00:00:00Z'),
    );
    await expect(holidays.of('DE')).rejects.toThrow('killed');
    fails = false;
    expect((await holidays.of('DE'))?.has('2026-12-25')).toBe(true);
  });
});

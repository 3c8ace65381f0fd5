import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { type MetricsCall, metricsCommand } from '../../src/cli/metrics.ts';
import { openStores, type Stores } from '../../src/mongo/open-stores.ts';
import { anIncident } from '../contract/samples.ts';
import { freshDatabase } from '../services.ts';

const TEAM = 'T1';

describe('scribe metrics', () => {
  const database = freshDatabase('cli-metrics');
  let stores: Stores;
  beforeAll(async () => {
    stores = await openStores(database.uri);
    const now = Date.now();
    for (const number of [1, 2, 3]) {
      const at = (minutes: number) => new Date(now - 86_400_000 + minutes * 60_000);
      const stated = (minutes: number) => ({ at: at(minutes), by: 'U1', statedAt: at(minutes) });
      const incident = anIncident(TEAM, number, {
        ...{ declaredAt: at(0), private: number === 3, place: { kind: 'none' as const } },
        phase: { state: 'resolved', at: at(60), by: 'U1', summary: '' },
        milestones: { impactStarted: stated(0), detected: stated(number * 2), resolved: stated(60) },
      });
      await stores.incidents.create({ incident, events: [], effects: [], at: at(0) });
    }
  });
  afterAll(async () => {
    await stores.close();
    await database.drop();
  });

  const run = async (call: Partial<MetricsCall> = {}) => {
    let printed = '';
    const print = (text: string) => {
      printed += text;
    };
    await metricsCommand({ format: 'csv', team: TEAM, ...call }, { print }, { MONGODB_URI: database.uri });
    return printed;
  };

  it('writes one row for each figure, private incidents counted, the second time from what is kept', async () => {
    const first = await run();
    const lines = first.split('\r\n');
    expect(lines[0]).toContain('by,group,incidents,figure,name,unit,n,of,middle,low,high,change,without');
    expect(lines[1]).toBe(',,3,detect,Time to detect,minutes,3,3,4,,,,');
    expect(lines[2]).toBe(',,3,acknowledge,Time to acknowledge,minutes,0,3,,,,,acknowledged: 3');
    expect(await run()).toBe(first);
  });

  it('is JSON for programs, and by severity', async () => {
    const report = JSON.parse(await run({ format: 'json', by: 'severity', last: '2 days' }));
    expect(report).toMatchObject({ incidents: 3, by: 'severity', open: 0 });
    expect(report.groups).toMatchObject([{ name: 2, incidents: 3 }]);
    expect(report.metrics[0].distribution.values).toEqual([2, 4, 6]);
  });

  it.each([
    [{ format: 'xml' }, 'There is no format "xml"; try one of csv, json.'],
    [{ by: 'colour' }, '--by takes one of severity, service, team, not "colour".'],
    [{ since: 'friday' }, '"friday" is not a day; --since takes one such as 2026-09-01.'],
    [{ last: 'ever' }, '"ever" is not a length of time; --last takes one such as "90 days".'],
    [{ last: '2 days', since: '2026-09-01' }, 'Say --since or --last, not both.'],
  ])('refuses %j', async (call, words) => {
    await expect(run(call)).rejects.toThrow(words);
  });
});

import { describe, expect, it } from '@jest/globals';
import { moment } from '../contract/opened.ts';
import { anIncident, wanted } from '../contract/samples.ts';
import { rawStores } from './raw-stores.ts';

const LEASE_MS = 10_000;
const { stores, connection } = rawStores('due');

/** An incident of this workspace whose one wish was put off until then. */
async function putOff(team: string, until: Date) {
  const incident = anIncident(team);
  await stores().incidents.create({ incident, events: [], effects: [wanted('card-0')], at: moment(0) });
  const ref = { holder: 'incidents', team, id: incident.id, key: 'card-0' } as const;
  const claim = await stores().effectLeases.take(ref, moment(1), LEASE_MS);
  if (!claim) throw new Error('It is taken.');
  await stores().effectLeases.postpone(claim, 'not yet', until);
  return ref;
}

async function due(seconds: number) {
  return (await stores().effects.due(moment(seconds), 999, LEASE_MS)).map(
    ({ team, key }) => `${team} ${key}`,
  );
}

/** When a sweep looks at it again. */
async function looksAt(team: string): Promise<Date | undefined> {
  const document = await connection().collection('incidents').findOne({ team });
  return document?.['pendingAt'] as Date | undefined;
}

describe('a wish that is put off', () => {
  it('is looked at when its time comes, and not with every sweep before', async () => {
    await putOff('TSOON', moment(1_000));
    expect(await due(2)).toEqual([]);
    expect(await looksAt('TSOON')).toEqual(moment(1_000));
    expect(await due(1_000)).toEqual(['TSOON card-0']);
    // Offered, and perhaps not taken.
    expect(await looksAt('TSOON')).toEqual(moment(1_010));
  });

  it('far ahead is looked at once an hour', async () => {
    await putOff('TFAR', moment(90_000));
    expect(await due(2)).toEqual([]);
    expect(await looksAt('TFAR')).toEqual(moment(3_602));
    expect(await due(3_602)).toEqual(['TSOON card-0']);
    expect(await looksAt('TFAR')).toEqual(moment(7_202));
  });

  it('hides nothing that is wanted meanwhile, at once or before it', async () => {
    const ref = await putOff('TMORE', moment(90_000));
    await due(4_000);
    await stores().effects.add(ref, wanted('topic-0'), moment(4_001));
    expect(await due(4_001)).toContain('TMORE topic-0');
    const topic = await stores().effectLeases.take({ ...ref, key: 'topic-0' }, moment(4_001), LEASE_MS);
    if (!topic) throw new Error('It is taken.');
    // A sweep comes by while it is being done, and it is then put off beyond the next sweep.
    await due(4_005);
    expect(await looksAt('TMORE')).toEqual(moment(4_011));
    await stores().effectLeases.postpone(topic, 'not yet', moment(4_500));
    expect(await due(4_011)).not.toContain('TMORE topic-0');
    expect(await looksAt('TMORE')).toEqual(moment(4_500));
    expect(await due(4_500)).toContain('TMORE topic-0');
  });

  it('loses none that is put off while a sweep looks at it', async () => {
    for (let round = 0; round < 15; round += 1) {
      const team = `TRACE${round}`;
      const ref = await putOff(team, moment(90_000));
      const add = stores().effects.add(ref, wanted('topic-0'), moment(8_100));
      await Promise.all([due(8_000), add, due(8_000)]);
      expect(await due(8_100)).toContain(`${team} topic-0`);
    }
  }, 60_000);
});

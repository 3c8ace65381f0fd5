import { expect, it } from '@jest/globals';
import { lateArrival } from '../../../src/app/incidents/late-arrival.ts';
import { memoryPorts } from '../../contract/memory/memory-ports.ts';
import { anIncident } from '../../contract/samples.ts';

it('whoever comes late is noticed once; who was there at the beginning, and when it is over, nobody', async () => {
  const { incidents, inbox } = memoryPorts();
  const incident = { ...anIncident('T1', 1), place: { kind: 'here' as const, channel: 'C1' } };
  await incidents.create({ incident, events: [], effects: [], at: incident.declaredAt });
  const came = (user: string, minutes: number) =>
    lateArrival(
      { incidents, inbox, clock: () => new Date(incident.declaredAt.getTime() + minutes * 60_000) },
      { team: 'T1', channel: 'C1', user },
    );
  expect(await came('U7', 1)).toBeUndefined();
  expect((await came('U7', 10))?.key).toBe(incident.key);
  expect(await came('U7', 20)).toBeUndefined();
  expect((await came('U8', 20))?.key).toBe(incident.key);
  expect(await came(incident.declaredBy, 20)).toBeUndefined();
  const phase = { state: 'resolved' as const, at: new Date(0), by: 'U1', summary: '' };
  await incidents.save({
    incident: { ...incident, phase, version: 1 },
    events: [],
    effects: [],
    at: new Date(0),
  });
  expect(await came('U9', 30)).toBeUndefined();
});

import { expect, it } from '@jest/globals';
import type { App } from '../../../src/app/app.ts';
import { reviveRefused } from '../../../src/app/recovery/revive-refused.ts';
import { readPolicy } from '../../../src/config/policy.ts';
import type { IncidentEvent } from '../../../src/domain/incident/event.ts';
import { memoryPorts } from '../../contract/memory/memory-ports.ts';
import { moment } from '../../contract/opened.ts';
import { anEntry, anIncident } from '../../contract/samples.ts';

const TEAM = 'T1';
const MANY = 1_200;

it('wants again all of one kind that Slack refused in an incident, and offers it', async () => {
  const ports = memoryPorts();
  const incident = anIncident(TEAM);
  await ports.incidents.create({ incident, events: [], effects: [], at: moment(0) });
  for (let number = 1; number <= MANY; number += 1) {
    const entry = { ...anEntry(TEAM, number), incident: incident.key };
    await ports.entries.insert(entry, [{ key: 'receipt-0', effect: { kind: 'receipt' } }], moment(0));
    const ref = { holder: 'entries' as const, team: TEAM, id: entry.id, key: 'receipt-0' };
    const claim = await ports.effectLeases.take(ref, moment(1), 1_000);
    if (claim) await ports.effectLeases.giveUp(claim, 'reactions.add: missing_scope');
  }
  const known = await ports.incidents.byId(TEAM, incident.id);
  if (!known) throw new Error('The incident is not kept.');
  let offered = 0;
  const queue = {
    offer(refs: readonly unknown[]) {
      offered += refs.length;
    },
    echoSoon: () => undefined,
  };
  await reviveRefused(
    {
      ...ports,
      queue,
      policy: { ...readPolicy('', 'test'), announceChannel: undefined },
      clock: () => moment(10),
    },
    known,
    'receipt',
  );
  expect(offered).toBe(MANY);
  expect(await ports.effectTroubles.list({ team: TEAM, limit: MANY })).toEqual([]);
});

it('wants all that a declaration wants of the channel once that can be made', async () => {
  const ports = memoryPorts();
  const incident = anIncident(TEAM);
  const { id, declaredBy: by, declaredAt: at } = incident;
  const declared = { id: 'c1', by, at, kind: 'declared' } as unknown as IncidentEvent;
  await ports.incidents.create({ incident, events: [declared], effects: [], at: moment(0) });
  const known = await ports.incidents.byId(TEAM, id);
  if (!known) throw new Error('The incident is not kept.');
  const policy = { ...readPolicy('invite: [{ people: [U0BOSS] }]', 'test'), workNotes: '# Notes' };
  const offered: string[] = [];
  const queue = {
    offer: (refs: readonly { key: string }[]) => offered.push(...refs.map(({ key }) => key)),
    echoSoon: () => undefined,
  };
  const app = { ...ports, queue, policy, clock: () => moment(10) } as unknown as App;
  await reviveRefused(app, known, 'channel');
  expect(offered).toEqual(expect.arrayContaining(['card-0', 'invite-by-rule-0', 'work-notes-0']));
});

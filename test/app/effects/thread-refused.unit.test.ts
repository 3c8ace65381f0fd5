import { expect, it } from '@jest/globals';
import type { App } from '../../../src/app/app.ts';
import { runEffect } from '../../../src/app/effects/run-effect.ts';
import { SlackFault } from '../../../src/app/ports/slack-fault.ts';
import { readPolicy } from '../../../src/config/policy.ts';
import { memoryPorts } from '../../contract/memory/memory-ports.ts';
import { moment } from '../../contract/opened.ts';
import { anIncident, wanted } from '../../contract/samples.ts';

it('whoever asked for a thread hears that Slack refuses it, whoever leads', async () => {
  const ports = memoryPorts();
  const incident = { ...anIncident('T1'), roles: { commander: ['UBOSS'] } };
  const refusal = { kind: 'refused', method: 'conversations.replies', needed: undefined } as const;
  const told: string[] = [];
  const app = {
    ...ports,
    channelLookup: { kindOf: async () => 'public', members: async () => [] },
    queue: { offer: () => undefined, echoSoon: () => undefined },
    policy: readPolicy('', 'test'),
    journal: { info: () => undefined, warn: () => undefined },
    clock: () => moment(1),
    peopleMessages: {
      thread: () => Promise.reject(new SlackFault({ ...refusal, error: 'not_in_channel' })),
    },
    directMessages: { notify: async ({ user }: { user: string }) => void told.push(user) },
  } as unknown as App;
  const effect = { kind: 'thread', channel: 'C1', ts: '1.2', by: 'UANA', at: moment(0) } as const;
  await ports.incidents.create({ incident, events: [], effects: [wanted('it', effect)], at: moment(0) });
  const holder = { holder: 'incidents', team: 'T1', id: incident.id } as const;
  await runEffect(app, { ...holder, key: 'it' });
  for (const ref of await app.effects.due(moment(9), 9, 1)) await runEffect(app, ref);
  expect(told).toEqual(['UANA']);
});

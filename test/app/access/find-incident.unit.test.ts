import { describe, expect, it } from '@jest/globals';
import { findIncident } from '../../../src/app/access/find-incident.ts';
import type { App } from '../../../src/app/app.ts';
import { memoryPorts } from '../../contract/memory/memory-ports.ts';
import { moment } from '../../contract/opened.ts';
import { anIncident } from '../../contract/samples.ts';

const TEAM = 'T1';
const here = { place: { kind: 'here', channel: 'C1' } } as const;
const over = { state: 'resolved', at: moment(99), by: 'U1', summary: '' } as const;

async function found(
  incidents: readonly Parameters<typeof anIncident>[2][],
  asked: { readonly channel?: string; readonly sure?: boolean },
) {
  const app = { ...memoryPorts() } as unknown as App;
  for (const [index, more] of incidents.entries()) {
    const incident = anIncident(TEAM, index + 1, more);
    await app.incidents.create({ incident, events: [], effects: [], at: moment(0) });
  }
  const result = await findIncident(app, { team: TEAM, user: 'U1', ...asked });
  const named = (key: string) => Number(key.slice(-1));
  if (result.kind === 'choose') return ['choose', ...result.among.map(({ incident }) => named(incident.key))];
  return result.kind === 'found' ? ['found', named(result.known.incident.key)] : [result.kind];
}

describe('the incident that a command is about', () => {
  it('is asked for where the channel is nobody’s, even if there is only one', async () => {
    expect(await found([here], { channel: 'C2', sure: true })).toEqual(['choose', 1]);
  });

  it('is the one of the channel', async () => {
    expect(await found([here, {}], { channel: 'C1', sure: true })).toEqual(['found', 1]);
    const seen = [{ ...here, phase: over }, here, { ...here, phase: over }];
    expect(await found(seen, { channel: 'C1', sure: true })).toEqual(['found', 2]);
  });

  it('is asked for, where it is hard to take back, in a channel that has several', async () => {
    const resolved = [{ ...here, phase: over }, { ...here, phase: over }, { phase: over }];
    expect(await found(resolved, { channel: 'C1', sure: true })).toEqual(['choose', 2, 1]);
    expect(await found(resolved, { channel: 'C1' })).toEqual(['found', 2]);
    expect(await found([here, here, {}], { channel: 'C1', sure: true })).toEqual(['choose', 2, 1]);
  });
});

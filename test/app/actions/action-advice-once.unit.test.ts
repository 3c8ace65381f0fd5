import { describe, expect, it } from '@jest/globals';
import { adviceOnce } from '../../../src/app/actions/action-advice-once.ts';
import { addAction } from '../../../src/domain/actions/new-item.ts';
import { incidentAfter } from '../../builders/incident.ts';
import { memoryPorts } from '../../contract/memory/memory-ports.ts';

const at = new Date('2026-11-20T20:00:00Z');
const journal = { info: () => undefined, warn: () => undefined, debug: () => undefined };

function item(by: string) {
  return addAction({
    ...{ do: 'add', id: 'a', team: 'T1', number: 1, incident: 'INC-2026-0001', title: 'Monitoring' },
    ...{ kind: undefined, owner: undefined, due: undefined, priority: undefined },
    ...{ doneWhen: undefined, sourceEntry: undefined, by, at },
  });
}

async function stage(resolved: boolean) {
  const { incidents, externalIds } = memoryPorts();
  const active = incidentAfter();
  const phase = { state: 'resolved', at, by: 'UANA', summary: 'rolled back' } as const;
  const incident = resolved ? { ...active, phase } : active;
  await incidents.create({ incident, events: [], effects: [], at: incident.declaredAt });
  return async (by: string) => {
    const known = await incidents.byId(incident.team, incident.id);
    if (!known) throw new Error('no incident');
    return adviceOnce({ externalIds, journal, clock: () => at } as never, known, item(by));
  };
}

describe('advice on the wording of an item', () => {
  it('is given once to each person in an incident', async () => {
    const advise = await stage(true);
    expect(await advise('UANA')).not.toEqual([]);
    expect(await advise('UANA')).toEqual([]);
    expect(await advise('UBO')).not.toEqual([]);
  });

  it('is not given while people still work on the outage', async () => {
    const advise = await stage(false);
    expect(await advise('UANA')).toEqual([]);
  });
});

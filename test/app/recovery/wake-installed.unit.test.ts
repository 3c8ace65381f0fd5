import { describe, expect, it } from '@jest/globals';
import { wakeInstalled } from '../../../src/app/recovery/wake-installed.ts';
import { memoryPorts } from '../../contract/memory/memory-ports.ts';
import { moment } from '../../contract/opened.ts';

function stage() {
  const { installations, ...ports } = memoryPorts();
  const woken: string[] = [];
  let failing = false;
  const effects = {
    ...ports.effects,
    async wakeTeam(team: string) {
      if (failing) throw new Error('away');
      woken.push(team);
    },
  };
  const journal = { info: () => undefined, warn: () => undefined };
  const records = wakeInstalled(installations, { ...ports, effects, journal, clock: () => moment(0) });
  const record = (sealed: string) => ({ team: 'T1', sealed, installedAt: moment(0) });
  return {
    ...{ records, woken, record },
    fail: () => {
      failing = true;
    },
  };
}

describe('installations that wake what waits', () => {
  it('wake it with a new installation', async () => {
    const { records, woken, record } = stage();
    await records.put(record('one'));
    expect(woken).toEqual(['T1']);
  });

  it('seal one anew only while it is still the same, and wake nothing for that', async () => {
    const { records, woken, record } = stage();
    await records.put(record('one'));
    await records.put(record('two'));
    await records.put(record('one, sealed anew'), 'one');
    expect((await records.find('T1'))?.sealed).toBe('two');
    await records.remove('T1');
    await records.put(record('two, sealed anew'), 'two');
    expect(await records.find('T1')).toBeUndefined();
    expect(woken).toEqual(['T1', 'T1']);
  });

  it('are there all the same where nothing can be woken', async () => {
    const { records, record, fail } = stage();
    fail();
    await records.put(record('one'));
    expect((await records.find('T1'))?.sealed).toBe('one');
  });
});

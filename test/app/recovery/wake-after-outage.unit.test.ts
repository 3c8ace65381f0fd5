import { beforeEach, describe, expect, it } from '@jest/globals';
import { StoreFault } from '../../../src/app/ports/store-fault.ts';
import { wakeAfterOutage } from '../../../src/app/recovery/wake-after-outage.ts';

describe('after an outage of Slack', () => {
  let now: number;
  let woken: string[];
  let warned: number;
  let failing: boolean;
  let hear: ReturnType<typeof wakeAfterOutage>;
  beforeEach(() => {
    [now, woken, warned, failing] = [0, [], 0, false];
    const wakeTeam = async (team: string) => {
      if (failing) throw new StoreFault('away', { certain: true });
      woken.push(`effects of ${team}`);
    };
    const wake = async ({ team }: { readonly team?: string }) => void woken.push(`echoes of ${team}`);
    hear = wakeAfterOutage({
      effects: { wakeTeam },
      echoes: { wake },
      clock: () => new Date(now),
      journal: { info: () => undefined, warn: () => (warned += 1) },
    } as unknown as Parameters<typeof wakeAfterOutage>[0]);
  });
  const settled = () => new Promise(setImmediate);

  it('wakes what waits in that workspace with the first call that works', async () => {
    hear('T1', 'unavailable');
    hear('T2', 'doubt');
    now = 3_000;
    hear('T1', 'unavailable');
    hear('T1', 'ok');
    hear('T1', 'ok');
    await settled();
    expect(woken).toEqual(['effects of T1', 'echoes of T1']);
  });

  it('leaves a short one to what is tried again soon anyway, and a limit or a refusal is none', async () => {
    hear('T1', 'unavailable');
    now = 2_900;
    hear('T1', 'ok');
    hear('T2', 'limited');
    hear('T2', 'refused');
    now = 200_000;
    hear('T2', 'ok');
    await settled();
    expect(woken).toEqual([]);
  });

  it('says where the database cannot do it, and goes on', async () => {
    failing = true;
    hear('T1', 'doubt');
    now = 3_000;
    hear('T1', 'ok');
    await settled();
    expect(warned).toBe(1);
  });
});

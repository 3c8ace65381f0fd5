import { describe, expect, it } from '@jest/globals';
import type { App } from '../../../src/app/app.ts';
import { captureMessage, capturePin, captureState } from '../../../src/app/capture/capture-message.ts';
import { NAME_ORDER } from '../../../src/domain/person-name.ts';
import { memoryPorts } from '../../contract/memory/memory-ports.ts';

const REF = { team: 'T1', channel: 'C1', incident: 'INC-2026-0001', ts: '1700000000.000100' };
const message = (text: string) => ({ ...REF, user: 'B1', text, threadTs: undefined, files: [] });

/** Counts the calls to the store of entries, each of which may be one to the database. */
function stage() {
  const ports = memoryPorts();
  let calls = 0;
  const entries = new Proxy(ports.entries, {
    get: (target, name, receiver) => {
      calls += 1;
      return Reflect.get(target, name, receiver);
    },
  });
  const app = {
    ...ports,
    entries,
    policy: { names: NAME_ORDER, vocabulary: { types: {} }, capture: { deletion: 'remove', fileBytes: 0 } },
    queue: { offer: () => undefined, echoSoon: () => undefined },
    clock: () => new Date('2026-11-20T16:00:00Z'),
  } as unknown as App;
  /** The message says this from so many seconds after it was posted. */
  const change = (seconds: number, text: string) =>
    captureState(app, { ...message(text), changedTs: `${1_700_000_000 + seconds}.000200` });
  const pin = (on: boolean, eventTs: string) =>
    capturePin(app, { ...REF, user: 'U1', way: 'reaction:pushpin', on, eventTs });
  const timeline = async () =>
    (await ports.entries.ofIncident('T1', REF.incident))
      .filter(({ standing }) => standing.state === 'standing')
      .map(({ text }) => text);
  const callsIn = async (work: () => Promise<unknown>) => {
    const before = calls;
    await work();
    return calls - before;
  };
  return { app, change, pin, timeline, callsIn };
}

describe("an app's message that changes again and again", () => {
  it('asks nothing about entries while nobody has pinned it', async () => {
    const { app, change, callsIn } = stage();
    await captureMessage(app, message('0 of 300'));
    for (let count = 1; count < 300; count++) await change(count * 90, `${count} of 300`);
    expect(await callsIn(() => change(300 * 90, '300 of 300'))).toBe(0);
  });

  it('asks for its entries at once when it is pinned, and they follow what it says', async () => {
    const { app, change, pin, timeline, callsIn } = stage();
    await captureMessage(app, message('firing'));
    for (let count = 1; count < 50; count++) await change(count * 90, `flap ${count}`);
    await pin(true, '1700009000.000100');
    expect(await timeline()).toHaveLength(50);
    expect(await callsIn(() => change(50 * 90, 'resolved'))).toBeLessThan(6);
    expect((await timeline()).at(-1)).toBe('resolved');
    await pin(false, '1700009001.000100');
    expect(await timeline()).toEqual([]);
    await pin(true, '1700009002.000100');
    expect(await timeline()).toHaveLength(51);
  });

  it('has one line for a run, also where its first change arrives last', async () => {
    const { app, change, pin, timeline } = stage();
    await captureMessage(app, message('deploying'));
    await pin(true, '1700000001.000100');
    await change(20, '2 of 3');
    await change(30, '3 of 3');
    await change(10, '1 of 3');
    expect(await timeline()).toEqual(['deploying', '3 of 3']);
  });
});

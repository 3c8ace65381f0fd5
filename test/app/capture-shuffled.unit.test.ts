import { describe, expect, it } from '@jest/globals';
import type { App } from '../../src/app/app.ts';
import { captureEdit, captureMessage, capturePin } from '../../src/app/capture/capture-message.ts';
import { StoreFault } from '../../src/app/ports/store-fault.ts';
import { NAME_ORDER } from '../../src/domain/person-name.ts';
import { Turns } from '../builders/turns.ts';
import { memoryPorts } from '../contract/memory/memory-ports.ts';

const REF = { team: 'T1', channel: 'C1', incident: 'INC-2026-0001', ts: '1700000000.000100' };
const TEXTS = ['first', 'second', 'third'];
const said = (text: string) => ({ ...REF, user: 'U1', text, threadTs: undefined, files: [] });
const edit = (second: number, text: string) => ({
  ...said(text),
  editedTs: `170000000${second}.000200`,
});

/** A pinned message and its two edits, all delivered at once, each again until it is acknowledged. */
async function deliver(seed: number, failing: number) {
  const ports = memoryPorts();
  const turns = new Turns(seed, failing);
  const app = {
    ...ports,
    messages: turns.takenBy(ports.messages),
    entries: turns.takenBy(ports.entries),
    incidentChannels: turns.takenBy(ports.incidentChannels),
    policy: { names: NAME_ORDER, vocabulary: { types: {} }, capture: { deletion: 'remove', fileBytes: 0 } },
    queue: { offer: () => undefined, echoSoon: () => undefined },
    clock: () => new Date('2026-11-20T16:00:00Z'),
  } as unknown as App;
  const untilDone = async (act: () => Promise<void>): Promise<void> => {
    try {
      await act();
    } catch (error) {
      if (!(error instanceof StoreFault)) throw error;
      await untilDone(act);
    }
  };
  const shown = async () => (await ports.entries.ofIncident('T1', REF.incident)).map(({ text }) => text);
  let newest = 0;
  const older: string[] = [];
  const deliveries = [
    untilDone(() => captureMessage(app, said('first'))),
    untilDone(() =>
      capturePin(app, {
        ...REF,
        user: 'U2',
        way: 'reaction:pushpin',
        on: true,
        eventTs: '1700000001.000100',
      }),
    ),
    untilDone(() => captureEdit(app, edit(2, 'second'))),
    untilDone(() => captureEdit(app, edit(3, 'third'))),
  ];
  await turns.run(deliveries, async () => {
    for (const text of await shown()) {
      if (TEXTS.indexOf(text) < newest) older.push(text);
      newest = Math.max(newest, TEXTS.indexOf(text));
    }
  });
  return { shown: await shown(), older };
}

describe('a pinned message that is edited while its first version is being stored', () => {
  it.each([0, 0.15])(
    'never goes back to an older text and ends with the newest, in any order (%d failing)',
    async (failing) => {
      for (let seed = 1; seed <= 300; seed += 1) {
        const { shown, older } = await deliver(seed, failing);
        expect({ seed, shown, older }).toEqual({ seed, shown: ['third'], older: [] });
      }
    },
  );
});

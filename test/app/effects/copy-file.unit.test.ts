import { describe, expect, it } from '@jest/globals';
import type { App } from '../../../src/app/app.ts';
import { captureDeletion, captureMessage } from '../../../src/app/capture-message.ts';
import { copyFile } from '../../../src/app/effects/copy-file.ts';
import { messageId } from '../../../src/app/ports/messages.ts';
import type { FileAway, OpenFile } from '../../../src/app/ports/people-files.ts';
import { SlackFault } from '../../../src/app/ports/slack-fault.ts';
import { NAME_ORDER } from '../../../src/domain/person-name.ts';
import { memoryPorts } from '../../contract/memory/memory-ports.ts';

const REF = { team: 'T1', channel: 'C1', incident: 'INC-2026-0001', ts: '1700000000.000100' };
const FILE = { id: 'F1', name: 'graph.png', mimetype: 'image/png', permalink: undefined };

async function stage(open: (deleteNow: () => Promise<void>) => OpenFile | FileAway) {
  const ports = memoryPorts();
  const offered: string[] = [];
  const app = {
    ...ports,
    policy: {
      names: NAME_ORDER,
      vocabulary: { types: {} },
      capture: { deletion: 'redact', fileBytes: 10 },
    },
    queue: { offer: (refs: { key: string }[]) => offered.push(...refs.map(({ key }) => key)) },
    peopleFiles: { open: async () => open(() => captureDeletion(app, REF)) },
    clock: () => new Date('2026-11-20T16:00:00Z'),
  } as unknown as App;
  await captureMessage(app, { ...REF, user: 'U1', text: 'look', threadTs: undefined, files: [FILE] });
  const ref = { holder: 'messages', team: 'T1', id: messageId(REF), key: 'copy-F1' } as const;
  return {
    offered,
    copy: () => copyFile(app, ref, 'F1'),
    kept: () => ports.fileCopies.has({ message: REF, file: 'F1' }),
  };
}

const opened = (bytes: () => AsyncIterable<Uint8Array>, size = 4): OpenFile => ({
  ...{ name: 'graph.png', mimetype: 'image/png', size },
  bytes,
});
async function* some(count: number) {
  yield Buffer.alloc(count);
}

describe('a file of a captured message', () => {
  it('is copied once, as soon as the message is kept', async () => {
    let reads = 0;
    const { offered, copy, kept } = await stage(() => {
      reads += 1;
      return opened(() => some(4));
    });
    expect(offered).toEqual(['copy-F1']);
    expect((await copy()).kind).toBe('done');
    expect((await copy()).kind).toBe('done');
    expect([await kept(), reads]).toEqual([true, 1]);
  });

  it.each<[string, OpenFile | FileAway]>([
    ['Slack no longer has', 'gone'],
    ['lies with somebody else', 'elsewhere'],
    ['is too large by what Slack says', opened(() => some(4), 11)],
    ['is larger than Slack says', opened(() => some(11))],
  ])('stays a name where it %s', async (_, file) => {
    const { copy, kept } = await stage(() => file);
    expect((await copy()).kind).toBe('dropped');
    expect(await kept()).toBe(false);
  });

  it('is wanted again where it breaks off', async () => {
    async function* broken() {
      yield Buffer.alloc(2);
      throw new SlackFault({ kind: 'unavailable', why: 'the file broke off' });
    }
    const { copy, kept } = await stage(() => opened(broken));
    await expect(copy()).rejects.toThrow(SlackFault);
    expect(await kept()).toBe(false);
  });

  it('goes with the words of its message, also where they go while it is copied', async () => {
    const { copy, kept } = await stage((deleteNow) =>
      opened(async function* () {
        yield Buffer.alloc(2);
        await deleteNow();
        yield Buffer.alloc(2);
      }),
    );
    await copy();
    expect(await kept()).toBe(false);
    expect((await copy()).kind).toBe('dropped');
  });
});

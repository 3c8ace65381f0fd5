import { describe, expect, it } from '@jest/globals';
import type { App } from '../../../src/app/app.ts';
import { captureDeletion, captureMessage } from '../../../src/app/capture/capture-message.ts';
import { copyFile } from '../../../src/app/effects/copy-file.ts';
import { messageId } from '../../../src/app/ports/messages.ts';
import type { FileAway, OpenFile } from '../../../src/app/ports/people-files.ts';
import { SlackFault } from '../../../src/app/ports/slack-fault.ts';
import { NAME_ORDER } from '../../../src/domain/person-name.ts';
import { secretScanner } from '../../../src/secret-rules/re2-scanner.ts';
import { secretVault } from '../../../src/secret-vault.ts';
import { memoryPorts } from '../../contract/memory/memory-ports.ts';

const REF = { team: 'T1', channel: 'C1', incident: 'INC-2026-0001', ts: '1700000000.000100' };
const FILE = { id: 'F1', name: 'graph.png', mimetype: 'image/png', permalink: undefined };

async function stage(open: (deleteNow: () => Promise<void>) => OpenFile | FileAway, most = 10) {
  const ports = memoryPorts();
  const offered: string[] = [];
  const app = {
    ...ports,
    policy: {
      names: NAME_ORDER,
      vocabulary: { types: {} },
      capture: { deletion: 'redact', fileBytes: most },
    },
    ...{ secretFinder: secretScanner(), fileSecretFinder: secretScanner() },
    secretVault: secretVault(undefined, Buffer.alloc(32)),
    queue: { offer: (refs: { key: string }[]) => offered.push(...refs.map(({ key }) => key)) },
    peopleFiles: { open: async () => open(() => captureDeletion(app, REF)) },
    clock: () => new Date('2026-11-20T16:00:00Z'),
  } as unknown as App;
  await captureMessage(app, { ...REF, user: 'U1', text: 'look', threadTs: undefined, files: [FILE] });
  const ref = { holder: 'messages', team: 'T1', id: messageId(REF), key: 'copy-F1' } as const;
  return {
    offered,
    copy: () => copyFile(app, ref, 'F1'),
    read: async () => Buffer.from((await ports.fileCopies.read({ message: REF, file: 'F1' })) ?? []),
    secrets: () => ports.secrets.latest('T1', 9),
    kept: () => ports.fileCopies.has({ message: REF, file: 'F1' }),
  };
}

const opened = (bytes: () => AsyncIterable<Uint8Array>): OpenFile => ({
  ...{ name: 'graph.png', mimetype: 'image/png' },
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
    ['is too large by what Slack says', 'too large'],
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

const KEY = ['AKIA', 'QYLPMN5HFIQR7XYA'].join('');

describe('a file that is text', () => {
  const env = `AWS_ACCESS_KEY_ID=${KEY}\nREGION=eu-west-1 # Köln\n`;
  const without = `AWS_ACCESS_KEY_ID=[secret removed: AWS access key]\nREGION=eu-west-1 # Köln\n`;
  const staged = (bytes: Buffer, mimetype = 'application/octet-stream') =>
    stage(
      () => ({
        ...{ name: '.env', mimetype },
        bytes: async function* () {
          for (let from = 0; from < bytes.length; from += 7_000) yield bytes.subarray(from, from + 7_000);
        },
      }),
      5_000_000,
    );

  it.each<[string, BufferEncoding, string]>([
    ['UTF-8', 'utf8', ''],
    ['UTF-16', 'utf16le', '\uFEFF'],
    ['Latin 1', 'latin1', ''],
  ])('is kept without its secrets in %s, and its author is told once', async (_, encoding, mark) => {
    const { copy, read, secrets, offered } = await staged(Buffer.from(mark + env, encoding));
    expect((await copy()).kind).toBe('done');
    await copy();
    expect((await read()).toString(encoding)).toBe(mark + without);
    expect((await secrets()).map(({ user, way, channel }) => ({ user, way, channel }))).toEqual([
      { user: 'U1', way: 'file', channel: 'C1' },
    ]);
    expect(offered).toEqual(['copy-F1', 'tell']);
  });

  it('is not kept where it is too long to be looked at', async () => {
    const { copy, kept } = await staged(Buffer.alloc(2_000_001, 'a\n'));
    expect((await copy()).kind).toBe('dropped');
    expect(await kept()).toBe(false);
  });

  it('without secrets, or with no text, is kept as it is, of any length', async () => {
    const plain = Buffer.from([0x61, 0xe9, 0x0a]);
    const picture = Buffer.concat([Buffer.from(env), Buffer.alloc(2_500_000, 1)]);
    const program = Buffer.concat([Buffer.alloc(3_000_000), Buffer.from(env)]);
    for (const [bytes, mimetype] of [[plain], [picture, 'image/png'], [program]] as const) {
      const { copy, read } = await staged(bytes, mimetype);
      await copy();
      expect((await read()).equals(bytes)).toBe(true);
    }
  });
});

import { describe, expect, it } from '@jest/globals';
import type { App } from '../../../src/app/app.ts';
import {
  captureDeletion,
  captureEdit,
  captureMessage,
  capturePin,
} from '../../../src/app/capture/capture-message.ts';
import { readFile } from '../../../src/app/effects/read-file.ts';
import { messageId } from '../../../src/app/ports/messages.ts';
import { SlackFault } from '../../../src/app/ports/slack-fault.ts';
import { readPolicy } from '../../../src/config/policy.ts';
import { secretScanner } from '../../../src/secret-rules/re2-scanner.ts';
import { secretVault } from '../../../src/secret-vault.ts';
import { memoryPorts } from '../../contract/memory/memory-ports.ts';

const REF = { team: 'T1', channel: 'C1', incident: 'INC-2026-0001', ts: '1700000000.000100' };
const BEGIN = '```\nERROR 1\n```\n… 2 more lines';
const WHOLE = '```\nERROR 1\nERROR 2\nERROR 3\n```';
const SNIPPET = {
  id: 'F1',
  name: 'app.log',
  mimetype: 'text/plain',
  permalink: 'https://a.example',
  begin: BEGIN,
};
const SAID = { ...REF, user: 'U1', threadTs: undefined };

function stage(text: App['peopleFiles']['text'], options: { fileBytes?: number } = {}) {
  const ports = memoryPorts();
  const offered: string[] = [];
  const policy = readPolicy('', 'test');
  const app = {
    ...ports,
    policy: {
      ...policy,
      capture: { ...policy.capture, fileBytes: options.fileBytes ?? 0, deletion: 'redact' },
    },
    secretFinder: secretScanner(),
    secretVault: secretVault(undefined, Buffer.alloc(32)),
    queue: { offer: (refs: { key: string }[]) => offered.push(...refs.map(({ key }) => key)), echoSoon() {} },
    peopleFiles: { text },
    clock: () => new Date('2026-11-20T16:00:00Z'),
  } as unknown as App;
  const ref = { holder: 'messages', team: 'T1', id: messageId(REF), key: 'read-file-F1' } as const;
  const pin = () =>
    capturePin(app, { ...REF, user: 'U2', way: 'reaction:pushpin', on: true, eventTs: '1700000050.000100' });
  return {
    ...{ app, offered, pin },
    read: () => readFile(app, ref, 'F1'),
    entry: async () => (await ports.entries.ofIncident('T1', REF.incident))[0]?.text,
    text: async () => (await ports.messages.find(REF))?.text,
  };
}

const answers =
  (words: string, name = 'app.log') =>
  async () => ({ name, words });

describe('a file of which a message has the beginning', () => {
  it('is read by a job, and the entry then says all of it where the beginning stood', async () => {
    const { app, offered, pin, read, entry } = stage(answers(WHOLE));
    await captureMessage(app, { ...SAID, text: `from eu:\n${BEGIN}\nsee line 2`, files: [SNIPPET] });
    expect(offered).toEqual(['read-file-F1']);
    await pin();
    expect(await entry()).toContain('2 more lines');
    expect((await read()).kind).toBe('done');
    expect(await entry()).toBe(`from eu:\n${WHOLE}\nsee line 2 (app.log)`);
  });

  it('is read where the message itself was read late', async () => {
    const { app, pin, read, entry } = stage(answers(WHOLE));
    await pin();
    await captureMessage(app, { ...SAID, text: BEGIN, files: [SNIPPET] });
    await read();
    expect(await entry()).toBe(`${WHOLE}\n(app.log)`);
  });

  it('gets the name and the words of a file of another workspace, of which Slack sent an id', async () => {
    const { app, pin, read, entry } = stage(answers('Orders fail, from Ana', 'Orders fail'));
    const file = { ...SNIPPET, name: 'a file from another workspace', begin: '' };
    await captureMessage(app, { ...SAID, text: 'look', files: [file] });
    await pin();
    expect(await entry()).toBe('look (a file from another workspace)');
    await read();
    expect(await entry()).toBe('look\nOrders fail, from Ana');
  });

  it('stays whole where the words around it are edited', async () => {
    const { app, pin, read, entry } = stage(answers(WHOLE));
    await captureMessage(app, { ...SAID, text: BEGIN, files: [SNIPPET] });
    await pin();
    await read();
    const edit = { text: `from us:\n${BEGIN}`, files: [SNIPPET], editedTs: '1700000090.000100' };
    await captureEdit(app, { ...SAID, ...edit });
    expect(await entry()).toBe(`from us:\n${WHOLE} (app.log)`.replace(' (', '\n('));
  });

  it('is kept without its secrets', async () => {
    const { app, read, text } = stage(answers('password = hunter2-Xy9!kkQ'));
    await captureMessage(app, { ...SAID, text: 'look', files: [{ ...SNIPPET, begin: '' }] });
    await read();
    expect(await text()).toContain('password =');
    expect(await text()).not.toContain('hunter2');
  });

  it('goes with its message, also where it is read later', async () => {
    const { app, read, pin, text, entry } = stage(async () => {
      await captureDeletion(app, REF);
      return { name: 'app.log', words: WHOLE };
    });
    await captureMessage(app, { ...SAID, text: BEGIN, files: [SNIPPET] });
    await pin();
    await read();
    expect(await text()).toBeUndefined();
    expect(await entry()).toBe('(message deleted)');
    expect(await read()).toMatchObject({ kind: 'dropped' });
  });

  it('stays what the message says where Slack has it no more, or does not answer now', async () => {
    const gone = stage(async () => 'gone');
    await captureMessage(gone.app, { ...SAID, text: BEGIN, files: [SNIPPET] });
    expect((await gone.read()).kind).toBe('dropped');
    expect(await gone.text()).toBe(BEGIN);
    const away = stage(async () => {
      throw new SlackFault({ kind: 'unavailable', why: 'down' });
    });
    await captureMessage(away.app, { ...SAID, text: BEGIN, files: [SNIPPET] });
    await expect(away.read()).rejects.toThrow(SlackFault);
  });

  it('is not asked for where the message has all of it', async () => {
    const { app, offered } = stage(answers(WHOLE), { fileBytes: 9 });
    const { begin: _whole, ...file } = SNIPPET;
    await captureMessage(app, { ...SAID, text: WHOLE, files: [file] });
    expect(offered).toEqual(['copy-F1']);
  });
});

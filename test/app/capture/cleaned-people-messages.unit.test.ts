import { expect, it } from '@jest/globals';
import { madeUp } from '../../../bench/secrets/made-up.ts';
import type { App } from '../../../src/app/app.ts';
import { cleanedPeopleMessages } from '../../../src/app/capture/cleaned-people-messages.ts';
import { secretScanner } from '../../../src/secret-rules/re2-scanner.ts';
import { secretVault } from '../../../src/secret-vault.ts';
import { memoryPorts } from '../../contract/memory/memory-ports.ts';

it('what is read late has no secrets either, and their author is told', async () => {
  const password = madeUp(831, 14);
  const said = { user: 'U1', text: `password: ${password}`, files: [], names: undefined };
  const { secrets } = memoryPorts();
  const offered: unknown[] = [];
  const messages = cleanedPeopleMessages(
    {
      read: async (_team: string, { ts }: { ts: string }) => (ts === '9' ? 'own' : said),
      thread: async () => [
        { ...said, ts: '1' },
        { ...said, text: 'fine', ts: '2' },
      ],
    } as unknown as App['peopleMessages'],
    {
      ...{ secrets, secretFinder: secretScanner(), secretVault: secretVault(undefined, Buffer.alloc(32)) },
      queue: { offer: (refs: unknown[]) => offered.push(...refs) } as unknown as App['queue'],
      clock: () => new Date(0),
    },
  );
  const cleaned = { ...said, text: 'password: [secret removed: password]' };
  expect(await messages.read('T1', { channel: 'C1', ts: '1' })).toEqual(cleaned);
  expect(await messages.read('T1', { channel: 'C1', ts: '9' })).toBe('own');
  expect(await messages.thread('T1', { channel: 'C1', ts: '1' })).toEqual([
    { ...cleaned, ts: '1' },
    { ...said, text: 'fine', ts: '2' },
  ]);
  expect(offered).toHaveLength(1);
});

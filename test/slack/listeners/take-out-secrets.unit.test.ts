import { expect, it } from '@jest/globals';
import type { AnyMiddlewareArgs } from '@slack/bolt';
import { madeUp } from '../../../bench/secrets/made-up.ts';
import { secretScanner } from '../../../src/secret-rules/re2-scanner.ts';
import { secretVault } from '../../../src/secret-vault.ts';
import type { ListenerContext } from '../../../src/slack/listeners/listener-context.ts';
import { takenOutOf, takeOutSecrets } from '../../../src/slack/listeners/take-out-secrets.ts';
import { memoryPorts } from '../../contract/memory/memory-ports.ts';

const password = madeUp(841, 14);
const typed = { type: 'plain_text_input', value: `password: ${password}` };
const CLEAN = 'password: [secret removed: password]';

async function heard(body: Record<string, unknown>) {
  const app = {
    ...memoryPorts(),
    secretFinder: secretScanner(),
    secretVault: secretVault(undefined, Buffer.alloc(32)),
    queue: { offer: () => undefined },
    clock: () => new Date(0),
  };
  const tasks: Promise<unknown>[] = [];
  const context = { app, background: (task: Promise<unknown>) => tasks.push(task) };
  let seen = '';
  await takeOutSecrets(context as unknown as ListenerContext)({
    ...{ body, context: { teamId: 'T1' } },
    next: async () => {
      seen = JSON.stringify(body);
    },
  } as unknown as AnyMiddlewareArgs as never);
  await Promise.all(tasks);
  return { seen, kept: await app.secrets.latest('T1', 5), taken: takenOutOf(body) };
}

it.each([
  [
    'command',
    {
      command: '/incident',
      trigger_id: '1.2',
      text: `log password: ${password}`,
      user_id: 'U1',
      channel_id: 'C1',
    },
  ],
  [
    'form',
    {
      ...{ type: 'view_submission', user: { id: 'U1' } },
      // A block may have the name of any field.
      view: { id: 'V1', state: { values: { type: { id: typed }, value: { user: { ...typed } } } } },
    },
  ],
] as const)('no listener sees what was in a %s; it is kept beside', async (way, body) => {
  const { seen, kept } = await heard(structuredClone(body) as Record<string, unknown>);
  expect(seen).not.toContain(password);
  expect(seen).toContain(CLEAN);
  expect(kept).toMatchObject([{ user: 'U1', way, secrets: [{ kind: 'password' }] }]);
});

it.each([
  [
    'event',
    { type: 'event_callback', event: { type: 'message', text: typed.value, user: 'U1', channel: 'C1' } },
  ],
  ['button', { type: 'block_actions', user: { id: 'U1' }, actions: [typed], message: { text: typed.value } }],
  ['shortcut', { type: 'message_action', user: { id: 'U1' }, message: { ts: '1.2', text: typed.value } }],
])('what was in an %s is handed on to whoever captures it', async (_, body) => {
  const { seen, kept, taken } = await heard(structuredClone(body) as Record<string, unknown>);
  expect(seen).not.toContain(password);
  expect(seen).toContain(CLEAN);
  expect(kept).toEqual([]);
  expect(taken[0]).toEqual({ kind: 'password', value: password });
});

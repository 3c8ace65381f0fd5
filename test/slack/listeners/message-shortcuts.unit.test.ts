import { expect, it } from '@jest/globals';
import type { App as BoltApp } from '@slack/bolt';
import { captureMessage, capturePin } from '../../../src/app/capture/capture-message.ts';
import { editEntry } from '../../../src/app/entries/change-entry.ts';
import { secretScanner } from '../../../src/secret-rules/re2-scanner.ts';
import { secretVault } from '../../../src/secret-vault.ts';
import type { ListenerContext } from '../../../src/slack/listeners/listener-context.ts';
import { listenToMessageShortcuts } from '../../../src/slack/listeners/message-shortcuts.ts';
import { takeOutSecrets } from '../../../src/slack/listeners/take-out-secrets.ts';
import { CommandStage } from '../../builders/command-stage.ts';

const TS = '1795202000.000100';

async function stage() {
  const on = new CommandStage();
  const { key } = await on.declare({ here: 'C1' });
  const app = {
    ...on.app,
    secretFinder: secretScanner(),
    secretVault: secretVault(undefined, Buffer.alloc(32)),
  };
  const tasks: Promise<unknown>[] = [];
  const background = (task: Promise<unknown>) => void tasks.push(task);
  const context = { ...on.context, app, background } as unknown as ListenerContext;
  const listeners = new Map<string, (args: object) => Promise<void>>();
  const bolt = {
    shortcut: ({ callback_id: id }: { callback_id: string }, listener: (args: object) => Promise<void>) =>
      void listeners.set(id, listener),
  } as unknown as BoltApp;
  listenToMessageShortcuts(bolt, context);
  const place = { team: 'T1', channel: 'C1', incident: key, ts: TS };
  /** Chooses it of a message; tells the form, or what is answered. */
  const choose = async (message: object, id = 'add-to-timeline', channel = 'C1') => {
    const shown: object[] = [];
    const note = async (what: object) => void shown.push(what);
    const body = {
      ...{ type: 'message_action', callback_id: id, team: { id: 'T1' }, user: { id: 'UBO' } },
      ...{ channel: { id: channel }, trigger_id: '1.2', message_ts: TS, message, response_url: 'https://x' },
    };
    const args = {
      ...{ body, shortcut: body, ack: async () => undefined, respond: note },
      client: { views: { open: note }, chat: { postEphemeral: note } },
      context: { teamId: 'T1', botId: 'BSCRIBE', botUserId: 'USCRIBE' },
    };
    await takeOutSecrets(context)({ ...args, next: async () => listeners.get(id)?.(args) } as never);
    await Promise.all(tasks);
    return JSON.stringify(shown);
  };
  return {
    choose,
    pinned: async (text: string) => {
      await captureMessage(app, { ...place, user: 'UANA', text, threadTs: undefined, files: [] });
      await capturePin(app, { ...place, user: 'UANA', way: 'pin', on: true, eventTs: '1795202010.000100' });
    },
    correct: (text: string) =>
      editEntry(app, { team: 'T1', id: `pin.T1.C1.${TS}`, user: 'UCAT' }, (one) => ({ ...one, text })),
    kept: () => app.messages.find(place),
    secrets: () => app.secrets.latest('T1', 5),
  };
}

it('the form of a message on the timeline shows the entry as it stands', async () => {
  const { choose, pinned, correct } = await stage();
  await pinned('failover began');
  await correct('the broker failed over');
  const form = await choose({ user: 'UANA', text: 'failover began' });
  expect(form).toContain('the broker failed over');
  expect(form).not.toContain('failover began');
});

it.each(['C1', 'CELSEWHERE'])(
  'a secret comes neither into the form nor into the record, from %s',
  async (where) => {
    const { choose, kept, secrets } = await stage();
    const code = { type: 'rich_text_preformatted', elements: [{ type: 'text', text: 'Xk93kd02lsQ!' }] };
    const words = { type: 'rich_text_section', elements: [{ type: 'text', text: 'db password:' }] };
    const form = await choose(
      { user: 'UANA', text: 'db password:', blocks: [{ type: 'rich_text', elements: [words, code] }] },
      'add-to-timeline',
      where,
    );
    expect(form).toContain('[secret removed: password]');
    expect(form + JSON.stringify(await kept())).not.toContain('Xk93kd02lsQ!');
    expect(await secrets()).toMatchObject([{ user: 'UANA', way: 'message' }]);
  },
);

it.each([{ user: 'USCRIBE' }, { bot_id: 'BSCRIBE' }])(
  "Scribe's own message comes neither onto the timeline nor into the record: %j",
  async (author) => {
    const { choose, kept } = await stage();
    const text = 'Logged 14:05 · deploy of v2';
    expect(await choose({ ...author, text })).toContain("This message is Scribe's own");
    expect(await choose({ ...author, text }, 'create-action')).toContain(text);
    expect(await kept()).toBeUndefined();
  },
);

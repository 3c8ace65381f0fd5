import { describe, expect, it } from '@jest/globals';
import type { App as BoltApp } from '@slack/bolt';
import { OPEN_RIGHTS, type Rights } from '../../../../src/domain/rights/rights.ts';
import { secretScanner } from '../../../../src/secret-rules/re2-scanner.ts';
import { secretVault } from '../../../../src/secret-vault.ts';
import { listenToMentions } from '../../../../src/slack/listeners/events/mention.ts';
import { listenToMessages } from '../../../../src/slack/listeners/events/message.ts';
import type { ListenerContext } from '../../../../src/slack/listeners/listener-context.ts';
import { takeOutSecrets } from '../../../../src/slack/listeners/take-out-secrets.ts';
import { CommandStage } from '../../../builders/command-stage.ts';

/** 19:29:50 on the day on which it is 19:30 now. */
const TS = `${Date.parse('2026-11-20T19:29:50Z') / 1_000}.000100`;
const PASSWORD = 'Xk93kd02lsQ!';

/** A channel with an incident; what is said there goes through everything that listens to it. */
async function stage({ rights, zoned = true }: { rights?: Rights; zoned?: boolean } = {}) {
  const on = new CommandStage();
  const { key } = await on.declare({ here: 'C1' });
  const app = {
    ...on.app,
    secretFinder: secretScanner(),
    secretVault: secretVault(undefined, Buffer.alloc(32)),
    policy: { ...on.app.policy, ...(rights && { rights }) },
    peopleSource: {
      read: async () => ({ name: 'Ana', zone: zoned ? 'UTC' : undefined, deactivated: false, guest: true }),
    },
  };
  const tasks: Promise<unknown>[] = [];
  const background = (task: Promise<unknown>) => void tasks.push(task);
  const workspaces = { workspace: async () => ({ botUserId: 'USCRIBE' }) };
  const context = { ...on.context, app, background, workspaces } as unknown as ListenerContext;
  const listeners: Record<string, (args: object) => Promise<void>> = {};
  const bolt = {
    event: (name: string, listener: (args: object) => Promise<void>) => {
      listeners[name] = listener;
    },
  } as unknown as BoltApp;
  listenToMentions(bolt, context);
  listenToMessages(bolt, context);
  const said: string[] = [];
  const client = {
    chat: { postEphemeral: async ({ text }: { text: string }) => void said.push(text) },
  };
  const hear = async (event: { readonly type: string }) => {
    const body = { team_id: 'T1', api_app_id: 'A1', event_id: 'Ev1', event };
    const args = { event, body, client, context: { teamId: 'T1', botUserId: 'USCRIBE' } };
    const next = async () => listeners[event.type]?.(args);
    await takeOutSecrets(context)({ ...args, next } as never);
    await Promise.all(tasks.splice(0));
    return said.splice(0).join('\n');
  };
  const words = (text: string) => ({ channel: 'C1', user: 'UANA', ts: TS, text });
  return {
    hear,
    mention: (text: string, more: object = {}) => hear({ type: 'app_mention', ...words(text), ...more }),
    edit: (text: string, before: string) =>
      hear({
        ...{ type: 'message', subtype: 'message_changed', channel: 'C1', event_ts: '1795203000.000100' },
        ...{
          message: { ...words(text), edited: { user: 'UANA', ts: '1795203000.000000' } },
          previous_message: words(before),
        },
      } as never),
    entries: async () => (await app.entries.ofIncident('T1', key)).filter(({ id }) => id.startsWith('pin')),
    secrets: () => app.secrets.latest('T1', 5),
    wanted: async () => (await app.effects.due(new Date('2026-11-21'), 99, 1)).map((one) => one.key),
  };
}

/** A message whose words Slack sends twice: formatted, and as one text. */
const formatted = (words: string, code: string) => ({
  text: `<@USCRIBE> ${words}\n\`\`\`${code}\`\`\``,
  blocks: [
    {
      type: 'rich_text',
      elements: [
        {
          type: 'rich_text_section',
          elements: [
            { type: 'user', user_id: 'USCRIBE' },
            { type: 'text', text: ` ${words}` },
          ],
        },
        { type: 'rich_text_preformatted', elements: [{ type: 'text', text: code }] },
      ],
    },
  ],
});

describe('a mention', () => {
  it.each(['db password:', 'root pw is'])('with a secret below “%s” is kept without it', async (words) => {
    const { mention, entries, secrets } = await stage();
    await mention('', formatted(words, PASSWORD));
    const [entry] = await entries();
    expect(entry?.text).toContain('[secret removed: password]');
    expect(entry?.text).not.toContain(PASSWORD);
    expect(await secrets()).toMatchObject([{ user: 'UANA', way: 'message' }]);
  });

  it('says what looks like a time and was not read, and which day a bare time has become', async () => {
    const unread = await stage();
    expect(await unread.mention('<@USCRIBE> 1405 rollback began')).toContain('1405');
    const yesterday = await stage();
    const said = await yesterday.mention('<@USCRIBE> 23:50 the disk was full');
    expect(said).toMatch(/23:50.*\n.+/);
  });

  it('is read again once the zone of its author is known, and says so', async () => {
    const { mention, wanted } = await stage({ zoned: false });
    expect(await mention('<@USCRIBE> 14:05 rollback began')).toMatch(/UTC/);
    expect(await wanted()).toContain('reread-time');
  });

  it('that was refused is read anew when it is edited, once', async () => {
    const { mention, edit, entries } = await stage();
    const refused = '<@USCRIBE> 14:75 rollback began';
    expect(await mention(refused)).toContain('14:75');
    expect(await edit('<@USCRIBE> 14:05 rollback began', refused)).toMatch(/^Logged /);
    expect(await edit('<@USCRIBE> 14:05 rollback began', refused)).toBe('');
    expect(await entries()).toMatchObject([{ text: 'rollback began', source: 'mention' }]);
  });

  it('of somebody who may not write into the record is no entry', async () => {
    const rights = { ...OPEN_RIGHTS, open: { ...OPEN_RIGHTS.open, record: ['members'] as const } };
    const { mention, entries } = await stage({ rights });
    expect(await mention('<@USCRIBE> rollback began')).toContain('members');
    expect(await entries()).toEqual([]);
  });
});

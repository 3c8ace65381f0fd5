import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { readConfig } from '../../src/config.ts';
import { createLogger } from '../../src/log.ts';
import { type Service, startService } from '../../src/service.ts';
import type { Way } from '../scribe.ts';
import { freshDatabase, freshPrefix, redisUrl } from '../services.ts';
import { receipt } from './seen.ts';
import { SLOPPY_SECRET, type SloppySlack, startSloppySlack } from './sloppy-slack.ts';
import { entriesOf, eventually } from './trouble.ts';

const TEAM = 'T00000001';

describe.each<Way>(['http', 'socket'])('a Slack that knows seven methods, over %s', (way) => {
  const database = freshDatabase('sloppy');
  let slack: SloppySlack;
  let service: Service;
  let key = '';

  beforeAll(async () => {
    slack = await startSloppySlack();
    const config = readConfig({
      SLACK_BOT_TOKEN: 'xoxb-sloppy',
      SLACK_SIGNING_SECRET: SLOPPY_SECRET,
      ...(way === 'socket' && { SLACK_APP_TOKEN: 'xapp-sloppy' }),
      SLACK_API_URL: slack.apiUrl,
      MONGODB_URI: database.uri,
      REDIS_URL: redisUrl(),
      SCRIBE_ANNOUNCE_CHANNEL: 'incidents',
      PORT: '0',
    });
    const timings = {
      effects: 200,
      echoes: 200,
      reminders: 200,
      cleanInbox: 60_000,
      cleanFiles: 60_000,
      gatherEchoes: 20,
      spacing: 50,
    };
    service = await startService(config, {
      log: createLogger({ logLevel: 'silent' }),
      prefix: freshPrefix('sloppy'),
      timings,
    });
    slack.requestUrl = `http://127.0.0.1:${service.port}/slack/events`;
  });
  afterAll(async () => {
    await service.stop();
    await slack.stop();
    await database.drop();
  });

  const answered = async (text: string, channel?: string) =>
    receipt({ body: await slack.command(text, channel) });
  const posted = (...methods: readonly string[]) =>
    slack.calls
      .filter(({ method }) => method === 'chat.postMessage' || methods.includes(method))
      .map(({ args }) => args);
  const arrives = (what: string, text: string) =>
    eventually(what, async () => posted('chat.update').find((args) => args['text']?.includes(text)));

  it('declares: a channel, a card, an announcement by the channel’s name', async () => {
    const said = await answered('declare Checkout errors --sev 2');
    const card = await arrives('the card', 'Incident commander: <@U00000001>');
    expect(card).toMatchObject({ channel: 'CINC00001' });
    key = /INC-\d{4}-\d{4}/.exec(card['text'] ?? '')?.[0] ?? '';
    expect(said).toContain(`Declared ${key} · Checkout errors`);
    await eventually('the announcement', async () =>
      posted().find((args) => args['channel'] === '#incidents'),
    );
  });

  it('records, and echoes', async () => {
    expect(await answered('log #change deploy of v2', 'CINC00001')).toContain('· change · deploy of v2');
    expect(await arrives('the line', 'deploy of v2 — <@U00000001>')).toMatchObject({ channel: 'CINC00001' });
    expect(await answered('log from elsewhere')).toContain('Which incident?');
    expect(await answered('sev 1', 'CINC00001')).toContain('Sev-2 → Sev-1');
  });

  it('hears messages and reactions with the fewest fields', async () => {
    const message = {
      type: 'message',
      channel: 'CINC00001',
      user: 'U00000002',
      text: 'disk is full',
      ts: '1800000000.000100',
    };
    await slack.event(message);
    const item = { type: 'message', channel: 'CINC00001', ts: message.ts };
    await slack.event({
      type: 'reaction_added',
      user: 'U00000002',
      reaction: 'pushpin',
      item,
      event_ts: '1800000001.000100',
    });
    await arrives('the line', 'disk is full — <@U00000002>');
    await slack.event({ type: 'user_change', user: { id: 'U00000002' } });
  });

  it('answers buttons that come without an address to answer at', async () => {
    const entry = (await entriesOf(database.uri, TEAM, key)).find(({ text }) => text === 'deploy of v2')?.id;
    await slack.interact({
      type: 'block_actions',
      team: { id: TEAM },
      user: { id: 'U00000001' },
      container: { channel_id: 'CINC00001' },
      trigger_id: `click-${way}`,
      actions: [{ action_id: 'entry-undo', value: JSON.stringify({ entry }) }],
    });
    await eventually('the private answer', async () =>
      slack.calls.find(
        ({ method, args }) => method === 'chat.postEphemeral' && args['text']?.startsWith('Taken back'),
      ),
    );
  });

  it('resolves and drafts: the ready message comes, and says what this Slack does not have', async () => {
    expect(await answered('resolve rolled back', 'CINC00001')).toContain(`${key} is resolved`);
    await arrives('the draft', 'Draft ready');
    const notes = await arrives(
      'what is missing',
      'Scribe may not write canvases: this Slack does not know the method.',
    );
    expect(notes['text']).toContain('Scribe may not upload files: this Slack does not know the method.');
    expect(posted().filter((args) => args['text']?.startsWith('Drafting'))).toHaveLength(1);
    const told = posted()
      .filter((args) => args['channel'] === 'U00000001')
      .map((args) => args['text'] ?? '');
    for (const what of ['pin messages', 'set the topic', 'invite people'])
      expect(told.filter((text) => text.includes(what))).toHaveLength(1);
  });
});

import { afterAll, afterEach, beforeAll, describe, expect, it } from '@jest/globals';
import { startRedis } from '../../packages/dev-services/services/redis.ts';
import { type Stage, setStage } from '../scribe.ts';
import { type Child, startChild } from './child.ts';
import { cardIn, echoes, isReply, placeOf, receipt } from './seen.ts';
import { entriesOf } from './trouble.ts';

describe('a bot killed with signal 9 right after its answer', () => {
  let redis: Awaited<ReturnType<typeof startRedis>>;
  let stage: Stage;
  let bot: Child | undefined;

  beforeAll(async () => {
    redis = await startRedis();
    stage = await setStage({ redisUrl: redis.url, overrides: { prefix: 'scribe' }, idle: true });
  }, 120_000);
  afterEach(() => bot?.process.kill());
  afterAll(async () => {
    await stage.strike();
    await redis.stop();
  });

  async function startBot(): Promise<Child> {
    const env = { MONGODB_URI: stage.mongodbUri, REDIS_URL: redis.url };
    const child = await startChild(stage.slack, 'bot', env);
    stage.slack.requestUrl(`http://127.0.0.1:${child.port}/slack/events`);
    return child;
  }

  it('leaves nothing undone: the channel and the card are made once, the entry is shown once', async () => {
    const { slack } = stage;
    const bo = slack.as('bo');
    bot = await startBot();
    const declared = await bo.command('general', '/incident', 'declare Checkout fails');
    await bot.process.kill();
    expect(receipt(declared)).toContain('Declared INC-');
    await stage.start({ SCRIBE_RUN: 'worker' });
    const { channel, key } = await placeOf(slack, 'Checkout fails');
    await cardIn(slack, channel);
    await slack.until(() => slack.pins(channel).length === 1 && slack.channel(channel)?.members.has(bo.id), {
      what: 'the pin and the person',
    });

    bot = await startBot();
    const logged = await bo.command(channel, '/incident', 'log #change deploy began');
    await bot.process.kill();
    expect(receipt(logged)).toMatch(/^Logged/);
    await slack.until(() => echoes(slack, channel).some((line) => line.includes('deploy began')), {
      what: 'the echo',
    });

    bot = await startBot();
    const resolved = await bo.command(channel, '/incident', 'resolve rolled back');
    await bot.process.kill();
    expect(receipt(resolved)).toMatch(/resolved/i);
    await slack.until(() => slack.messages(channel).some(({ text }) => text.startsWith('Draft ready')), {
      what: 'the draft',
    });
    const lines = echoes(slack, channel);
    expect(lines.filter((line) => line.includes('deploy began'))).toHaveLength(1);
    expect(slack.messages(channel).filter(({ text }) => text.startsWith('Resolved after'))).toHaveLength(1);
    expect(slack.channels().filter(({ name }) => name.startsWith('inc-'))).toHaveLength(1);
    expect(slack.pins(channel)).toHaveLength(1);
    const announced = slack.messages('incidents').filter(({ text }) => text.includes(key));
    expect(announced.filter((it) => !isReply(it))).toHaveLength(1);
    expect(await entriesOf(stage.mongodbUri, slack.teamId, key)).toHaveLength(3);
  }, 120_000);
});

describe('a channel that Slack made without telling', () => {
  it.each([false, true])(
    'is taken over, never made twice (private: %s)',
    async (isPrivate) => {
      const stage = await setStage();
      try {
        const { slack } = stage;
        slack.faults.add('conversations.create', { kind: 'reset', applied: true }, 1);
        slack.faults.add('chat.postMessage', { kind: 'reset', applied: true }, 3);
        const bo = slack.as('bo');
        const line = `declare Checkout fails${isPrivate ? ' --private' : ''}`;
        await bo.command('general', '/incident', line);
        const { channel, key } = await placeOf(slack, 'Checkout fails');
        await slack.until(
          () => slack.pins(channel).length === 1 && slack.channel(channel)?.members.has(bo.id),
          {
            what: 'the set-up channel',
            timeoutMs: 45_000,
          },
        );
        await bo.command(channel, '/incident', 'log deploy began');
        await slack.until(() => echoes(slack, channel).some((text) => text.includes('deploy began')), {
          what: 'the echo',
        });
        expect(slack.channels().filter(({ name }) => name.startsWith('inc-'))).toHaveLength(1);
        expect(slack.messages(channel).filter(({ blocks }) => blocks?.[0]?.type === 'header')).toHaveLength(
          1,
        );
        expect(echoes(slack, channel).filter((text) => text.includes('deploy began'))).toHaveLength(1);
        expect(slack.messages('incidents').filter(({ text }) => text.includes(key))).toHaveLength(
          isPrivate ? 0 : 1,
        );
      } finally {
        await stage.strike();
      }
    },
    40_000,
  );
});

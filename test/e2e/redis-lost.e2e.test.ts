import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { Redis } from 'ioredis';
import { startRedis } from '../../packages/dev-services/services/redis.ts';
import { type Stage, setStage } from '../scribe.ts';
import { cardIn, drafts, echoes, receipt } from './seen.ts';
import { declare, entriesOf, nothingWanted, PATIENCE_MS } from './trouble.ts';

type OwnRedis = Awaited<ReturnType<typeof startRedis>>;

/** Lines in the channel, found by the words in them. */
function linesWith(stage: Stage, channel: string, words: string): string[] {
  return echoes(stage.slack, channel).filter((line) => line.includes(words));
}

function readyIn(stage: Stage, channel: string) {
  return drafts(stage.slack, channel);
}

describe('while Redis is down', () => {
  let redis: OwnRedis;
  let stage: Stage;
  let channel = '';
  let key = '';

  beforeAll(async () => {
    redis = await startRedis();
    stage = await setStage({ redisUrl: redis.url });
    ({ channel, key } = await declare(stage.slack, 'Checkout errors'));
  }, 120_000);
  afterAll(async () => {
    await stage.strike();
    await redis.stop();
  });

  it('takes entries, changes and the resolution; echoes, card and draft come once Redis is back', async () => {
    const { slack } = stage;
    const bo = slack.as('bo');
    const card = await cardIn(slack, channel);
    await redis.kill();
    const answers = await Promise.all(
      ['log #change deploy began', 'log #detection first alarm', 'sev 1 it is worse'].map((text) =>
        bo.command(channel, '/incident', text),
      ),
    );
    const resolved = await bo.command(channel, '/incident', 'resolve rolled back');
    for (const answer of [...answers, resolved]) expect(answer.latencyMs).toBeLessThan(PATIENCE_MS);
    expect(answers.map(receipt).map((text) => text.split(' ')[0])).toEqual(['Logged', 'Logged', 'Severity:']);
    expect(receipt(resolved)).toMatch(/resolved/i);
    expect((await entriesOf(stage.mongodbUri, slack.teamId, key)).map(({ text }) => text)).toEqual(
      expect.arrayContaining(['deploy began', 'first alarm', 'Resolved: rolled back']),
    );
    await redis.restart();
    await slack.until(() => linesWith(stage, channel, 'first alarm').length > 0, { what: 'the echoes' });
    await slack.until(() => readyIn(stage, channel).length > 0, { what: 'the draft' });
    await slack.until(
      () => slack.messages(channel).some(({ ts, text }) => ts === card.ts && text.includes('Sev-1')),
      { what: 'the card' },
    );
    for (const words of ['deploy began', 'first alarm'])
      expect(linesWith(stage, channel, words)).toHaveLength(1);
    expect(readyIn(stage, channel)).toHaveLength(1);
    expect(slack.canvases()).toHaveLength(1);
  });

  it('takes an entry also while Redis hangs', async () => {
    const { slack } = stage;
    const bo = slack.as('bo');
    await redis.pause();
    const answer = await bo.command(channel, '/incident', 'log said while Redis hung').finally(redis.resume);
    expect(answer.latencyMs).toBeLessThan(PATIENCE_MS);
    expect(receipt(answer)).toMatch(/^Logged/);
    await slack.until(() => linesWith(stage, channel, 'while Redis hung').length > 0, {
      what: 'the echo',
      timeoutMs: 45_000,
    });
    expect(linesWith(stage, channel, 'while Redis hung')).toHaveLength(1);
  });
});

describe('a start with Redis down', () => {
  it('takes entries at once, and shows them when Redis comes', async () => {
    const redis = await startRedis();
    await redis.kill();
    const stage = await setStage({ redisUrl: redis.url });
    try {
      const { slack } = stage;
      const health = await fetch(`http://127.0.0.1:${stage.service.port}/healthz`);
      const ready = await fetch(`http://127.0.0.1:${stage.service.port}/readyz`);
      expect([health.status, ready.status]).toEqual([200, 503]);
      expect(await ready.text()).toContain('Redis');
      const bo = slack.as('bo');
      const answer = await bo.command('general', '/incident', 'declare Search is slow --here');
      expect(receipt(answer)).toMatch(/^Declared/);
      expect(receipt(await bo.command('general', '/incident', 'log it began'))).toMatch(/^Logged/);
      await redis.restart();
      await slack.until(() => linesWith(stage, 'general', 'it began').length > 0, { what: 'the echo' });
      expect(linesWith(stage, 'general', 'it began')).toHaveLength(1);
    } finally {
      await stage.strike();
      await redis.stop();
    }
  }, 120_000);
});

describe('when Redis is emptied', () => {
  let redis: OwnRedis;
  let stage: Stage;
  beforeEach(async () => {
    redis = await startRedis();
  }, 120_000);
  afterEach(async () => {
    await stage.strike();
    await redis.stop();
  });

  async function flush(): Promise<void> {
    const client = new Redis(redis.url);
    await client.flushall();
    await client.quit();
  }

  it('loses no echo, card, draft or reminder that was waiting in it, and shows each once', async () => {
    stage = await setStage({ redisUrl: redis.url, env: { SCRIBE_RUN: 'bot' } });
    const { slack } = stage;
    const worker = await stage.start({ SCRIBE_RUN: 'worker' });
    slack.requestUrl(`http://127.0.0.1:${stage.service.port}/slack/events`);
    const { channel } = await declare(slack, 'Checkout errors');
    const bo = slack.as('bo');
    const item = 'action add Add a memory alarm @bo due tomorrow P1';
    expect(receipt(await bo.command(channel, '/incident', item))).toContain('A-1');
    await slack.until(() => slack.messages(channel).some(({ text }) => text.includes('A-1')), {
      what: 'the item',
    });
    await worker.stop();

    await bo.command(channel, '/incident', 'log #change deploy began');
    await bo.command(channel, '/incident', 'sev 1');
    await bo.command(channel, '/incident', 'resolve rolled back');
    await slack.clock.advance(untilWorkingMorning(slack.clock.now()));
    await flush();

    await stage.start({ SCRIBE_RUN: 'worker' });
    slack.requestUrl(`http://127.0.0.1:${stage.service.port}/slack/events`);
    await everythingCame();
    // What is done stays done: none of it happens a second time.
    await flush();
    await bo.command(channel, '/incident', 'log one more');
    await slack.until(() => linesWith(stage, channel, 'one more').length > 0, { what: 'the last echo' });
    await everythingCame();

    async function everythingCame(): Promise<void> {
      await slack.until(() => linesWith(stage, channel, 'deploy began').length > 0, { what: 'the echo' });
      await slack.until(() => readyIn(stage, channel).length > 0, { what: 'the draft' });
      await slack.until(() => slack.dms('bo').some(({ text }) => text.includes('Add a memory alarm')), {
        what: 'the reminder',
      });
      expect(linesWith(stage, channel, 'deploy began')).toHaveLength(1);
      expect(readyIn(stage, channel)).toHaveLength(1);
      expect(slack.dms('bo').filter(({ text }) => text.includes('Add a memory alarm'))).toHaveLength(1);
      expect((await cardIn(slack, channel)).text).toContain('Sev-1');
    }
  }, 120_000);

  it('nudges once, whenever it is emptied', async () => {
    const overrides = { timings: { nudges: 300 } };
    stage = await setStage({ redisUrl: redis.url, overrides });
    const { slack } = stage;
    const { channel } = await declare(slack, 'Checkout errors');
    await slack.as('bo').command(channel, '/incident', 'leave commander');
    await slack.settled();
    const asked = () => slack.messages(channel).filter(({ text }) => text.includes('Who takes command?'));
    // A call that Slack refuses for now leaves the nudge waiting, with a job in Redis alone that tells when.
    slack.faults.add('chat.postMessage', { kind: 'rate-limited', retryAfter: 2 }, 1);
    await slack.clock.advance(6 * 60_000);
    await slack.until(() => slack.calls.some(({ status }) => status === 429), { what: 'the refusal' });
    await flush();
    await slack.until(() => asked().length > 0, { what: 'the question', timeoutMs: 45_000 });
    await flush();
    await slack.as('bo').command(channel, '/incident', 'log looked again');
    await slack.until(() => linesWith(stage, channel, 'looked again').length > 0, { what: 'the line' });
    await slack.clock.advance(4 * 60_000);
    await flush();
    await slack.settled();
    await nothingWanted(stage.service);
    expect(asked()).toHaveLength(1);
  }, 120_000);

  it('goes on when it is emptied again and again under load', async () => {
    stage = await setStage({ redisUrl: redis.url });
    const { slack } = stage;
    const { channel } = await declare(slack, 'Checkout errors');
    const bo = slack.as('bo');
    const texts = Array.from({ length: 40 }, (_, index) => `entry number ${index}.`);
    for (let from = 0; from < texts.length; from += 10) {
      await Promise.all(
        texts.slice(from, from + 10).map((text) => bo.command(channel, '/incident', `log ${text}`)),
      );
      await flush();
    }
    await slack.until(() => texts.every((text) => linesWith(stage, channel, text).length > 0), {
      what: 'every echo',
    });
    for (const text of texts) expect(linesWith(stage, channel, text)).toHaveLength(1);
  }, 120_000);
});

/** From now to 10:00 in New York on the first working day from the second one on. */
function untilWorkingMorning(now: number): number {
  const day = new Date(now);
  day.setUTCHours(15, 0, 0, 0);
  do day.setUTCDate(day.getUTCDate() + 1);
  while (day.getTime() - now < 48 * 3_600_000 || [0, 6].includes(day.getUTCDay()));
  return day.getTime() - now;
}

import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { startRedis } from '../../packages/dev-services/services/redis.ts';
import { openStores } from '../../src/mongo/open-stores.ts';
import { type Stage, setStage } from '../scribe.ts';
import { type Child, startChild } from './child.ts';
import { type Gateway, type Halt, openGateway, type Passing } from './gateway.ts';
import { type MongoProxy, openMongoProxy } from './mongo-proxy.ts';
import { drafts, echoes, isCard, isReply, placeOf } from './seen.ts';
import { declare, nothingWanted } from './trouble.ts';

/** Where the worker is in what it does for an incident when it is paused. */
const STEPS: readonly {
  readonly title: string;
  readonly when: Halt['when'];
  readonly method: string;
  readonly says?: string;
}[] = [
  { title: 'Checkout fails', when: 'after', method: 'chat.postMessage', says: 'Drafting' },
  { title: 'Mail is late', when: 'after', method: 'canvases.edit' },
  { title: 'Login loops', when: 'before', method: 'files.completeUploadExternal' },
  { title: 'Billing is double', when: 'after', method: 'files.completeUploadExternal' },
  { title: 'Prices are old', when: 'after', method: 'files.completeUploadExternal', says: 'Timeline' },
  { title: 'Reports are empty', when: 'after', method: 'chat.update', says: 'Draft ready' },
  { title: 'Maps are blank', when: 'after', method: 'chat.postMessage', says: 'Resolved after' },
];
/** Lines of these two are shown when the worker is paused: it has posted one, and has claimed the other. */
const POSTED = 'Queue is stuck';
const CLAIMED = 'Videos stall';
/** It has claimed what this one wants when it is resolved, and nothing of it is in Slack yet. */
const RESOLVED = 'Tickets vanish';
/** News, announcement, draft: so many claims are under way then, at least. */
const CLAIMS = 3;

/** Others take over what a worker had for 10 s without a word, and Redis hands on its jobs after about 15. */
const TAKEN_OVER_MS = 45_000;
/** Slack lets wait for a minute at most. */
const LIMITED_MS = 60_000;

describe('a worker that is paused for longer than its leases (SIGSTOP)', () => {
  let redis: Awaited<ReturnType<typeof startRedis>>;
  let stage: Stage;
  let gateway: Gateway;
  let mongo: MongoProxy;
  let sleeper: Child | undefined;

  beforeAll(async () => {
    redis = await startRedis();
    const env = { SCRIBE_RUN: 'bot' };
    stage = await setStage({ redisUrl: redis.url, env, overrides: { prefix: 'scribe' } });
    gateway = await openGateway(stage.slack);
    mongo = await openMongoProxy(stage.mongodbUri);
  }, 120_000);
  afterAll(async () => {
    await sleeper?.process.kill();
    await gateway.close();
    await mongo.close();
    await stage.strike();
    await redis.stop();
  });

  async function startWorker() {
    const worker = await stage.start({ SCRIBE_RUN: 'worker' });
    stage.slack.requestUrl(`http://127.0.0.1:${stage.service.port}/slack/events`);
    return worker;
  }

  it('does nothing a second time when it wakes up: lines, files, drafts, news, channels', async () => {
    const { slack } = stage;
    const bo = slack.as('bo');
    const first = await startWorker();
    const incidents: { key: string; channel: string; title: string }[] = [];
    for (const title of [...STEPS.map((step) => step.title), POSTED, CLAIMED, RESOLVED])
      incidents.push({ ...(await declare(slack, title)), title });
    await first.stop();
    slack.passLimits(60_000);
    const of = (title: string) => incidents.find((one) => one.title === title) ?? { key: '', channel: '' };

    sleeper = await startChild(slack, 'worker', {
      SLACK_API_URL: gateway.apiUrl,
      MONGODB_URI: mongo.uri,
      REDIS_URL: redis.url,
    });
    gateway.halt(
      ...STEPS.map(({ title, when, method, says }) => ({
        name: title,
        when,
        fits: fits(of(title), method, says),
      })),
      { name: POSTED, when: 'after', fits: fits(of(POSTED), 'chat.postMessage', 'a line') },
      { name: 'channel', when: 'after', fits: ({ method }) => method === 'conversations.create' },
    );
    await Promise.all(
      STEPS.map(({ title }) => bo.command(of(title).channel, '/incident', 'resolve rolled back')),
    );
    await bo.command(of(POSTED).channel, '/incident', 'log #note a line that it has posted');
    await bo.command('general', '/incident', 'declare Search is slow --drill');
    await slack.until(() => gateway.halted.size === STEPS.length + 2, {
      what: `each step to be reached, not only ${[...gateway.halted].join(', ')}`,
      timeoutMs: LIMITED_MS + 30_000,
    });
    // The database has done what it asks for these two; it hears of that when it wakes up.
    const line = mongo.holdAnswersTo(of(CLAIMED).key);
    await bo.command(of(CLAIMED).channel, '/incident', 'log #note a line that it has claimed');
    await slack.until(() => line.count() > 0, { what: 'the line to be claimed', timeoutMs: TAKEN_OVER_MS });
    const effects = mongo.holdAnswersTo(await idOf(of(RESOLVED).key));
    await bo.command(of(RESOLVED).channel, '/incident', 'resolve rolled back');
    await slack.until(() => effects.count() >= CLAIMS, { what: 'the claims', timeoutMs: TAKEN_OVER_MS });
    await sleeper.process.pause();

    slack.passLimits(60_000);
    const other = await startWorker();
    const isDone = () =>
      [...STEPS.map(({ title }) => title), RESOLVED].every(
        (title) => posts(of(title).channel, '/progress', 'Draft ready') > 0,
      ) &&
      shows(of(POSTED).channel, 'a line that') > 0 &&
      shows(of(CLAIMED).channel, 'a line that') > 0;
    await slack.until(isDone, {
      what: 'another worker to do all of it',
      timeoutMs: LIMITED_MS + TAKEN_OVER_MS,
    });
    await nothingWanted(other);
    const calls = slack.calls.length;
    line.release();
    effects.release();
    gateway.goOn();
    sleeper.process.resume();
    // It takes up its work where it was; a line that it shows now comes after all that it might do twice.
    await other.stop();
    for (const { channel } of incidents) await bo.command(channel, '/incident', 'log #note it is awake');
    await slack.until(() => incidents.every(({ channel }) => shows(channel, 'it is awake') === 1), {
      what: 'lines that it shows itself',
      timeoutMs: LIMITED_MS + TAKEN_OVER_MS,
    });
    await nothingWanted(sleeper);
    expect(slack.calls.length).toBeGreaterThan(calls);

    for (const { channel, key, title } of incidents) {
      const isResolved = title !== POSTED && title !== CLAIMED;
      const seen = {
        title,
        cards: slack.messages(channel).filter(isCard).length,
        drafts: drafts(slack, channel).length,
        progress: posts(channel, '/progress'),
        canvases: slack.canvases().filter((canvas) => canvas.channel === channel).length,
        files: slack.files().filter(({ file }) => file.channels.includes(channel)).length,
        news: slack.messages(channel).filter(({ text }) => text.startsWith('Resolved after')).length,
        lines: shows(channel, 'a line that'),
        announced: slack.messages('incidents').filter((it) => it.text.includes(key) && !isReply(it)).length,
      };
      const once = isResolved ? 1 : 0;
      expect(seen).toEqual({
        title,
        cards: 1,
        drafts: once,
        progress: once,
        canvases: once,
        files: 2 * once,
        news: once,
        lines: 1 - once,
        announced: 1,
      });
    }
    const { key } = await placeOf(slack, 'Search is slow');
    expect(slack.channels().filter(({ name }) => name.includes(key.toLowerCase()))).toHaveLength(1);
  }, 300_000);

  /** The id that the database knows an incident by. */
  async function idOf(key: string): Promise<string> {
    const stores = await openStores(stage.mongodbUri);
    const known = await stores.incidents.byKey(stage.slack.teamId, key);
    await stores.close();
    return known?.incident.id ?? '';
  }

  /** The one call that says this about an incident. */
  function fits(
    { key, channel }: { readonly key: string; readonly channel: string },
    method: string,
    says = '',
  ) {
    return (call: Passing) =>
      call.method === method &&
      (call.body.includes(channel) || call.body.toUpperCase().includes(key)) &&
      call.body.includes(says);
  }

  /** How many lines of the channel contain these words. */
  function shows(channel: string, words: string): number {
    return echoes(stage.slack, channel).filter((line) => line.includes(words)).length;
  }

  /** How many posts of a draft's part there are, now with this beginning. */
  function posts(channel: string, part: string, begin = ''): number {
    return stage.slack.messages(channel).filter(({ metadata, text }) => {
      const effect = metadata?.event_payload['effect'];
      return typeof effect === 'string' && effect.endsWith(part) && text.startsWith(begin);
    }).length;
  }
});

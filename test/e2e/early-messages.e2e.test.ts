import { afterAll, beforeAll, expect, it } from '@jest/globals';
import { startRedis } from '../../packages/dev-services/services/redis.ts';
import { openStores } from '../../src/mongo/open-stores.ts';
import { type Stage, setStage } from '../scribe.ts';
import { type Child, startChild } from './child.ts';
import { type Gateway, openGateway } from './gateway.ts';
import { entriesOf, eventually } from './trouble.ts';

/** What a killed worker holds is leased for 8 s, and Redis hands on its jobs after about as long. */
const TAKEN_OVER_MS = 45_000;

let redis: Awaited<ReturnType<typeof startRedis>>;
let stage: Stage;
let gateway: Gateway;
let victim: Child | undefined;

beforeAll(async () => {
  redis = await startRedis();
  const env = { SCRIBE_RUN: 'bot' };
  stage = await setStage({ redisUrl: redis.url, env, overrides: { prefix: 'scribe' } });
  gateway = await openGateway(stage.slack);
}, 120_000);
afterAll(async () => {
  await victim?.process.kill();
  await gateway.close();
  await stage.strike();
  await redis.stop();
});

it('what is said and marked in a channel is kept also where the worker is killed before it noted the channel', async () => {
  const { slack } = stage;
  const ana = slack.as('ana');
  victim = await startChild(slack, 'worker', {
    SLACK_API_URL: gateway.apiUrl,
    MONGODB_URI: stage.mongodbUri,
    REDIS_URL: redis.url,
  });
  gateway.halt({ name: 'channel', when: 'after', fits: ({ method }) => method === 'conversations.create' });
  await slack.as('bo').command('general', '/incident', 'declare Queue is stuck --drill');
  await slack.until(() => gateway.halted.has('channel'), { what: 'the channel to be made' });
  const made = await slack.until(() => slack.channels().find(({ name }) => name.includes('queue-is-stuck')), {
    what: 'the channel',
  });
  ana.join(made.id);
  const plain = ana.say(made.id, 'I am looking');
  const marked = ana.say(made.id, 'it began with the deploy');
  ana.react(made.id, marked.ts, 'pushpin');
  const pinned = ana.reply(made.id, marked.ts, 'rolled back');
  ana.pin(made.id, pinned.ts);
  ana.say(made.id, `<@${slack.botUserId}> #change queue drained`);
  const taken = ana.say(made.id, 'wrong channel, sorry');
  ana.react(made.id, taken.ts, 'pushpin');
  ana.remove(made.id, taken.ts);
  await slack.settled();
  await victim.process.kill();

  await stage.start({ SCRIBE_RUN: 'worker' });
  const key = /inc-\d{4}-\d{4}/.exec(made.name)?.[0].toUpperCase() ?? '';
  await eventually(
    'the marked messages, and what was said to Scribe, on the timeline',
    async () => {
      const texts = (await entriesOf(stage.mongodbUri, slack.teamId, key)).map(({ text }) => text);
      return ['it began with the deploy', 'rolled back', 'queue drained'].every((text) =>
        texts.includes(text),
      );
    },
    TAKEN_OVER_MS,
  );
  const stores = await openStores(stage.mongodbUri);
  const kept = await stores.messages.find({ team: slack.teamId, channel: made.id, ts: plain.ts });
  const gone = await stores.messages.find({ team: slack.teamId, channel: made.id, ts: taken.ts });
  await stores.close();
  expect(gone).toBeUndefined();
  expect(kept).toMatchObject({ text: 'I am looking', incident: key });
}, 120_000);

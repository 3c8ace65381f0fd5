import { afterAll, afterEach, beforeAll, describe, expect, it } from '@jest/globals';
import { startMongo } from '../../packages/dev-services/services/mongo.ts';
import { withDatabase } from '../../packages/dev-services/services/with-database.ts';
import { type Stage, setStage, type Way } from '../scribe.ts';
import { counts, declare, entriesOf, eventually, untilMongoAnswers } from './trouble.ts';

let mongo: Awaited<ReturnType<typeof startMongo>>;
beforeAll(async () => {
  mongo = await startMongo();
}, 300_000);
afterAll(() => mongo.stop());

describe.each<Way>(['http', 'socket'])('events while MongoDB is away, over %s', (way) => {
  let stage: Stage;
  let incident: { key: string; channel: string };
  let down = false;

  beforeAll(async () => {
    const mongodbUri = withDatabase(mongo.url, `events-${way}`);
    stage = await setStage({ way, mongodbUri, slack: { patienceMs: 3_000 } });
    incident = await declare(stage.slack, 'Checkout errors');
    await stage.slack.as('bo').command(incident.channel, '/incident', 'log #detection first alarm');
  }, 120_000);
  afterAll(() => stage.strike());
  afterEach(() => back());

  const recorded = (text: string) =>
    entriesOf(stage.mongodbUri, stage.slack.teamId, incident.key).then((entries) =>
      entries.filter((entry) => entry.text === text),
    );

  async function kill(): Promise<void> {
    down = true;
    await mongo.kill();
  }

  async function back(): Promise<void> {
    if (!down) return;
    await mongo.restart();
    down = false;
    await untilMongoAnswers(stage.slack);
  }

  it('does not acknowledge events, so that Slack delivers them again and each is kept once', async () => {
    const { slack } = stage;
    const said = { killed: 'said while it was down', hung: 'said while it hung' };
    const attempts = (text: string) =>
      slack.deliveries
        .filter(({ type, payload }) => type === 'message' && JSON.stringify(payload).includes(text))
        .flatMap((delivery) => delivery.attempts);
    slack.as('bo').say(incident.channel, said.killed);
    await slack.settled();
    expect(attempts(said.killed).map(({ acknowledged }) => acknowledged)).toEqual([true]);
    await kill();
    slack.as('bo').say(incident.channel, 'a second thing said while it was down');
    await slack.until(() => attempts('a second thing').length === 2, {
      what: 'two tries',
      timeoutMs: 45_000,
    });
    for (const attempt of attempts('a second thing')) {
      expect(attempt).toMatchObject({ acknowledged: false });
      expect(attempt).toMatchObject(way === 'http' ? { status: 500 } : { reason: 'timeout' });
    }
    await slack.clock.advance(60_000);
    expect(attempts('a second thing')).toHaveLength(3);
    await back();
    await slack.clock.advance(300_000);
    expect(attempts('a second thing').map((it) => it.acknowledged)).toEqual([false, false, false, true]);

    await mongo.pause();
    const hung = slack.as('bo').say(incident.channel, said.hung);
    await slack
      .until(() => attempts(said.hung).length === 2, { what: 'two tries', timeoutMs: 45_000 })
      .finally(mongo.resume);
    await untilMongoAnswers(slack);
    expect(attempts(said.hung).every((it) => !it.acknowledged)).toBe(true);
    await slack.clock.advance(60_000);
    expect(attempts(said.hung).at(-1)).toMatchObject({ acknowledged: true });
    slack.as('bo').react(incident.channel, hung.ts, 'pushpin');
    await eventually(
      'the pinned message on the timeline',
      async () => (await recorded(said.hung)).length > 0,
    );
    expect(await recorded(said.hung)).toHaveLength(1);
    expect(counts(slack.deliveries.map(({ state }) => state))['failed']).toBeUndefined();
  });
});

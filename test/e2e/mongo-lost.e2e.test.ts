import { afterAll, afterEach, beforeAll, describe, expect, it } from '@jest/globals';
import { startMongo } from '../../packages/dev-services/services/mongo.ts';
import { withDatabase } from '../../packages/dev-services/services/with-database.ts';
import { type Stage, setStage, type Way } from '../scribe.ts';
import { echoes, receipt } from './seen.ts';
import {
  declare,
  entriesOf,
  eventually,
  PATIENCE_MS,
  press,
  privately,
  untilMongoAnswers,
} from './trouble.ts';

let mongo: Awaited<ReturnType<typeof startMongo>>;
beforeAll(async () => {
  mongo = await startMongo();
}, 300_000);
afterAll(() => mongo.stop());

describe.each<Way>(['http', 'socket'])('people while MongoDB is away, over %s', (way) => {
  let stage: Stage;
  let incident: { key: string; channel: string };
  let down = false;

  beforeAll(async () => {
    stage = await setStage({ way, mongodbUri: withDatabase(mongo.url, `lost-${way}`) });
    incident = await declare(stage.slack, 'Checkout errors');
    await stage.slack.as('bo').command(incident.channel, '/incident', 'log #detection first alarm');
  }, 120_000);
  afterAll(() => stage.strike());
  afterEach(() => back());

  const recorded = (text: string) =>
    entriesOf(stage.mongodbUri, stage.slack.teamId, incident.key).then((entries) =>
      entries.filter((entry) => entry.text === text),
    );
  const echoed = (text: string) =>
    echoes(stage.slack, incident.channel).filter((line) => line.includes(text));

  async function kill(): Promise<void> {
    down = true;
    await mongo.kill();
  }

  /** The database answers again, and Scribe has noticed. */
  async function back(): Promise<void> {
    if (!down) return;
    await mongo.restart();
    down = false;
    await untilMongoAnswers(stage.slack);
  }

  it('says "Not saved" within 3 s, gives the text back, and records it once when it is tried again', async () => {
    const { slack } = stage;
    const bo = slack.as('bo');
    const { channel } = incident;
    await kill();
    const answer = await bo.command(channel, '/incident', 'log -5m #change deploy of <v2.4.5> & more');
    expect(answer).toMatchObject({ ok: true });
    expect(answer.latencyMs).toBeLessThan(PATIENCE_MS);
    expect(receipt(answer)).toMatch(/^Not saved: the database does not answer/);
    expect(receipt(answer)).toContain('log -5m #change deploy of &lt;v2.4.5&gt; &amp; more');
    await back();
    await Promise.all([
      press({ person: bo, channel }, answer, 'retry'),
      press({ person: bo, channel }, answer, 'retry'),
    ]);
    await slack.until(
      () => privately(slack, channel, 'bo').some((text) => /^Logged .*deploy of/.test(text)),
      {
        what: 'the receipt',
      },
    );
    expect(await recorded('deploy of <v2.4.5> & more')).toHaveLength(1);
    await slack.until(() => echoed('deploy of').length > 0, { what: 'the echo' });
    expect(echoed('deploy of')).toHaveLength(1);
  });

  it('tells it for every other command, with the text, and each can be tried again', async () => {
    const { slack } = stage;
    const bo = slack.as('bo');
    const { channel } = incident;
    const typed = [
      'status mitigating rolling back',
      'sev 1 checkout is down',
      'action add Add a memory alarm due tomorrow P1',
      'role operations @ana',
      'declare Another outage',
      'resolve it is over',
      'timeline',
      'list',
    ];
    await kill();
    const answers = await Promise.all(typed.map((text) => bo.command(channel, '/incident', text)));
    await back();
    for (const [index, answer] of answers.entries()) {
      expect(answer.latencyMs).toBeLessThan(PATIENCE_MS);
      expect(receipt(answer)).toMatch(/^Not (saved|confirmed)/);
      expect(receipt(answer)).toContain((typed[index] ?? '').split(' ')[0]);
    }
    const [status, , action] = answers;
    if (!status || !action) throw new Error('there are no answers');
    await Promise.all([
      press({ person: bo, channel }, status, 'retry'),
      press({ person: bo, channel }, action, 'retry'),
    ]);
    await Promise.all([
      press({ person: bo, channel }, status, 'retry'),
      press({ person: bo, channel }, action, 'retry'),
    ]).catch(() => undefined);
    await slack.until(
      () => slack.messages(channel).some(({ text }) => /^A-\d+ · Add a memory alarm/.test(text)),
      {
        what: 'the item',
      },
    );
    const news = () => slack.messages(channel).filter(({ text }) => text.startsWith('Status: mitigating'));
    await slack.until(() => news().length > 0, { what: 'the new status in the channel' });
    expect(news()).toHaveLength(1);
    expect(slack.messages(channel).filter(({ text }) => text.includes('Add a memory alarm'))).toHaveLength(1);
    expect(slack.channels().filter(({ name }) => name.includes('another-outage'))).toHaveLength(0);
  });

  it('keeps modals open with what was typed; sent again, they are carried out once', async () => {
    const { slack } = stage;
    const ana = slack.as('ana');
    await ana.command('general', '/incident', 'declare');
    const modal = await slack.until(() => slack.views('ana').at(-1), { what: 'the modal' });
    const typed = { title: 'Search is slow' };
    await kill();
    const refused = await ana.submit(modal, typed);
    expect(refused.latencyMs).toBeLessThan(PATIENCE_MS);
    expect(JSON.stringify(refused.errors)).toMatch(/Not (saved|confirmed)/);
    expect(slack.views('ana')).toHaveLength(1);
    await back();
    expect(await ana.submit(modal, typed)).toMatchObject({ ok: true });
    expect(slack.views('ana')).toHaveLength(0);
    await slack.until(() => slack.channels().some(({ name }) => name.endsWith('search-is-slow')), {
      what: 'the channel',
    });
    const names = slack.channels().map(({ name }) => name);
    expect(names.filter((name) => name.endsWith('search-is-slow'))).toHaveLength(1);
  });

  it('tells it after a click on Undo, which works later', async () => {
    const { slack } = stage;
    const bo = slack.as('bo');
    const { channel } = incident;
    const answer = await bo.command(channel, '/incident', 'log a slip of the pen');
    const told = () =>
      privately(slack, channel, 'bo').filter((text) => /^Not (saved|confirmed)/.test(text)).length;
    const before = told();
    await kill();
    await press({ person: bo, channel }, answer, { menu: 'receipt-menu', choose: 'undo' });
    await slack.until(() => told() > before, { what: 'the answer to the click' });
    await back();
    expect((await recorded('a slip of the pen'))[0]?.standing.state).toBe('standing');
    await press({ person: bo, channel }, answer, { menu: 'receipt-menu', choose: 'undo' });
    await eventually('the entry to be taken back', async () => {
      const [entry] = await recorded('a slip of the pen');
      return entry?.standing.state === 'struck';
    });
  });
});

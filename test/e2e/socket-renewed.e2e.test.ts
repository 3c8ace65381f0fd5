import { afterEach, describe, expect, it } from '@jest/globals';
import { type Stage, setStage } from '../scribe.ts';
import { openGateway } from './gateway.ts';
import { receipt } from './seen.ts';
import { counts, declare, entriesOf, eventually, privately } from './trouble.ts';

/** People who type at the same time, and how much each of them types, one after the other. */
const [TYPISTS, EACH] = [4, 10];

const ends: (() => Promise<unknown>)[] = [];
afterEach(async () => {
  for (const end of ends.splice(0).reverse()) await end();
});

async function socketStage(env: Readonly<Record<string, string>> = {}): Promise<Stage> {
  const stage = await setStage({ way: 'socket', env });
  ends.push(() => stage.strike());
  return stage;
}

/** What `/readyz` says, and with which status. */
async function readiness({ service }: Stage): Promise<{ status: number; slack: string }> {
  const answer = await fetch(`http://127.0.0.1:${service.port}/readyz`);
  const { slack }: { slack: string } = JSON.parse(await answer.text());
  return { status: answer.status, slack };
}

describe('a WebSocket that Slack renews', () => {
  it.each(['refresh_requested', 'warning'] as const)(
    'under load (%s): each command is answered once in words, and each entry is there once',
    async (reason) => {
      const stage = await socketStage();
      const { slack } = stage;
      const { channel, key } = await declare(slack, 'Renewed under load');
      const bo = slack.as('bo');
      const answers: Awaited<ReturnType<typeof bo.command>>[] = [];
      const type = async (typist: number) => {
        for (let n = 0; n < EACH; n += 1) {
          if (typist === 0 && n === 3) slack.sockets.refresh({ reason });
          answers.push(await bo.command(channel, '/incident', `log line ${typist}-${n}`));
        }
      };
      await Promise.all(Array.from({ length: TYPISTS }, (_, typist) => type(typist)));

      expect(answers.map(({ error }) => error).filter((error) => error !== undefined)).toEqual([]);
      expect(answers.map(receipt).filter((words) => !words.startsWith('Logged'))).toEqual([]);
      const receipts = privately(slack, channel, 'bo').filter((words) => words.includes('line '));
      expect(receipts).toHaveLength(TYPISTS * EACH);
      const entries = await entriesOf(stage.mongodbUri, slack.teamId, key);
      const texts = counts(entries.map(({ text }) => text).filter((text) => text.startsWith('line ')));
      expect(Object.keys(texts)).toHaveLength(TYPISTS * EACH);
      expect(new Set(Object.values(texts))).toEqual(new Set([1]));
      // The next connection is there, and nothing was missed: the old one is still open.
      await slack.until(() => slack.sockets.count === 2, { what: 'the next connection' });
      expect(await readiness(stage)).toEqual({ status: 200, slack: 'ok' });
    },
  );

  it('that is gone while a command is under way: the answer comes to the response address', async () => {
    const stage = await socketStage();
    const { slack } = stage;
    const { channel, key } = await declare(slack, 'Gone meanwhile');
    await stage.service.stop();
    const gateway = await openGateway(slack);
    ends.push(() => gateway.close());
    await stage.start({ SLACK_API_URL: gateway.apiUrl });
    // Slack takes long to say who somebody is, which keeps the command under way.
    gateway.halt({ name: 'who', when: 'before', fits: ({ method }) => method === 'users.info' });
    const ana = slack.as('ana');
    ana.join(channel);
    const typed = ana.command(channel, '/incident', 'log said over a dying socket');
    await slack.until(() => gateway.halted.has('who'), { what: 'the command to be under way' });
    slack.sockets.close();
    expect((await typed).error).toBe('dispatch_failed');
    const answer = await slack.until(
      () => privately(slack, channel, 'ana').find((words) => words.includes('dying socket')),
      { what: 'the answer' },
    );
    expect(answer).toMatch(/^Logged /);
    const texts = (await entriesOf(stage.mongodbUri, slack.teamId, key)).map(({ text }) => text);
    expect(texts.filter((text) => text === 'said over a dying socket')).toHaveLength(1);
  });

  it('and whose app token is refused then: Scribe stays, says that it is not ready, and asks again', async () => {
    const stage = await socketStage();
    const { slack } = stage;
    await declare(slack, 'Refused meanwhile');
    slack.faults.add('apps.connections.open', { kind: 'error', error: 'invalid_auth' });
    slack.sockets.close();
    const refused = await eventually('the refusal to be seen', async () => {
      const now = await readiness(stage);
      return now.status === 503 && now.slack.includes('refuses') && now;
    });
    expect(refused.slack).toBe('Slack refuses the app token (SLACK_APP_TOKEN): invalid_auth.');
    slack.faults.clear();
    await eventually('the next connection', async () => (await readiness(stage)).status === 200);
    expect((await slack.as('bo').command('general', '/incident', 'list')).ok).toBe(true);
  });

  it('may bring the same envelope again', async () => {
    const stage = await socketStage();
    const { slack } = stage;
    const { channel, key } = await declare(slack, 'Brought twice');
    await slack.as('bo').command(channel, '/incident', 'log said once');
    const sent = slack.deliveries.findLast(({ kind }) => kind === 'command');
    const envelopeId = sent?.attempts[0]?.envelopeId;
    if (!sent || !envelopeId) throw new Error('the command had no envelope');
    const again = await slack.redeliver(sent, { envelopeId });
    expect(receipt({ body: again.response })).toMatch(/^Logged /);
    const texts = (await entriesOf(stage.mongodbUri, slack.teamId, key)).map(({ text }) => text);
    expect(texts.filter((text) => text === 'said once')).toHaveLength(1);
  });
});

import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { type Stage, setStage } from '../scribe.ts';
import { echoes, receipt } from './seen.ts';
import { declare, entriesOf } from './trouble.ts';

describe('who may knock', () => {
  let stage: Stage;
  let channel = '';
  let key = '';

  beforeAll(async () => {
    stage = await setStage();
    ({ channel, key } = await declare(stage.slack, 'Signed and sealed'));
  });
  afterAll(async () => {
    await stage.strike();
  });

  /** A command as Slack sent it, ready to be forged. */
  async function forged(text: string) {
    const { slack } = stage;
    await slack.as('bo').command(channel, '/incident', 'help');
    const { payload } = slack.deliveries.findLast(({ kind }) => kind === 'command') ?? {};
    return { ...payload, text, trigger_id: `forged-${text.replaceAll(' ', '-')}` };
  }

  it.each(['bad', 'old', 'future', 'missing'] as const)(
    'a %s signature: 401, and nothing is recorded',
    async (signature) => {
      const payload = await forged(`log ${signature} news`);
      const attempt = await stage.slack.deliver({ kind: 'command', type: '/incident', payload, signature });
      expect(attempt).toMatchObject({ acknowledged: false, status: 401 });
      const event = {
        type: 'event_callback',
        team_id: stage.slack.teamId,
        event_id: `Ev${signature}`,
        event: {
          type: 'message',
          channel,
          user: stage.slack.as('bo').id,
          text: 'x',
          ts: '1800000000.000001',
        },
      };
      expect(
        await stage.slack.deliver({ kind: 'event', type: 'message', payload: event, signature }),
      ).toMatchObject({ status: 401 });
      const record = await entriesOf(stage.mongodbUri, stage.slack.teamId, key);
      expect(record.filter(({ text }) => text.includes('news'))).toEqual([]);
    },
  );

  it('a good one: taken', async () => {
    const payload = await forged('log good news');
    const attempt = await stage.slack.deliver({ kind: 'command', type: '/incident', payload });
    expect(receipt({ body: attempt.response })).toContain('good news');
    await stage.slack.until(() => echoes(stage.slack, channel).some((line) => line.includes('good news')));
  });

  it('a body that is not what was signed: 401', async () => {
    const payload = await forged('log as signed');
    const rawBody = new URLSearchParams({ command: '/incident', text: 'log not as signed' }).toString();
    const signed = await stage.slack.deliver({
      kind: 'command',
      type: '/incident',
      payload,
      signature: 'bad',
      rawBody,
    });
    expect(signed.status).toBe(401);
  });

  it('repeats the challenge, and hears that Slack holds events back', async () => {
    expect(await stage.slack.verifyRequestUrl()).toBe(true);
    expect(await stage.slack.deliverRateLimited()).toMatchObject({ acknowledged: true, status: 200 });
  });

  it('other paths are nobody’s', async () => {
    const answer = await fetch(`http://127.0.0.1:${stage.service.port}/admin`);
    expect(answer.status).toBe(404);
    await answer.arrayBuffer();
  });
});

import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import type { Fault } from '../../../packages/local-slack/server/web-api/faults.ts';
import { slackChannelPosts } from '../../../src/slack/outbound/channel-posts.ts';
import { actionOf } from '../../builders/action.ts';
import { type Local, startLocal } from './local.ts';

let local: Local;
let channel: string;

beforeAll(async () => {
  local = await startLocal();
  channel = local.slack.channel('general')?.id ?? '';
});
afterAll(async () => await local.slack.stop());
beforeEach(() => local.slack.faults.clear());

/** What a post meets under this fault, and how many messages came of it. */
async function posted(fault: Fault): Promise<{ readonly error: unknown; readonly messages: number }> {
  const before = local.slack.messages(channel).length;
  local.slack.faults.add('chat.postMessage', fault, 1);
  const error = await slackChannelPosts(local.clients)
    .actionLine(local.where(channel), actionOf())
    .catch((thrown: unknown) => thrown);
  return { error, messages: local.slack.messages(channel).length - before };
}

const inSeconds = (seconds: number) => new Date(Date.now() + seconds * 1_000).toUTCString();

describe('a limit is a limit', () => {
  it.each([
    ['with seconds', 7, 7_000],
    ['without Retry-After', undefined, 10_000],
    ['with words in it', 'soon', 10_000],
    ['with an ISO date, which is no HTTP date, but one', '2001-01-01', 1_000],
    ['with 0', 0, 1_000],
    ['with half a second', '0.5', 1_000],
    ['with less than nothing', '-3', 1_000],
    ['with an hour', 3_600, 900_000],
    ['with a date that is over', inSeconds(-3_600), 1_000],
    ['with a date years ahead', inSeconds(1e8), 900_000],
  ])('%s', async (_, retryAfter, retryAfterMs) => {
    const { error, messages } = await posted({
      kind: 'rate-limited',
      ...(retryAfter !== undefined && { retryAfter }),
    });
    expect(error).toMatchObject({ trouble: { kind: 'limited', retryAfterMs } });
    expect(messages).toBe(0);
  });

  it('with a date, by the clock of whoever sent it', async () => {
    const { error } = await posted({ kind: 'rate-limited', retryAfter: inSeconds(40) });
    const { retryAfterMs } = (error as { trouble: { retryAfterMs: number } }).trouble;
    // Dates have whole seconds.
    expect([38_000, 39_000, 40_000, 41_000]).toContain(retryAfterMs);
  });

  it('for a read as for a post', async () => {
    local.slack.faults.add('conversations.info', { kind: 'rate-limited', retryAfter: 'soon' }, 1);
    const read = local.clients.call(local.slack.teamId, 'conversations.info', (client) =>
      client.conversations.info({ channel }),
    );
    await expect(read).rejects.toMatchObject({ trouble: { kind: 'limited', retryAfterMs: 10_000 } });
  });
});

describe('what is no answer leaves doubt, whether or not it was done', () => {
  it.each([
    [200, '<html>upstream</html>'],
    [200, '{"ok":true,"ts":"17000'],
    [200, ''],
    [200, 'null'],
    [200, '[]'],
    [200, 'Unauthorized'],
    [200, '{"status":"fine"}'],
    [502, '<html>Bad gateway</html>'],
    [503, '<html>Unavailable</html>'],
    [504, ''],
  ])('HTTP %d, %s', async (status, body) => {
    for (const applied of [false, true]) {
      const { error, messages } = await posted({ kind: 'body', status, body, applied });
      expect(error).toMatchObject({ trouble: { kind: 'doubt' } });
      expect(messages).toBe(applied ? 1 : 0);
    }
  });

  it('what was asked for and cannot show twice may simply be asked again', async () => {
    local.slack.faults.add(
      'conversations.info',
      { kind: 'body', status: 200, body: '{"ok":tr', applied: true },
      1,
    );
    const read = () =>
      local.clients.call(local.slack.teamId, 'conversations.info', (client) =>
        client.conversations.info({ channel }),
      );
    await expect(read()).rejects.toMatchObject({ trouble: { kind: 'unavailable' } });
    await expect(read()).resolves.toMatchObject({ ok: true });
  });
});

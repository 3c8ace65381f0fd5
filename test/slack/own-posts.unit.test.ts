import { describe, expect, it } from '@jest/globals';
import type { AllMiddlewareArgs, AnyMiddlewareArgs } from '@slack/bolt';
import { ignoreOwn } from '../../src/slack/listeners/events/own-posts.ts';

type Args = AnyMiddlewareArgs & AllMiddlewareArgs;

/** Whether listeners hear of an event; `context` is what is known of Scribe itself. */
async function isHeard(event: object, context: object): Promise<boolean> {
  let heard = false;
  const next = async () => {
    heard = true;
  };
  const notes = { notes: { note: async () => undefined } } as unknown as Parameters<typeof ignoreOwn>[0];
  await ignoreOwn(notes)({ event, context, next } as unknown as Args);
  return heard;
}

describe('what Scribe posts itself', () => {
  // A webhook of old kind: its messages name no bot.
  const webhook = { type: 'message', subtype: 'bot_message', channel: 'C1', ts: '1.5', text: 'disk full' };

  it('is not heard of', async () => {
    expect(await isHeard({ ...webhook, bot_id: 'B1' }, { botId: 'B1', botUserId: 'U1' })).toBe(false);
    expect(await isHeard({ type: 'message', user: 'U1' }, { botId: 'B1', botUserId: 'U1' })).toBe(false);
  });

  it('is not confused with an alert that names no bot, also while nobody can say who Scribe is', async () => {
    expect(await isHeard(webhook, { botId: 'B1', botUserId: 'U1' })).toBe(true);
    expect(await isHeard(webhook, {})).toBe(true);
  });
});

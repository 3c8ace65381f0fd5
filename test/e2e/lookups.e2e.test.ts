import { afterEach, describe, expect, it } from '@jest/globals';
import { type Stage, setStage, type Way } from '../scribe.ts';
import { echoes } from './seen.ts';
import { declare, nothingWanted, press } from './trouble.ts';

describe.each<Way>(['http', 'socket'])('history is out of reach, over %s', (way) => {
  let stage: Stage;
  afterEach(async () => {
    await stage.strike();
  });

  it('a post in doubt is known by its own event: seen once, and edited from then on', async () => {
    stage = await setStage({ way });
    const { slack, service } = stage;
    const { channel } = await declare(slack, 'Nothing to read');
    await nothingWanted(service);
    const before = slack.calls.length;
    slack.faults.add('conversations.history', { kind: 'rate-limited', retryAfter: 60 });
    slack.faults.add('chat.postMessage', { kind: 'reset', applied: true }, 1);
    const bo = slack.as('bo');
    const logged = await bo.command(channel, '/incident', 'log the cable is cut');
    const lines = () => echoes(slack, channel).filter((line) => line.includes('cable'));
    await slack.until(() => lines().length > 0, { what: 'the line' });
    await press({ person: bo, channel }, logged, { menu: 'receipt-menu', choose: 'undo' });
    await slack.until(() => lines().some((line) => line.includes('~')), {
      what: 'the line to be struck out',
      timeoutMs: 20_000,
    });
    expect(lines()).toHaveLength(1);
    expect(slack.calls.slice(before).map(({ method }) => method)).not.toContain('conversations.history');
  }, 60_000);
});

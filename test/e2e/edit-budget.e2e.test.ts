import { afterEach, expect, it } from '@jest/globals';
import { secondsToMilliseconds } from 'date-fns/secondsToMilliseconds';
import { type Stage, setStage } from '../scribe.ts';
import { declare } from './trouble.ts';
import { typed } from './typed.ts';

/** So many channels, each edited as often as one may be, would use all 50 edits of a minute in half of one. */
const TITLES = [
  ...['Checkout fails', 'Search is slow', 'Mail bounces', 'Login refused'],
  ...['Disk full in eu', 'Webhooks late', 'Reports empty', 'Prices wrong'],
];
const STORM_MS = secondsToMilliseconds(10);
const SPAN_MS = secondsToMilliseconds(10);

let stage: Stage;
afterEach(async () => {
  await stage.strike();
});

it('a card is edited at once, however many channels log at the same time, by the limits of Slack', async () => {
  stage = await setStage();
  const { slack } = stage;
  const channels: string[] = [];
  for (const title of TITLES) channels.push((await declare(slack, title)).channel);
  const edits = () => slack.calls.filter(({ method }) => method === 'chat.update');
  const before = edits().length;
  const began = Date.now();
  for (let number = 1; Date.now() - began < STORM_MS; number += 1)
    await Promise.all(channels.map((channel) => typed({ slack, channel }, `log #note step ${number}`)));
  // Rolling lines have 4 edits in a span of 10 s, and any 10 s touch two such spans at most.
  const times = edits()
    .slice(before)
    .map(({ at }) => at);
  const within = times.map((from) => times.filter((at) => at >= from && at < from + SPAN_MS).length);
  expect(Math.max(...within)).toBeLessThanOrEqual(8);

  const [first = ''] = channels;
  await typed({ slack, channel: first }, 'sev 1 it got worse');
  const card = slack.pins(first)[0]?.ts;
  await slack.until(() => slack.messages(first).some(({ ts, text }) => ts === card && /Sev-1/i.test(text)), {
    what: 'the card to say the severity',
    timeoutMs: 3_000,
  });
  expect(edits().every(({ answer }) => answer['ok'])).toBe(true);
});

import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import type { LocalSlack } from '../../packages/local-slack/server/local-slack.ts';
import { openStores, type Stores } from '../../src/mongo/open-stores.ts';
import { type Stage, setStage } from '../scribe.ts';
import { type Expected, inOrder, seeded, TALK_CONFIG, Talk } from './talk.ts';
import { declare, eventually } from './trouble.ts';

const STEPS = 70;

describe('an incident in which people only talk, react, pin, mention, share files, edit and delete', () => {
  let stage: Stage;
  let slack: LocalSlack;
  let stores: Stores;
  let folder = '';
  let channel = '';
  let key = '';

  beforeEach(async () => {
    folder = mkdtempSync(join(tmpdir(), 'scribe-talk-'));
    writeFileSync(join(folder, 'scribe.yaml'), TALK_CONFIG);
    stage = await setStage({ env: { SCRIBE_CONFIG: join(folder, 'scribe.yaml') } });
    slack = stage.slack;
    stores = await openStores(stage.mongodbUri);
    ({ channel, key } = await declare(slack, 'Only talk'));
    slack.as('bo').invite(channel, 'ana');
    await slack.settled();
  }, 60_000);
  afterEach(async () => {
    await stores.close();
    await stage.strike();
    rmSync(folder, { recursive: true });
  }, 60_000);

  /** What stands on the timeline, once it is what it is to be, entry by entry. */
  async function stands(expected: readonly Expected[]): Promise<void> {
    let found: readonly Expected[] = [];
    const read = async () => {
      const entries = await stores.entries.ofIncident(slack.teamId, key);
      found = entries
        .filter(({ source, standing }) => source !== 'scribe' && standing.state === 'standing')
        .map(({ text, author, type, occurredAt }) => ({ text, author, type, at: occurredAt.getTime() }))
        .sort(inOrder);
      return JSON.stringify(found) === JSON.stringify(expected);
    };
    await eventually('the timeline', read, 20_000).catch(() => undefined);
    expect(found).toEqual(expected);
  }

  it.each([1, 2])(
    'has the timeline that follows from it (seed %i)',
    async (seed) => {
      const talk = new Talk(slack, channel, seed);
      talk.go(STEPS);
      await slack.settled();
      expect(talk.expected().length).toBeGreaterThan(4);
      await stands(talk.expected());
    },
    90_000,
  );

  it('has the same one when everything is delivered twice, in another order, after Scribe was away', async () => {
    await stage.service.stop();
    const before = slack.deliveries.length;
    const talk = new Talk(slack, channel, 3);
    talk.go(STEPS);
    await slack.settled();
    const missed = slack.deliveries.slice(before);
    await stage.start();
    const pick = seeded(4);
    const doubled = [...missed, ...missed].map((delivery) => ({ delivery, at: pick(1_000_000) }));
    for (const { delivery } of doubled.sort((a, b) => a.at - b.at))
      await slack.redeliver(delivery, { newEventId: true });
    await slack.settled();
    await stands(talk.expected());
  }, 120_000);

  it('has the same one when Scribe is started anew in between', async () => {
    const talk = new Talk(slack, channel, 5);
    talk.go(STEPS / 2);
    await stage.service.stop();
    await stage.start();
    talk.go(STEPS / 2);
    await slack.settled();
    await slack.clock.advance(61_000);
    await slack.settled();
    await stands(talk.expected());
  }, 120_000);
});

import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import mongoose from 'mongoose';
import { createLogger } from '../../src/log.ts';
import { type Stage, setStage } from '../scribe.ts';
import { eventShapes, interactionShapes } from './payload-shapes.ts';
import { receipt } from './seen.ts';
import { declare, nothingWanted } from './trouble.ts';

describe('payloads that look unlike the usual ones', () => {
  let stage: Stage;
  const errors: string[] = [];
  const ground = { team: '', channel: '', user: '', app: '' };

  beforeAll(async () => {
    const log = createLogger({ logLevel: 'error' }, { write: (line) => errors.push(line) });
    stage = await setStage({ overrides: { log } });
    const { slack } = stage;
    const { channel } = await declare(slack, 'Checkout errors');
    Object.assign(ground, { team: slack.teamId, channel, user: slack.as('bo').id, app: slack.appId });
  }, 60_000);
  afterAll(() => stage.strike());

  async function deliver(kind: 'event' | 'interaction', shapes: ReturnType<typeof eventShapes>) {
    const answers: Record<string, unknown> = {};
    for (const [name, payload] of Object.entries(shapes)) {
      const { status, acknowledged } = await stage.slack.deliver({ kind, type: name, payload });
      answers[name] = { status, acknowledged };
    }
    return answers;
  }

  const taken = (shapes: object) =>
    Object.fromEntries(Object.keys(shapes).map((name) => [name, { status: 200, acknowledged: true }]));

  it('are events, and each is taken', async () => {
    const shapes = eventShapes(ground);
    expect(await deliver('event', shapes)).toEqual(taken(shapes));
    expect(errors).toEqual([]);
  }, 120_000);

  it('are clicks and forms, and each is taken', async () => {
    const shapes = interactionShapes(ground);
    expect(await deliver('interaction', shapes)).toEqual(taken(shapes));
    expect(errors).toEqual([]);
  }, 120_000);

  it('leave nothing behind that nobody said, and Scribe as it was', async () => {
    await nothingWanted(stage.service);
    expect(errors).toEqual([]);
    const stored = await everythingIn(stage.mongodbUri);
    expect(stored).toContain('from a shared channel');
    for (const words of SEEN) expect(stored).toContain(JSON.stringify(words).slice(1, -1));
    expect(stored).not.toMatch(/"[^"]*(?:\bundefined\b|\[object Object\]|\bNaN\b)[^"]*"/);
    const said = stage.slack.messages(ground.channel).map(({ text }) => text);
    expect(said.join('\n')).not.toMatch(/undefined|\[object Object\]|\bnull\b|NaN/);
    const logged = await stage.slack.as('bo').command(ground.channel, '/incident', 'log still here');
    expect(receipt(logged)).toMatch(/^Logged .*still here/);
  }, 60_000);
});

/** What a person saw of files and alerts, as it is kept. */
const SEEN = [
  '```\nexit 137 <b>\n```\n… 4 more lines',
  'Copy from eu',
  'Orders fail, from Ana Ortiz\nnone since 11:02',
  'cold cache',
  '<https://a.example/a/3|FIRING: queue>\npods:\nweb-1\nweb-2\neu',
];

/** Every document of a database, as JSON. */
async function everythingIn(uri: string): Promise<string> {
  const connection = await mongoose.createConnection(uri).asPromise();
  try {
    const collections = (await connection.listCollections()).map(({ name }) => connection.collection(name));
    const all = await Promise.all(collections.map((collection) => collection.find().toArray()));
    return JSON.stringify(all);
  } finally {
    await connection.close();
  }
}

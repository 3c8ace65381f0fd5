import { mkdtemp, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { Redis } from 'ioredis';
import mongoose from 'mongoose';
import { HEX, madeUp, UPPER } from '../../bench/secrets/made-up.ts';
import type { LocalSlack } from '../../packages/local-slack/server/local-slack.ts';
import { openStores, type Stores } from '../../src/mongo/open-stores.ts';
import { type Stage, setStage } from '../scribe.ts';
import { redisUrl } from '../services.ts';
import { declare } from './trouble.ts';
import { typed } from './typed.ts';

const AWS = `AKIA${madeUp(701, 16, UPPER)}`;
const PASSWORD = madeUp(702, 14);
const TOKEN = `ghp_${madeUp(703, 36)}`;
const MASTER = madeUp(704, 32, HEX);

describe('secrets that people write', () => {
  let stage: Stage;
  let slack: LocalSlack;
  let stores: Stores;
  let channel = '';

  beforeAll(async () => {
    const key = Buffer.alloc(32, 7).toString('base64');
    stage = await setStage({ env: { SCRIBE_ENCRYPTION_KEY: key } });
    slack = stage.slack;
    stores = await openStores(stage.mongodbUri);
    ({ channel } = await declare(slack, 'Keys in logs'));
    slack.as('bo').invite(channel, 'ana');
    await slack.settled();
  });
  afterAll(async () => {
    await stores.close();
    await stage.strike();
  });

  const notes = (who: string) =>
    slack
      .dms(who)
      .map(({ text }) => text)
      .filter((text) => text.startsWith('Taken out of what you wrote'));

  it('stand nowhere in the stores, and nowhere in what Scribe says', async () => {
    const ana = slack.as('ana');
    await typed({ slack, channel }, `log found ${AWS} in the logs`);
    await typed({ slack, channel }, `title Leak of ${TOKEN}`);
    const said = ana.say(channel, `password: ${PASSWORD}`);
    ana.reply(channel, said.ts, `master key ${MASTER}`);
    ana.edit(channel, said.ts, `password: ${PASSWORD} and ${TOKEN}`);
    ana.react(channel, said.ts, 'pushpin');
    await typed({ slack, channel }, `resolve rotated ${AWS}`);
    await slack.until(
      () => slack.messages(channel).some(({ text }) => text.includes('and [secret removed: GitHub')),
      {
        what: 'the echo of the message',
      },
    );
    await slack.settled();
    const kept = await everything(stage.mongodbUri);
    const shown = JSON.stringify(slack.calls.map(({ args }) => args));
    const redis = await everythingInRedis();
    for (const secret of [AWS, PASSWORD, TOKEN, MASTER]) {
      for (const place of [kept, shown, redis]) expect(place.includes(secret)).toBe(false);
    }
    expect(kept).toContain('found [secret removed: AWS access key] in the logs');
    expect(kept).toContain('password: [secret removed: password] and [secret removed: GitHub token]');
    expect(kept).toContain('rotated [secret removed: AWS access key]');
    expect(kept).toContain('Leak of [secret removed: GitHub token]');
  });

  it('are told to their author, privately and once, whatever Slack delivers twice', async () => {
    await slack.until(() => notes('bo').length === 3 && notes('ana').length === 3, { what: 'the notes' });
    expect(notes('ana').find((text) => text.includes(': password. '))).toMatch(
      /^Taken out of what you wrote in <#C\w+>: password\. Slack still shows your message.* encrypted, as S-[0-9a-f]{8},/,
    );
    for (const delivery of slack.deliveries.filter(({ type }) => type === 'message'))
      await slack.redeliver(delivery, { newEventId: true });
    await slack.settled();
    expect([notes('bo').length, notes('ana').length]).toEqual([3, 3]);
    expect(slack.messages(channel).filter(({ text }) => text.includes('Taken out of'))).toEqual([]);
  });

  it('are opened for the people who are named alone, and who read them is kept', async () => {
    const { id: reader } = slack.as('bo');
    expect(await typed({ slack, channel }, 'secret')).toContain('secrets.readers');
    const config = join(await mkdtemp(join(tmpdir(), 'scribe-')), 'scribe.yaml');
    await writeFile(config, `secrets:\n  readers: [${reader}]\n`);
    await stage.start({ SCRIBE_CONFIG: config });
    const list = await typed({ slack, channel }, 'secret');
    const id = list
      .split('\n')
      .find((line) => line.includes('GitHub token') && line.includes(`<@${slack.as('ana').id}>`))
      ?.split(' ')[0];
    await typed({ slack, channel }, `secret ${id}`);
    const form = await slack.until(() => slack.views('bo').at(-1), { what: 'the form' });
    expect(JSON.stringify(form)).toContain(TOKEN);
    expect((await stores.secrets.byId(slack.teamId, id ?? ''))?.reads).toMatchObject([{ by: reader }]);
    expect(await typed({ slack, channel, who: 'ana' }, `secret ${id}`)).toContain('secrets.readers');
  });
});

async function everything(uri: string): Promise<string> {
  const connection = await mongoose.createConnection(uri).asPromise();
  const all: unknown[] = [];
  for (const { name } of await connection.listCollections())
    all.push(...(await connection.collection(name).find({}).toArray()));
  await connection.close();
  return JSON.stringify(all);
}

async function everythingInRedis(): Promise<string> {
  const redis = new Redis(redisUrl());
  const all: unknown[] = [];
  for (const key of await redis.keys('e2e-*')) {
    all.push(key, await redis.dumpBuffer(key).then((dump) => dump?.toString('latin1')));
  }
  redis.disconnect();
  return JSON.stringify(all);
}

import { setTimeout as sleep } from 'node:timers/promises';

import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import mongoose, { type mongo } from 'mongoose';
import type { ManagedService } from '../../../packages/dev-services/services/managed-service.ts';
import { startMongo } from '../../../packages/dev-services/services/mongo.ts';
import { freshDatabase } from '../../services.ts';

type Thing = { _id: string | number; version: number; by?: number };

const WRITERS = 16;
const EACH = 50;

describe('many clients of one MongoDB server', () => {
  const database = freshDatabase('gate');
  let clients: mongo.MongoClient[] = [];

  const collection = (client = 0) => {
    const found = clients[client % clients.length];
    if (!found) throw new Error('not connected, expected beforeAll to have run');
    return found.db().collection<Thing>('things');
  };

  beforeAll(async () => {
    clients = await Promise.all(range(WRITERS).map(() => mongoose.mongo.MongoClient.connect(database.uri)));
  });
  afterAll(async () => {
    await Promise.all(clients.map((client) => client.close()));
    await database.drop();
  });

  it('keeps every one of 800 version-checked updates', async () => {
    await collection().insertOne({ _id: 'checked', version: 0 });

    await Promise.all(range(WRITERS).map((writer) => repeat(EACH, () => updateChecked(collection(writer)))));

    expect(await collection().findOne({ _id: 'checked' })).toEqual({
      _id: 'checked',
      version: WRITERS * EACH,
    });
  }, 60_000);

  it('keeps every one of 800 increments', async () => {
    await collection().insertOne({ _id: 'counted', version: 0 });

    await Promise.all(
      range(WRITERS).map((writer) =>
        repeat(EACH, () => collection(writer).updateOne({ _id: 'counted' }, { $inc: { version: 1 } })),
      ),
    );

    expect(await collection().findOne({ _id: 'counted' })).toEqual({
      _id: 'counted',
      version: WRITERS * EACH,
    });
  });

  it('lets eight claimers claim each of 200 items once', async () => {
    const items = range(200).map((n) => ({ _id: n, version: 1 }));
    await collection().insertMany(items);

    const claimed = await Promise.all(range(8).map((claimer) => claimAll(collection(claimer), claimer)));

    expect(claimed.flat().sort((a, b) => Number(a) - Number(b))).toEqual(items.map((item) => item._id));
  }, 60_000);
});

describe('the embedded MongoDB server', () => {
  let server: ManagedService;

  beforeAll(async () => {
    server = await startMongo({ only: 'embedded' });
  }, 900_000);
  afterAll(() => server.stop());

  it('answers a write that wants no answer, and the next one', async () => {
    const client = await mongoose.mongo.MongoClient.connect(server.url);
    const things = client.db().collection<Thing>('silent');

    await things.insertOne({ _id: 1, version: 1 }, { writeConcern: { w: 0 } });
    await things.updateOne({ _id: 1 }, { $inc: { version: 1 } });

    expect(await things.findOne({ _id: 1 })).toEqual({ _id: 1, version: 2 });
    await client.close();
  });

  it('has every acknowledged insert after kill -9', async () => {
    const acknowledged: string[] = [];
    const client = await mongoose.mongo.MongoClient.connect(server.url, { retryWrites: false });
    const things = client.db().collection<Thing>('things');
    const writers = range(8).map((writer) => insertUntilItFails(things, writer, acknowledged));
    await until(() => acknowledged.length > 300);

    await server.kill();
    await Promise.all(writers);
    await client.close(true);
    await server.restart();

    const again = await mongoose.mongo.MongoClient.connect(server.url);
    const kept = new Set(await again.db().collection<Thing>('things').distinct('_id'));
    await again.close();
    expect(acknowledged.filter((id) => !kept.has(id))).toEqual([]);
    expect(acknowledged.length).toBeGreaterThan(300);
  }, 60_000);
});

/** One update that checks the version it has read, tried until it is the first to do so. */
async function updateChecked(things: mongo.Collection<Thing>): Promise<void> {
  for (;;) {
    const read = await things.findOne({ _id: 'checked' });
    const version = read?.version ?? Number.NaN;
    const written = await things.updateOne({ _id: 'checked', version }, { $set: { version: version + 1 } });
    if (written.modifiedCount === 1) return;
    // Without a pause nearly all of the time goes into races that fifteen of sixteen lose.
    await sleep(Math.random() * 40);
  }
}

async function claimAll(things: mongo.Collection<Thing>, by: number): Promise<Thing['_id'][]> {
  const mine: Thing['_id'][] = [];
  for (;;) {
    const open = { version: 1, by: { $exists: false }, _id: { $in: range(200) } };
    const claimed = await things.findOneAndUpdate(open, { $set: { by } }, { sort: { _id: 1 } });
    if (!claimed) return mine;
    mine.push(claimed._id);
  }
}

async function insertUntilItFails(
  things: mongo.Collection<Thing>,
  writer: number,
  acknowledged: string[],
): Promise<void> {
  for (let n = 0; ; n++) {
    const id = `${writer}-${n}`;
    try {
      await things.insertOne({ _id: id, version: n });
    } catch (error) {
      if (error instanceof mongoose.mongo.MongoError) return;
      throw error;
    }
    acknowledged.push(id);
  }
}

async function repeat(times: number, act: () => Promise<unknown>): Promise<void> {
  for (let left = times; left > 0; left--) await act();
}

async function until(reached: () => boolean): Promise<void> {
  while (!reached()) await sleep(5);
}

function range(size: number): number[] {
  return Array.from({ length: size }, (_, n) => n);
}

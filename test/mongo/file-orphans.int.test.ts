import { expect, it } from '@jest/globals';
import mongoose from 'mongoose';
import { rawStores } from './raw-stores.ts';

const { stores, connection } = rawStores('orphans');

it('parts of a file whose copying was killed are swept once they are old, and nothing else', async () => {
  const message = { team: 'T1', channel: 'C1', ts: '1700000000.000100' };
  const chunks = connection().collection('files.chunks');
  async function* bytes() {
    yield Buffer.from('whole');
  }
  await stores().fileCopies.write({ message, file: 'F1', name: 'a', mimetype: 'text/plain' }, bytes());
  const left = (seconds: number, id: string): object => ({
    _id: mongoose.mongo.ObjectId.createFromTime(seconds),
    ...{ files_id: id, n: 0, data: Buffer.from('half') },
  });
  await chunks.insertMany([left(1_000, 'msg.T1.C1.1.1.F2'), left(9_000, 'msg.T1.C1.1.1.F3')]);
  expect(await stores().fileCopies.sweep(new Date(5_000_000))).toBe(1);
  expect((await chunks.distinct('files_id')).map(String).toSorted()).toEqual([
    'msg.T1.C1.1.1.F3',
    `msg.T1.C1.${message.ts}.F1`,
  ]);
  expect(await stores().fileCopies.sweep(new Date(9e12))).toBe(1);
  expect(Buffer.from((await stores().fileCopies.read({ message, file: 'F1' })) ?? []).toString()).toBe(
    'whole',
  );
});

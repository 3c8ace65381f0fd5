import { expect, it } from '@jest/globals';
import { rawStores } from './raw-stores.ts';

const { stores, connection } = rawStores('orphans');

const message = { team: 'T1', channel: 'C1', ts: '1700000000.000100' };
const idOf = (file: string) => `msg.T1.C1.${message.ts}.${file}`;
const copyOf = (file: string) => ({ message, file, name: 'a', mimetype: 'text/plain' });

async function* bytes() {
  yield Buffer.from('whole');
}

/** Parts as a process leaves them that is killed while it copies. */
async function killed(file: string, at: Date): Promise<void> {
  const part: object = { files_id: idOf(file), n: 0, data: Buffer.from('half') };
  await connection().collection('files.chunks').insertOne(part);
  const upload: object = { _id: idOf(file), at };
  await connection().collection('file_uploads').insertOne(upload);
}

const left = async () => (await connection().collection('files.chunks').distinct('files_id')).map(String);

it('parts of a file whose copying was killed are swept once they are old, and nothing else', async () => {
  const { fileCopies } = stores();
  await fileCopies.write(copyOf('F1'), bytes());
  expect(await connection().collection('file_uploads').countDocuments()).toBe(0);
  await killed('F2', new Date(1_000));
  await killed('F3', new Date(9_000));
  // Killed after the last write.
  await fileCopies.write(copyOf('F4'), bytes());
  await connection()
    .collection('file_uploads')
    .insertOne({ _id: idOf('F4'), at: new Date(1_000) } as object);
  expect(await fileCopies.sweep(new Date(5_000))).toBe(1);
  expect((await left()).toSorted()).toEqual([idOf('F1'), idOf('F3'), idOf('F4')]);
  expect(await fileCopies.sweep(new Date(9e12))).toBe(1);
  expect(await connection().collection('file_uploads').countDocuments()).toBe(0);
  for (const file of ['F1', 'F4'])
    expect(Buffer.from((await fileCopies.read(copyOf(file))) ?? []).toString()).toBe('whole');
});

it('a part that the database does not take while the next one is read is a fault of this copy alone', async () => {
  const { fileCopies } = stores();
  async function* taken() {
    // Somebody else's part stands where the first one is to go.
    const part: object = { files_id: idOf('F5'), n: 0, data: Buffer.from('other') };
    await connection().collection('files.chunks').insertOne(part);
    // Each is taken at once, and the last one fills a part.
    for (let written = 0; written < 270_000; written += 10_000) yield Buffer.alloc(10_000);
    // What was asked before is answered before.
    for (let asked = 0; asked < 3; asked += 1) await left();
    yield Buffer.alloc(10_000);
  }
  await expect(fileCopies.write(copyOf('F5'), taken())).rejects.toThrow();
  expect([await fileCopies.has(copyOf('F5')), (await left()).includes(idOf('F5'))]).toEqual([false, false]);
});

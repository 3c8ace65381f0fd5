import { describe, expect, it } from '@jest/globals';
import { sharedFiles } from '../../../src/app/capture/shared-files.ts';
import type { Entry } from '../../../src/domain/timeline/entry.ts';
import { entryOf } from '../../builders/entry.ts';
import { memoryPorts } from '../../contract/memory/memory-ports.ts';

const known = { incident: { team: 'T1', key: 'INC-2026-0001' } } as Parameters<typeof sharedFiles>[1];
const HTML = { format: 'html', asOf: undefined, people: { UANA: 'Ana Ruiz' } } as const;
const messageAt = (seconds: number) => ({ channel: 'C1', ts: `${seconds}.000100` });

async function stage(files: readonly { mimetype: string; length: number }[], change: Partial<Entry> = {}) {
  const app = memoryPorts();
  for (const [index, { mimetype, length }] of files.entries()) {
    const message = messageAt(index);
    const occurredAt = new Date(Date.UTC(2026, 10, 20, 19, index));
    await app.entries.insert(entryOf({ id: `e${index}`, occurredAt, message, ...change }), [], occurredAt);
    const copy = { message: { team: 'T1', ...message }, file: `F${index}`, name: `file ${index}`, mimetype };
    await app.fileCopies.write(
      copy,
      (async function* () {
        yield Buffer.alloc(length);
      })(),
    );
  }
  return app;
}
const picture = (length = 10) => ({ mimetype: 'image/png', length });

describe('the files of an incident', () => {
  it('say whose they are; pictures come with their bytes, as far as a document takes them', async () => {
    const app = await stage([
      picture(),
      { mimetype: 'text/plain', length: 10 },
      picture(4_000_001),
      picture(),
    ]);
    const files = await sharedFiles(app, known, HTML);
    expect(files.map(({ name, by, bytes }) => [name, by, bytes?.length])).toEqual([
      ['file 0', 'Ana Ruiz', 10],
      ['file 1', 'Ana Ruiz', undefined],
      ['file 2', 'Ana Ruiz', undefined],
      ['file 3', 'Ana Ruiz', 10],
    ]);
  });

  it('are at most 20 pictures and 16 MB of them; the rest is named', async () => {
    const many = await sharedFiles(await stage(Array.from({ length: 22 }, () => picture())), known, HTML);
    expect(many.map(({ bytes }) => bytes !== undefined).lastIndexOf(true)).toBe(19);
    expect(many).toHaveLength(22);
    const large = await sharedFiles(
      await stage(Array.from({ length: 5 }, () => picture(4_000_000))),
      known,
      HTML,
    );
    expect(large.filter(({ bytes }) => bytes)).toHaveLength(4);
  });

  it('are only those of what stands on the timeline, and named where a format shows no pictures', async () => {
    const struck = await stage([picture()], {
      standing: { state: 'struck', by: 'UANA', at: new Date('2026-11-20T20:00:00Z') },
    });
    expect(await sharedFiles(struck, known, HTML)).toEqual([]);
    const app = await stage([picture()]);
    for (const format of ['md', 'json'] as const)
      expect(await sharedFiles(app, known, { ...HTML, format })).toEqual([
        expect.not.objectContaining({ bytes: expect.anything() }),
      ]);
    expect(await sharedFiles(app, known, { ...HTML, format: 'csv' })).toEqual([]);
    expect(await sharedFiles(app, known, { ...HTML, asOf: new Date('2026-11-20T18:00:00Z') })).toEqual([]);
  });
});

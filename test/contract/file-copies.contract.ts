import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { freshTeam, type Open, type Opened } from './opened.ts';

export function fileCopiesContract(open: Open): void {
  describe('FileCopies', () => {
    let opened: Opened;
    beforeAll(async () => {
      opened = await open();
    });
    afterAll(() => opened.close());
    const copyOf = (file: string, team = freshTeam()) => {
      const message = { team, channel: 'C1', ts: '1700000000.000100' };
      return { message, file, name: 'graph.png', mimetype: 'image/png' };
    };
    async function* parts(...sizes: readonly number[]) {
      for (const [index, size] of sizes.entries()) yield Buffer.alloc(size, index + 1);
    }
    async function* broken(...sizes: readonly number[]) {
      yield* parts(...sizes);
      throw new Error('broke off');
    }

    it('keeps a file whole, of any size, until its message goes', async () => {
      const { fileCopies } = opened.ports;
      const [copy, other] = [copyOf('F1'), copyOf('F1')];
      expect(await fileCopies.has(copy)).toBe(false);
      expect(await fileCopies.read(copy)).toBeUndefined();
      await fileCopies.write(copy, parts(200_000, 400_000, 3));
      await fileCopies.write(other, parts());
      const read = Buffer.from((await fileCopies.read(copy)) ?? []);
      expect([read.length, read[0], read.at(-1)]).toEqual([600_003, 1, 3]);
      expect((await fileCopies.read(other))?.length).toBe(0);
      await fileCopies.removeOf(copy.message);
      expect([await fileCopies.has(copy), await fileCopies.has(other)]).toEqual([false, true]);
    });

    it('names the files of messages, in their order', async () => {
      const { fileCopies } = opened.ports;
      const team = freshTeam();
      const [first, other] = [copyOf('F1', team), copyOf('F2', team)];
      const second = { ...copyOf('F3', team), message: { team, channel: 'C1', ts: '1700000001.000100' } };
      for (const [copy, size] of [
        [second, 3],
        [other, 2],
        [first, 1],
      ] as const)
        await fileCopies.write(copy, parts(size));
      const none = { ...first.message, ts: '1700000002.000100' };
      expect(await fileCopies.ofMessages([second.message, none, first.message])).toEqual([
        { ...second, length: 3 },
        { ...first, length: 1 },
        { ...other, length: 2 },
      ]);
      expect(await fileCopies.ofMessages([none])).toEqual([]);
    });

    it.each([
      ['at once', []],
      ['early', [10]],
      ['in a part', [300_000]],
      ['after many small parts', Array.from({ length: 60 }, () => 10_000)],
      ['after parts of a few chunks', [16_384, 1_000_000, 700_000]],
    ])(
      'keeps nothing of a file that broke off %s, and takes it at the next try',
      async (_, sizes: number[]) => {
        const { fileCopies } = opened.ports;
        const copy = copyOf('F2');
        await expect(fileCopies.write(copy, broken(...sizes))).rejects.toThrow('broke off');
        expect(await fileCopies.has(copy)).toBe(false);
        await fileCopies.write(copy, parts(10));
        expect((await fileCopies.read(copy))?.length).toBe(10);
      },
    );
  });
}

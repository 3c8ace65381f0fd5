import { describe, expect, it } from '@jest/globals';
import { quietQueue } from '../../../src/slack/listeners/quiet-queue.ts';

describe('quietQueue', () => {
  it('does one piece after another, and says how each ended', async () => {
    const later = quietQueue();
    const seen: string[] = [];
    const piece = (name: string) => async () => {
      seen.push(`${name} begins`);
      await Promise.resolve();
      seen.push(`${name} ends`);
      return name;
    };
    const failing = later(async () => {
      throw new Error('not delivered');
    });
    const both = Promise.all([later(piece('a')), later(piece('b'))]);
    expect(seen).toEqual([]);
    await expect(failing).rejects.toThrow('not delivered');
    expect(await both).toEqual(['a', 'b']);
    expect(seen).toEqual(['a begins', 'a ends', 'b begins', 'b ends']);
    expect(await later(piece('c'))).toBe('c');
  });

  it('leaves out the oldest of what waits when there is too much of it', async () => {
    const later = quietQueue();
    let left = 0;
    const pieces = Array.from({ length: 60 }, (_, number) =>
      later(async () => number).then((end) => {
        if (end === undefined) left += 1;
        return end;
      }),
    );
    const ends = await Promise.all(pieces);
    // The first is taken at once; fifty may wait behind it.
    expect(left).toBe(9);
    expect(ends.slice(0, 11)).toEqual([0, ...Array.from({ length: 9 }, () => undefined), 10]);
    expect(ends.at(-1)).toBe(59);
  });
});

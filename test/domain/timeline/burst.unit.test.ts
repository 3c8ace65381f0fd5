import { describe, expect, it } from '@jest/globals';
import { roomIn } from '../../../src/domain/timeline/burst.ts';

const at = (minutes: number) => new Date(Date.UTC(2026, 10, 20, 12, minutes));
const burst = { lines: 3, lastAt: at(0), below: 0 };

describe('the message that entries go into', () => {
  it('takes lines until it fills a screen', () => {
    expect(roomIn(burst, at(1))).toBe(22);
    expect(roomIn({ ...burst, lines: 25 }, at(1))).toBe(0);
    expect(roomIn({ ...burst, lines: 40 }, at(1))).toBe(0);
  });

  it('takes none after a silence', () => {
    expect(roomIn(burst, at(19))).toBe(22);
    expect(roomIn(burst, at(20))).toBe(0);
  });

  it('takes none once people have written it out of sight', () => {
    expect(roomIn({ ...burst, below: 9 }, at(1))).toBe(22);
    expect(roomIn({ ...burst, below: 10 }, at(1))).toBe(0);
  });
});

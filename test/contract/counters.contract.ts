import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';

import { freshTeam, type Open, type Opened } from './opened.ts';

export function countersContract(open: Open): void {
  describe('Counters', () => {
    let opened: Opened;
    let team: string;
    beforeAll(async () => {
      opened = await open();
    });
    afterAll(() => opened.close());
    beforeEach(() => {
      team = freshTeam();
    });

    it('gives each number once, also to sixteen at once', async () => {
      const { counters } = opened.ports;
      const numbers = await Promise.all(Array.from({ length: 16 }, () => counters.next(team, 'INC-2026')));
      expect(numbers.sort((a, b) => a - b)).toEqual(Array.from({ length: 16 }, (_, index) => index + 1));
      expect(await counters.next(team, 'A')).toBe(1);
      expect(await counters.next(freshTeam(), 'INC-2026')).toBe(1);
    });

    it('gives no number again that a file brought', async () => {
      const { counters } = opened.ports;
      await counters.skipTo(team, 'INC-2025', 7);
      expect(await counters.next(team, 'INC-2025')).toBe(8);
      await counters.skipTo(team, 'INC-2025', 3);
      expect(await counters.next(team, 'INC-2025')).toBe(9);
    });
  });
}

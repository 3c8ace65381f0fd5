import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';

import { freshTeam, moment, type Open, type Opened } from './opened.ts';

export function inboxContract(open: Open): void {
  describe('Inbox', () => {
    let opened: Opened;
    let team: string;
    beforeAll(async () => {
      opened = await open();
    });
    afterAll(() => opened.close());
    beforeEach(() => {
      team = freshTeam();
    });

    it('keeps the first answer of a delivery, until it is old', async () => {
      const { inbox } = opened.ports;
      const [seen, silent] = [`view.${team}.V1.x`, `evt.${team}.Ev1`];
      expect(await inbox.answerOf(seen)).toBeUndefined();
      await inbox.record(seen, { kind: 'created', 'a.key': ['$x'] }, moment(0));
      await inbox.record(seen, { kind: 'other' }, moment(1));
      await inbox.record(silent, undefined, moment(100));
      expect(await inbox.answerOf(seen)).toEqual({ kind: 'created', 'a.key': ['$x'] });
      expect(await inbox.answerOf(silent)).toBeNull();
      expect(await inbox.clean(moment(50))).toBeGreaterThanOrEqual(1);
      expect(await inbox.answerOf(seen)).toBeUndefined();
      expect(await inbox.answerOf(silent)).toBeNull();
    });
  });
}

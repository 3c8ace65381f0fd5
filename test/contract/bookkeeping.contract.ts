import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';

import { freshTeam, moment, type Open, type Opened } from './opened.ts';

export function bookkeepingContract(open: Open): void {
  describe('Counters, Inbox, InstallationStore, PeopleStore', () => {
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
      await counters.passed(team, 'INC-2025', 7);
      expect(await counters.next(team, 'INC-2025')).toBe(8);
      await counters.passed(team, 'INC-2025', 3);
      expect(await counters.next(team, 'INC-2025')).toBe(9);
    });

    it('keeps the first answer of a delivery, until it is old', async () => {
      const { inbox } = opened.ports;
      const [seen, silent] = [`view.${team}.V1.x`, `evt.${team}.Ev1`];
      expect(await inbox.answered(seen)).toBeUndefined();
      await inbox.settle(seen, { kind: 'created', 'a.key': ['$x'] }, moment(0));
      await inbox.settle(seen, { kind: 'other' }, moment(1));
      await inbox.settle(silent, undefined, moment(100));
      expect(await inbox.answered(seen)).toEqual({ kind: 'created', 'a.key': ['$x'] });
      expect(await inbox.answered(silent)).toBeNull();
      expect(await inbox.clean(moment(50))).toBeGreaterThanOrEqual(1);
      expect(await inbox.answered(seen)).toBeUndefined();
      expect(await inbox.answered(silent)).toBeNull();
    });

    it('keeps one installation per workspace', async () => {
      const { installations } = opened.ports;
      const record = { team, sealed: 'c2VhbGVk', installedAt: moment(0) };
      expect(await installations.find(team)).toBeUndefined();
      await installations.put(record);
      await installations.put({ ...record, sealed: 'bmV3' });
      expect(await installations.find(team)).toEqual({ ...record, sealed: 'bmV3' });
      await installations.remove(team);
      await installations.remove(team);
      expect(await installations.find(team)).toBeUndefined();
    });

    it('keeps the newest reading of a person', async () => {
      const { people } = opened.ports;
      const ada = {
        team,
        user: 'U1',
        name: 'Ada',
        zone: 'Europe/Berlin',
        deactivated: false,
        readAt: moment(10),
      };
      const older = { ...ada, zone: 'UTC', readAt: moment(5) };
      await Promise.all([people.put(older), people.put(ada), people.put(older)]);
      expect(await people.find(team, 'U1')).toEqual(ada);
      const gone = { ...ada, deactivated: true, readAt: moment(20) };
      await people.put(gone);
      await people.put({ ...ada, user: 'U2' });
      expect(await people.find(team, 'U3')).toBeUndefined();
      const many = await people.many(team, ['U1', 'U2', 'U3']);
      expect(new Set(many.map(({ user, deactivated }) => `${user} ${deactivated}`))).toEqual(
        new Set(['U1 true', 'U2 false']),
      );
    });
  });
}

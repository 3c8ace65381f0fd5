import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';

import { freshTeam, moment, type Open, type Opened } from './opened.ts';

export function peopleContract(open: Open): void {
  describe('PeopleStore', () => {
    let opened: Opened;
    let team: string;
    beforeAll(async () => {
      opened = await open();
    });
    afterAll(() => opened.close());
    beforeEach(() => {
      team = freshTeam();
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

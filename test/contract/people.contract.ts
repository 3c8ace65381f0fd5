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

    it('keeps all names of a person, and that one is an app', async () => {
      const { people } = opened.ports;
      const plain = { team, zone: 'UTC', deactivated: false, readAt: moment(10) };
      const kim = { ...plain, user: 'U1', name: 'kim', names: { display: 'kim', real: 'Kim Lee' } };
      const app = { ...plain, user: 'B1', name: 'Deploys', bot: true as const };
      await people.put(kim);
      await people.put(app);
      expect(await people.find(team, 'U1')).toStrictEqual(kim);
      expect(await people.find(team, 'B1')).toStrictEqual(app);
      await people.put({ ...plain, user: 'B1', name: 'Deploys', readAt: moment(20) });
      expect((await people.find(team, 'B1'))?.bot).toBeUndefined();
    });

    it('keeps that somebody is away whatever is read of them, until they are back', async () => {
      const { people } = opened.ports;
      const away = { from: '2026-12-01', until: '2026-12-18', why: 'at sea' } as const;
      const eve = { team, user: 'U1', name: 'Eve', zone: 'UTC', deactivated: false, readAt: moment(10) };
      await people.setAway(team, 'U1', away);
      expect(await people.find(team, 'U1')).toMatchObject({ away, zoneUnknown: true });
      const status = { until: moment(99) };
      await people.put({ ...eve, awayStatus: status });
      expect(await people.find(team, 'U1')).toStrictEqual({ ...eve, away, awayStatus: status });
      await people.put({ ...eve, away: { from: '2026-01-01', until: '2026-01-02' }, readAt: moment(20) });
      expect(await people.find(team, 'U1')).toStrictEqual({ ...eve, away, readAt: moment(20) });
      await people.setAway(team, 'U1', undefined);
      expect(await people.find(team, 'U1')).toStrictEqual({ ...eve, readAt: moment(20) });
      await people.setAway(team, 'U2', undefined);
      expect(await people.find(team, 'U2')).toBeUndefined();
    });

    it('keeps an offset that is not that of the rules for as long as it is said, and that a zone is unknown', async () => {
      const { people } = opened.ports;
      const said = { minutes: -420, at: moment(10) };
      const bo = { team, user: 'U1', name: 'Bo', deactivated: false };
      const off = { ...bo, zone: { name: 'America/Vancouver', said }, readAt: moment(10) };
      await people.put(off);
      await people.put({ ...bo, user: 'U2', zone: 'UTC', zoneUnknown: true, readAt: moment(10) });
      expect(await people.find(team, 'U1')).toEqual(off);
      expect(await people.find(team, 'U2')).toMatchObject({ zone: 'UTC', zoneUnknown: true });
      expect(await people.offTheRules(team)).toEqual([off]);
      const known = { ...bo, zone: 'America/Vancouver', readAt: moment(20) };
      await people.put(known);
      await people.put({ ...known, user: 'U2' });
      expect(await people.find(team, 'U1')).toStrictEqual(known);
      expect(await people.find(team, 'U2')).toStrictEqual({ ...known, user: 'U2' });
      expect(await people.offTheRules(team)).toEqual([]);
    });

    it('keeps who changed until that is settled, and what changed again since', async () => {
      const { changedPeople, people } = opened.ports;
      const noted = async (before: Date) =>
        (await changedPeople.noted(before, 10_000)).filter((one) => one.team === team);
      const one = { team, user: 'U1', at: moment(10) };
      const other = { team, user: 'U2', at: moment(5) };
      await changedPeople.note(one);
      await changedPeople.note(other);
      await people.put({
        ...{ team, user: 'U1', name: 'Ada', zone: 'UTC' },
        deactivated: false,
        readAt: moment(11),
      });
      expect(await people.find(team, 'U1')).toMatchObject({ name: 'Ada' });
      expect(await noted(moment(9))).toEqual([other]);
      expect(await noted(moment(10))).toEqual([other, one]);
      await changedPeople.note({ ...one, at: moment(20) });
      await changedPeople.settled(one);
      expect(await noted(moment(30))).toEqual([other, { ...one, at: moment(20) }]);
      await changedPeople.settled({ ...one, at: moment(20) });
      await changedPeople.settled({ team, user: 'U3', at: moment(20) });
      expect(await noted(moment(30))).toEqual([other]);
    });
  });
}

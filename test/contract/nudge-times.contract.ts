import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import type { DueNudge } from '../../src/app/ports/nudge-times.ts';
import { freshTeam, moment, type Open, type Opened } from './opened.ts';
import { anIncident, retitled } from './samples.ts';

export function nudgeTimesContract(open: Open): void {
  describe('NudgeTimes', () => {
    let opened: Opened;
    let team: string;
    beforeAll(async () => {
      opened = await open();
    });
    afterAll(() => opened.close());
    beforeEach(() => {
      team = freshTeam();
    });
    const create = async (number: number, nudgeAt: Date | undefined) => {
      const incident = anIncident(team, number);
      await opened.ports.incidents.create({ incident, events: [], effects: [], at: moment(0), nudgeAt });
      return incident;
    };
    const due = async (seconds: number) =>
      (await opened.ports.nudgeTimes.due(moment(seconds), 1_000)).filter((one) => one.team === team);
    const nudge = { kind: 'nudge', nudge: 'impact', at: moment(10) } as const;
    const wanted = { key: 'nudge-10', effect: nudge };

    it('finds those whose time has come, longest waiting first', async () => {
      const [late, early] = [await create(1, moment(9)), await create(2, moment(5))];
      await create(3, moment(99));
      await create(4, undefined);
      const expected: DueNudge[] = [
        { team, id: early.id, nudgeAt: moment(5) },
        { team, id: late.id, nudgeAt: moment(9) },
      ];
      expect(await due(10)).toEqual(expected);
    });

    it('moves with each change of the incident, and ends with it', async () => {
      const { incidents } = opened.ports;
      const incident = await create(1, moment(5));
      const change = { ...retitled(incident, 'new'), effects: [], at: moment(6) };
      await incidents.save({ ...change, nudgeAt: moment(50) });
      expect(await due(49)).toEqual([]);
      expect(await due(50)).toHaveLength(1);
      const last = retitled(change.incident, 'over');
      await incidents.save({ ...last, effects: [], at: moment(60) });
      expect(await due(9_999)).toEqual([]);
    });

    it('lets one of eight who look claim it, and keeps what is wanted with it', async () => {
      const { nudgeTimes, incidents, effects } = opened.ports;
      const incident = await create(1, moment(5));
      const [one] = await due(10);
      if (!one) throw new Error('nothing is due');
      const claim = { seen: incident, next: moment(700), wanted, at: moment(10) };
      const won = await Promise.all(Array.from({ length: 8 }, () => nudgeTimes.claim(one, claim)));
      expect(won.filter(Boolean)).toHaveLength(1);
      expect((await incidents.byId(team, incident.id))?.nudged).toEqual({ impact: moment(10) });
      expect(await due(699)).toEqual([]);
      expect(await due(700)).toHaveLength(1);
      const wants = await effects.due(moment(11), 1_000, 1);
      expect(wants.filter((ref) => ref.team === team).map(({ key }) => key)).toEqual(['nudge-10']);
    });

    it('claims nothing of an incident that changed since it was looked at', async () => {
      const { nudgeTimes, incidents } = opened.ports;
      const incident = await create(1, moment(5));
      const [one] = await due(10);
      if (!one) throw new Error('nothing is due');
      const change = { ...retitled(incident, 'new'), effects: [], at: moment(6), nudgeAt: moment(5) };
      await incidents.save(change);
      const claim = { next: undefined, wanted: undefined, at: moment(10) };
      expect(await nudgeTimes.claim(one, { ...claim, seen: incident })).toBe(false);
      expect(await nudgeTimes.claim(one, { ...claim, seen: change.incident })).toBe(true);
      expect(await due(9_999)).toEqual([]);
    });
  });
}

import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { newPostmortem } from '../../src/domain/postmortem/review/postmortem-state.ts';
import { freshTeam, moment, type Open, type Opened } from './opened.ts';
import { anAction, anIncident } from './samples.ts';

export function weeklyContract(open: Open): void {
  describe('WeeklyDigests', () => {
    let opened: Opened;
    let team: string;
    beforeAll(async () => {
      opened = await open();
    });
    afterAll(() => opened.close());
    beforeEach(() => {
      team = freshTeam();
    });
    const place = 'ops.alerts';
    const due = async (seconds: number) =>
      (await opened.ports.weeklyDigests.due(moment(seconds), 1_000)).filter((one) => one.team === team);
    const wanted = {
      key: 'weekly-2026-11-16',
      effect: { kind: 'weekly', week: '2026-11-16', since: moment(0) },
    } as const;

    it('keeps a plan as it is, until another one comes', async () => {
      const { weeklyDigests } = opened.ports;
      await Promise.all(
        Array.from({ length: 4 }, () => weeklyDigests.plan({ team, place }, '1 9 UTC', moment(5))),
      );
      await weeklyDigests.plan({ team, place }, '1 9 UTC', moment(900));
      expect(await due(5)).toEqual([{ team, place, dueAt: moment(5), lastAt: undefined }]);
      await weeklyDigests.plan({ team, place }, '2 9 UTC', moment(800));
      expect(await due(799)).toEqual([]);
      expect(await due(800)).toHaveLength(1);
    });

    it('lets one of eight who look claim it, and keeps what is wanted with it', async () => {
      const { weeklyDigests, effects } = opened.ports;
      await weeklyDigests.plan({ team, place }, '1 9 UTC', moment(5));
      const [one] = await due(10);
      if (!one) throw new Error('nothing is due');
      const claim = { next: moment(700), wanted, at: moment(10) };
      const won = await Promise.all(Array.from({ length: 8 }, () => weeklyDigests.claim(one, claim)));
      expect(won.filter(Boolean)).toHaveLength(1);
      expect(await due(699)).toEqual([]);
      expect(await due(700)).toEqual([{ team, place, dueAt: moment(700), lastAt: moment(5) }]);
      const offered = (await effects.due(moment(10), 1_000, 1)).filter((ref) => ref.team === team);
      expect(offered).toEqual([{ holder: 'weeklies', team, id: place, key: wanted.key }]);
    });

    it('ends one that is not configured any more, and begins it anew when it is', async () => {
      const { weeklyDigests } = opened.ports;
      await weeklyDigests.plan({ team, place }, '1 9 UTC', moment(5));
      const [one] = await due(10);
      if (!one) throw new Error('nothing is due');
      await weeklyDigests.claim(one, { next: undefined, wanted: undefined, at: moment(10) });
      expect(await due(9_999)).toEqual([]);
      await weeklyDigests.plan({ team, place }, '1 9 UTC', moment(50));
      expect(await due(50)).toEqual([{ team, place, dueAt: moment(50), lastAt: moment(5) }]);
    });

    it('remembers what was told, and knows the workspaces that have declared an incident', async () => {
      const { weeklyDigests, externalIds, incidents } = opened.ports;
      expect(await weeklyDigests.byPlace({ team, place })).toBeUndefined();
      await weeklyDigests.plan({ team, place }, '1 9 UTC', moment(5));
      await externalIds.remember({ holder: 'weeklies', team, id: place }, 'week', '2026-11-16');
      expect((await weeklyDigests.byPlace({ team, place }))?.externalIds['week']).toBe('2026-11-16');
      expect(await weeklyDigests.teams()).not.toContain(team);
      await incidents.create({ incident: anIncident(team), events: [], effects: [], at: moment(0) });
      expect(await weeklyDigests.teams()).toContain(team);
    });
  });

  describe('WeeklyRecord', () => {
    let opened: Opened;
    beforeAll(async () => {
      opened = await open();
    });
    afterAll(() => opened.close());

    it('reads the items that are still to be done, and those closed since', async () => {
      const { actions, weeklyRecord } = opened.ports;
      const [team, other] = [freshTeam(), freshTeam()];
      const closed = (seconds: number) => ({ state: 'done', by: 'U1', at: moment(seconds) }) as const;
      const step = { did: 'start', by: 'U1', at: moment(0), fields: [], was: {} };
      const items = [
        anAction(team, 1, { history: [step] }),
        anAction(team, 2, { status: closed(10) }),
        anAction(team, 3, { status: closed(20) }),
        anAction(other, 4),
      ];
      for (const item of items)
        await actions.create({ item, remindAt: undefined, effects: [], at: moment(0) });
      const told = await weeklyRecord.items(team, moment(10));
      expect(told.map(({ number }) => number).toSorted()).toEqual([1, 3]);
      expect(told.find(({ number }) => number === 1)?.history).toBeUndefined();
    });

    it('reads the postmortems that wait, of this workspace alone', async () => {
      const { postmortems, weeklyRecord } = opened.ports;
      const [team, other] = [freshTeam(), freshTeam()];
      const save = (of: string, incident: string, change: object) =>
        postmortems.saveState({
          state: { ...newPostmortem(of, incident), ...change, version: 1 },
          remindAt: undefined,
          effects: [],
          at: moment(0),
        });
      await save(team, 'INC-2026-0001', { due: '2026-11-25' });
      await save(team, 'INC-2026-0002', {
        workflow: { state: 'not required', why: 'x', by: 'U1', at: moment(0) },
      });
      await save(`${team}X`, 'INC-2026-0003', {});
      await save(other, 'INC-2026-0004', {});
      await postmortems.remember({ team, incident: 'INC-2026-0005' }, 'canvas', {
        value: 'F1',
        before: undefined,
      });
      expect(await weeklyRecord.waiting(team)).toEqual([
        { incident: 'INC-2026-0001', state: 'draft', due: '2026-11-25' },
        { incident: 'INC-2026-0005', state: 'draft', due: undefined },
      ]);
    });
  });
}

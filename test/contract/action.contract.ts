import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';

import { StoreFault } from '../../src/app/ports/store-fault.ts';
import type { ActionItem } from '../../src/domain/actions/action-item.ts';
import type { ActionEffect, Wanted } from '../../src/domain/effect.ts';
import { freshTeam, moment, type Open, type Opened } from './opened.ts';
import { anAction } from './samples.ts';

export function actionContract(open: Open): void {
  describe('ActionStore, ActionReminders', () => {
    let opened: Opened;
    let team: string;
    beforeAll(async () => {
      opened = await open();
    });
    afterAll(() => opened.close());
    beforeEach(() => {
      team = freshTeam();
    });
    const create = async (number: number, more: Partial<ActionItem> = {}, remindAt?: Date) => {
      const item = anAction(team, number, more);
      await opened.ports.actions.create({ item, remindAt, plan: 'p', effects: [], at: moment(0) });
      return item;
    };
    const due = async (seconds: number, limit = 10_000) =>
      (await opened.ports.actionReminders.due(moment(seconds), limit)).filter(
        ({ item }) => item.team === team,
      );
    const TOLD = { '2026-12-01': { owner: 'due' } };
    const remind = (at: Date): Wanted<ActionEffect> => ({
      key: `remind-${at.getTime() / 1_000}`,
      effect: { kind: 'remind', due: '2026-12-01', rung: 'due', at },
    });

    it('gives back what was made, by number and by id', async () => {
      const { actions, externalIds } = opened.ports;
      const item = anAction(team, 7, {
        kind: undefined,
        drill: true,
        owner: undefined,
        heldBy: { kind: 'group', group: 'S1' },
        link: 'https://tracker.example/7',
        due: undefined,
        doneWhen: 'an alarm fires in a drill',
        sourceEntry: 'cmd.1',
        moves: [{ from: undefined, to: '2026-12-01', why: 'agreed', by: 'U1', at: moment(1) }],
        history: [{ did: 'assign', by: 'U1', at: moment(1), fields: ['owner'], was: { owner: 'U1' } }],
      });
      expect(
        await actions.create({ item, remindAt: moment(50), plan: 'p', effects: [], at: moment(0) }),
      ).toBe('created');
      expect(await actions.create({ item, remindAt: undefined, effects: [], at: moment(0) })).toBe('known');
      await externalIds.remember({ holder: 'actions', team, id: item.id }, 'line', 'C1/17.5');
      const known = { item, remindAt: moment(50), told: {}, externalIds: { line: 'C1/17.5' } };
      expect(await actions.byNumber(team, 7)).toEqual(known);
      expect(await actions.byId(team, item.id)).toEqual(known);
      expect(await actions.byNumber(team, 8)).toBeUndefined();
      const other = { ...anAction(team, 7), id: 'other' };
      const taken = actions.create({ item: other, remindAt: undefined, effects: [], at: moment(0) });
      await expect(taken).rejects.toBeInstanceOf(StoreFault);
    });

    it('saves a change of the version that was read, and no other', async () => {
      const { actions } = opened.ports;
      const item = await create(1, {}, moment(50));
      const done: ActionItem = {
        ...item,
        owner: undefined,
        status: { state: 'done', by: 'U1', at: moment(10) },
        history: [
          {
            did: 'done',
            by: 'U1',
            at: moment(10),
            fields: ['owner', 'status'],
            was: { status: { state: 'open' } },
          },
        ],
        version: 1,
      };
      expect(await actions.save({ item: done, remindAt: undefined, effects: [], at: moment(10) })).toBe(
        'saved',
      );
      expect(await actions.save({ item: done, remindAt: undefined, effects: [], at: moment(10) })).toBe(
        'conflict',
      );
      expect(await actions.byNumber(team, 1)).toEqual({
        item: done,
        remindAt: undefined,
        told: {},
        externalIds: {},
      });
    });

    it('keeps that a person took it from those who held it', async () => {
      const { actions } = opened.ports;
      const heldBy = { kind: 'role', role: 'commander' } as const;
      const item = await create(1, { owner: undefined, heldBy });
      expect((await actions.byNumber(team, 1))?.item.heldBy).toEqual(heldBy);
      const taken: ActionItem = { ...item, owner: 'U1', heldBy: undefined, version: 1 };
      await actions.save({ item: taken, remindAt: undefined, effects: [], at: moment(1) });
      expect((await actions.byNumber(team, 1))?.item).toEqual(taken);
    });

    it('finds items by incident and by owner', async () => {
      const { actions } = opened.ports;
      await create(3, { due: '2026-12-03' });
      await create(1, { due: undefined });
      await create(2, { due: '2026-12-01', status: { state: 'in progress' } });
      await create(4, { status: { state: 'not doing', why: 'obsolete', by: 'U1', at: moment(1) } });
      await create(5, { owner: 'U9', incident: 'INC-2026-0002' });
      const numbers = (known: readonly { item: ActionItem }[]) => known.map(({ item }) => item.number);
      expect(numbers(await actions.ofIncident(team, 'INC-2026-0001'))).toEqual([1, 2, 3, 4]);
      expect(numbers(await actions.ofOwner(team, 'U1'))).toEqual([2, 3, 1]);
      expect(numbers(await actions.ofIncident(team, 'INC-2026-0002'))).toEqual([5]);
    });

    it('finds what a group, a role or a team has, soonest due first', async () => {
      const { actions } = opened.ports;
      const held = { owner: undefined, heldBy: { kind: 'role', role: 'commander' } } as const;
      await create(1, { ...held, due: undefined });
      await create(2, { ...held, due: '2026-12-05' });
      await create(3, { ...held, due: '2026-12-01', heldBy: { kind: 'group', group: 'S1' } });
      await create(4, { ...held, status: { state: 'done', by: 'U1', at: moment(1) } });
      await create(5, { owner: undefined });
      await create(6, {});
      expect((await actions.held(team)).map(({ item }) => item.number)).toEqual([3, 2, 1]);
    });

    it('finds what is due, soonest first', async () => {
      await create(1, {}, moment(30));
      await create(2, {}, moment(10));
      await create(3, {}, moment(99));
      await create(4);
      await create(5, { status: { state: 'done', by: 'U1', at: moment(1) } }, moment(5));
      expect((await due(30)).map(({ item }) => item.number)).toEqual([2, 1]);
    });

    it('lets workspaces take turns, so that one in which much is due does not hold up the others', async () => {
      const { actions, actionReminders } = opened.ports;
      const others = [freshTeam(), freshTeam()];
      const all = [team, ...others];
      // So long ago that nothing of other tests comes before them.
      const long = (seconds: number) => new Date(seconds * 1_000);
      const add = async (of: string, number: number, at: Date) =>
        actions.create({ item: anAction(of, number), remindAt: at, plan: 'p', effects: [], at: moment(0) });
      for (let number = 1; number <= 12; number += 1) await add(team, number, long(number));
      for (const [index, other] of others.entries())
        for (const number of [1, 2]) await add(other, number, long(100 + 10 * index + number));
      const found = await actionReminders.due(long(200), 6);
      expect(found.map(({ item }) => [all.indexOf(item.team), item.number])).toEqual([
        [0, 1],
        [1, 1],
        [2, 1],
        [0, 2],
        [1, 2],
        [2, 2],
      ]);
      // What is not due yet takes no turn.
      const early = await actionReminders.due(long(105), 6);
      expect(early.map(({ item }) => all.indexOf(item.team))).toEqual([0, 1, 0, 1, 0, 0]);
    });

    it('turns a due reminder into a wanted effect once, among eight sweeps', async () => {
      const { actions, actionReminders, effectLeases } = opened.ports;
      const { id } = await create(1, {}, moment(30));
      const [known] = await due(30);
      if (!known) throw new Error('nothing is due');
      const claim = { next: moment(90), told: TOLD, wanted: [remind(moment(30))], at: moment(31) };
      const won = await Promise.all(Array.from({ length: 8 }, () => actionReminders.claim(known, claim)));
      expect(won.filter(Boolean)).toHaveLength(1);
      expect(await actions.byNumber(team, 1)).toMatchObject({ remindAt: moment(90), told: TOLD });
      const ref = { holder: 'actions', team, id, key: `remind-${moment(30).getTime() / 1_000}` } as const;
      expect(await effectLeases.take(ref, moment(32), 60_000)).toMatchObject({
        effect: remind(moment(30)).effect,
      });
      const last = { next: undefined, told: TOLD, wanted: [remind(moment(90))], at: moment(91) };
      const [again] = await due(90);
      if (!again) throw new Error('nothing is due');
      expect(await actionReminders.claim(again, last)).toBe(true);
      expect(await due(9_999)).toEqual([]);
    });

    it('finds what was planned otherwise, and plans it anew unless it changed meanwhile', async () => {
      const { actions, actionPlans, actionReminders } = opened.ports;
      const stale = async () =>
        (await actionPlans.stale('q', 10_000)).filter(({ item }) => item.team === team);
      const moved = await create(1, {}, moment(30));
      await create(2, {}, moment(30));
      await create(3, {}, moment(30));
      await create(4, { status: { state: 'done', by: 'U1', at: moment(1) } });
      const imported = anAction(team, 5);
      await actions.create({
        item: imported,
        remindAt: undefined,
        imported: true,
        effects: [],
        at: moment(0),
      });
      const found = await stale();
      expect(found.map(({ item, told }) => [item.number, told]).toSorted()).toEqual([
        [1, {}],
        [2, {}],
        [3, {}],
        [5, undefined],
      ]);
      await actions.save({
        item: { ...moved, version: 1 },
        remindAt: moment(40),
        effects: [],
        at: moment(2),
      });
      const claimed = found.find(({ item }) => item.number === 2);
      const known = await actions.byNumber(team, 2);
      if (!known || !claimed) throw new Error('not found');
      await actionReminders.claim(known, { next: moment(90), told: TOLD, wanted: [], at: moment(31) });
      const plans = found.map((one) => ({
        known: one,
        remindAt: one.item.number === 3 ? undefined : moment(70),
        told: TOLD,
      }));
      await actionPlans.replan('q', plans);
      expect((await stale()).map(({ item }) => item.number).toSorted()).toEqual([1, 2]);
      const after = await Promise.all([1, 2, 3, 5].map((number) => actions.byNumber(team, number)));
      expect(after.map((one) => one?.remindAt)).toEqual([moment(40), moment(90), undefined, moment(70)]);
      expect(after.map((one) => one?.told)).toEqual([{}, TOLD, {}, TOLD]);
    });

    it('plans the pending items of an owner or an incident anew on request', async () => {
      const { actions, actionPlans } = opened.ports;
      const add = (number: number, change: Partial<ActionItem>) =>
        actions.create({
          item: anAction(team, number, change),
          remindAt: moment(30),
          plan: 'q',
          effects: [],
          at: moment(0),
        });
      await add(1, { owner: 'U1', incident: 'INC-1' });
      await add(2, { owner: 'U2', incident: 'INC-2' });
      await add(3, { owner: 'U1', status: { state: 'done', by: 'U1', at: moment(1) } });
      const stale = async () =>
        (await actionPlans.stale('q', 10_000))
          .filter(({ item }) => item.team === team)
          .map(({ item }) => item.number);
      await actionPlans.planAgain({ team: freshTeam(), owner: 'U1' });
      expect(await stale()).toEqual([]);
      await actionPlans.planAgain({ team, owner: 'U1' });
      expect(await stale()).toEqual([1]);
      await actionPlans.planAgain({ team, incident: 'INC-2' });
      expect((await stale()).toSorted()).toEqual([1, 2]);
    });

    it('does not remind of what was moved or done meanwhile', async () => {
      const { actions, actionReminders } = opened.ports;
      const item = await create(1, {}, moment(30));
      const [known] = await due(30);
      if (!known) throw new Error('nothing is due');
      const moved = { ...item, due: '2026-12-09' as const, version: 1 };
      await actions.save({ item: moved, remindAt: moment(500), effects: [], at: moment(31) });
      const claim = { next: undefined, told: TOLD, wanted: [remind(moment(30))], at: moment(31) };
      expect(await actionReminders.claim(known, claim)).toBe(false);
      expect((await actions.byNumber(team, 1))?.remindAt).toEqual(moment(500));
    });
  });
}

import { describe, expect, it } from '@jest/globals';
import { absencesOf } from '../../../src/app/actions/absences.ts';
import { planName } from '../../../src/app/actions/plan-name.ts';
import { replanStale } from '../../../src/app/actions/replan-items.ts';
import { replanningPeople } from '../../../src/app/actions/replanning-people.ts';
import { settleChanges } from '../../../src/app/actions/settle-changes.ts';
import type { App } from '../../../src/app/app.ts';
import { readPerson } from '../../../src/app/people/load-person.ts';
import { REMINDERS } from '../../../src/domain/actions/ladder.ts';
import { mortal } from '../../builders/mortal.ts';
import { memoryPorts } from '../../contract/memory/memory-ports.ts';
import { anAction, anIncident } from '../../contract/samples.ts';

const NOW = new Date('2026-12-01T10:00:00Z');
const PLACE = { zone: 'Europe/Berlin', readAt: NOW };

describe('when somebody is away', () => {
  it.each([
    ['the end of a day', '2026-12-04T22:59:59Z', '2026-12-04'],
    ['the end of the working hours', '2026-12-04T16:00:00Z', '2026-12-04'],
    ['the afternoon of a day on which they are back', '2026-12-04T15:59:00Z', '2026-12-03'],
  ])('goes by a status that ends at %s', (_, until, last) => {
    const awayStatus = { until: new Date(until) };
    expect(absencesOf({ ...PLACE, awayStatus })).toEqual([{ from: '2026-12-01', until: last }]);
  });

  it('is not while a status ends the same day, and two weeks while it has no end', () => {
    expect(absencesOf({ ...PLACE, awayStatus: { until: new Date('2026-12-01T11:00:00Z') } })).toEqual([]);
    expect(absencesOf({ ...PLACE, awayStatus: {} })).toEqual([{ from: '2026-12-01', until: '2026-12-15' }]);
  });

  it('goes by what they say as well', () => {
    const away = { from: '2026-12-01', until: '2026-12-18', why: 'at sea' } as const;
    expect(absencesOf({ ...PLACE, away })).toEqual([{ from: '2026-12-01', until: '2026-12-18' }]);
  });
});

describe('the reminders of somebody who works at other times than before', () => {
  const said = { name: 'ana', zone: 'Europe/Berlin', deactivated: false };

  async function stage() {
    const ports = memoryPorts();
    let reading: object = said;
    let now = NOW;
    const app = {
      ...ports,
      people: replanningPeople(ports.people, { ...ports, clock: () => now }),
      peopleSource: { read: async () => reading },
      journal: { info: () => undefined, warn: () => undefined },
      policy: { holidays: new Set(), reminders: { ...REMINDERS } },
      clock: () => now,
    } as unknown as App;
    await readPerson(app, 'T1', 'UANA');
    const item = anAction('T1', 1, { due: '2026-12-10', owner: 'UANA', createdAt: NOW });
    await app.actions.create({ item, remindAt: undefined, effects: [], at: NOW });
    const planned = async () => {
      const count = await replanStale(app, () => true);
      return [count, (await app.actions.byNumber('T1', 1))?.remindAt?.toISOString()];
    };
    await planned();
    return {
      app,
      planned,
      async settled() {
        now = new Date(now.getTime() + 20_000);
        await settleChanges(app, () => true);
      },
      async reads(change: object) {
        now = new Date(now.getTime() + 60_000);
        reading = { ...said, ...change };
        await readPerson(app, 'T1', 'UANA');
      },
    };
  }

  it('are planned anew where they live elsewhere, and not where nothing changed', async () => {
    const { planned, reads } = await stage();
    await reads({ name: 'Ana' });
    expect(await planned()).toEqual([0, '2026-12-08T08:00:00.000Z']);
    await reads({ zone: 'America/New_York' });
    expect(await planned()).toEqual([1, '2026-12-08T14:00:00.000Z']);
  });

  it('come in the morning of UTC while nobody knows where they are, and then in their own', async () => {
    const { planned, reads } = await stage();
    await reads({ zone: undefined });
    expect(await planned()).toEqual([1, '2026-12-08T09:00:00.000Z']);
    await reads({ zone: 'Asia/Tokyo' });
    expect(await planned()).toEqual([1, '2026-12-08T00:00:00.000Z']);
  });

  it('are planned anew of items that nobody owns, of which they may be reminded', async () => {
    const { app, planned, reads, settled } = await stage();
    const incident = { ...anIncident('T1'), roles: { commander: ['UANA'] } };
    await app.incidents.create({ incident, events: [], effects: [], at: NOW });
    const item = anAction('T1', 2, { due: '2026-12-10', owner: undefined, createdAt: NOW });
    await app.actions.create({ item, remindAt: undefined, effects: [], at: NOW });
    await settled();
    await planned();
    await reads({ zone: 'America/New_York' });
    await settled();
    expect(await planned()).toEqual([2, '2026-12-08T14:00:00.000Z']);
    expect((await app.actions.byNumber('T1', 2))?.remindAt).toEqual(new Date('2026-12-08T14:00:00Z'));
  });

  it('are planned anew while they say that they are away, or their status does', async () => {
    const { app, planned, reads } = await stage();
    await app.people.setAway('T1', 'UANA', { from: '2026-12-01', until: '2026-12-11' });
    expect(await planned()).toEqual([1, '2026-12-14T08:00:00.000Z']);
    await app.people.setAway('T1', 'UANA', undefined);
    expect(await planned()).toEqual([1, '2026-12-08T08:00:00.000Z']);
    await reads({ awayStatus: { until: new Date('2026-12-08T22:59:59Z') } });
    expect(await planned()).toEqual([1, '2026-12-09T08:00:00.000Z']);
    await reads({});
    expect(await planned()).toEqual([1, '2026-12-08T08:00:00.000Z']);
  });

  it('are planned anew wherever the process that heard of it is killed', async () => {
    const away = { from: '2026-12-01', until: '2026-12-11' } as const;
    for (let on = 1; on <= 3; on += 1) {
      const { app, planned, settled } = await stage();
      const { worker } = mortal(app, { on, after: true });
      const people = replanningPeople(worker.people, worker);
      await expect(people.setAway('T1', 'UANA', away)).rejects.toThrow('killed');
      await settled();
      const stored = (await app.people.find('T1', 'UANA'))?.away !== undefined;
      const [, at] = await planned();
      expect([on, at]).toEqual([on, stored ? '2026-12-14T08:00:00.000Z' : '2026-12-08T08:00:00.000Z']);
      await settled();
      expect(await planned()).toEqual([0, at]);
    }
  });

  it('are planned anew where another worker planned them by what was before, and wrote that after the change', async () => {
    const { app, planned, settled } = await stage();
    const [before] = await app.actionPlans.stale('another', 1);
    if (!before) throw new Error('nothing is planned');
    await app.people.setAway('T1', 'UANA', { from: '2026-12-01', until: '2026-12-11' });
    const { remindAt, told = {} } = before;
    await app.actionPlans.replan(planName(app.policy), [{ known: before, remindAt, told }]);
    expect(await planned()).toEqual([0, '2026-12-08T08:00:00.000Z']);
    await settled();
    expect(await planned()).toEqual([1, '2026-12-14T08:00:00.000Z']);
  });
});

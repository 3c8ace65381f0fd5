import { describe, expect, it } from '@jest/globals';
import { claimWeeklies, planWeeklies, weekOfChannel } from '../../../src/app/actions/weekly-digest.ts';
import type { App, WeeklyPolicy } from '../../../src/app/app.ts';
import { tellWeek } from '../../../src/app/effects/weekly.ts';
import type { WeekShown } from '../../../src/app/ports/follow-up-posts.ts';
import type { Incident } from '../../../src/domain/incident/incident.ts';
import { newPostmortem } from '../../../src/domain/postmortem/review/postmortem-state.ts';
import { heldTask } from '../../builders/task.ts';
import { memoryPorts } from '../../contract/memory/memory-ports.ts';
import { anAction, anIncident } from '../../contract/samples.ts';

const TEAM = 'T1';
const FRIDAY = new Date('2026-11-27T12:00:00Z');
const ALL = { severity: [], service: [], team: [] };
const WEEKLY: WeeklyPolicy = {
  ...{ weekday: 1, hour: 9, zone: 'Europe/Berlin' },
  places: [
    { place: 'incidents', ...ALL },
    { place: 'money', ...ALL, team: ['payments'] },
  ],
};
const services = [
  { name: 'checkout', also: [], team: 'payments' },
  { name: 'search', also: [], team: 'web' },
];

async function stage(weekly: WeeklyPolicy | undefined = WEEKLY) {
  const clock = { now: FRIDAY };
  const told: (WeekShown & { readonly channel: string; readonly effect: string })[] = [];
  const app = {
    ...memoryPorts(),
    followUpPosts: {
      async weekly(
        where: { readonly channel: string; readonly tag: { readonly effect: string } },
        shown: WeekShown,
      ) {
        told.push({ ...shown, channel: where.channel, effect: where.tag.effect });
        return '1.0';
      },
    },
    channels: { idOf: async (_team: string, name: string) => `C${name}` },
    policy: { weekly, routing: { announce: [], invite: [], services } },
    clock: () => clock.now,
  } as unknown as App;
  const incident = async (number: number, more: Partial<Incident> = {}) => {
    const phase = { state: 'resolved', at: FRIDAY, by: 'U1', summary: 'x' } as const;
    const made = anIncident(TEAM, number, { phase, ...more });
    await app.incidents.create({ incident: made, events: [], effects: [], at: FRIDAY });
  };
  const item = async (number: number, more: object = {}) => {
    const key = `INC-2026-000${number}`;
    const made = anAction(TEAM, number, { incident: key, due: '2026-11-20', ...more });
    await app.actions.create({ item: made, remindAt: undefined, effects: [], at: FRIDAY });
  };
  /** Claims what is due now, and performs it. */
  const pass = async () => {
    await planWeeklies(app);
    const refs = await claimWeeklies(app);
    for (const ref of refs) {
      const taken = await app.effectLeases.take(ref, clock.now, 0);
      if (!taken) throw new Error('It is not wanted.');
      const of = { team: ref.team, place: ref.id };
      await tellWeek(app, of, { effect: taken.effect, task: heldTask(app, taken) });
      await app.effectLeases.finish(taken);
    }
    return refs.map(({ id, key }) => `${id} ${key}`);
  };
  return { app, clock, told, incident, item, pass };
}

const keysOf = ({ summary }: WeekShown) => summary.overdue.map(({ key }) => key);

describe('the weekly digest', () => {
  it('comes once a week to each channel, with what the channel hears of', async () => {
    const { clock, told, incident, item, pass } = await stage();
    await incident(1, { services: ['checkout'] });
    await incident(2, { services: ['search'] });
    await item(1);
    await item(2);
    expect(await pass()).toEqual([]);
    clock.now = new Date('2026-11-30T08:00:00Z');
    expect(await pass()).toEqual(['incidents weekly-2026-11-30', 'money weekly-2026-11-30']);
    expect(told.map(({ channel }) => channel)).toEqual(['Cincidents', 'Cmoney']);
    expect(told.map(keysOf)).toEqual([['A-1', 'A-2'], ['A-1']]);
    expect(await pass()).toEqual([]);
    clock.now = new Date('2026-12-07T08:00:00Z');
    expect(await pass()).toHaveLength(2);
    expect(new Set(told.map(({ effect }) => effect)).size).toBe(4);
  });

  it('comes once after weeks without a worker, and with everything that was closed meanwhile', async () => {
    const { clock, told, incident, item, pass } = await stage();
    await incident(1);
    await incident(2);
    await item(1);
    await pass();
    clock.now = new Date('2026-11-30T08:00:00Z');
    await pass();
    await item(2, { status: { state: 'done', by: 'U1', at: new Date('2026-12-02T10:00:00Z') } });
    clock.now = new Date('2026-12-23T12:00:00Z');
    expect(await pass()).toEqual(['incidents weekly-2026-12-21', 'money weekly-2026-12-21']);
    expect(told.at(-1)?.summary.closed.map(({ key }) => key)).toEqual(['A-2']);
    expect(await pass()).toEqual([]);
  });

  it('is told once in a week, also where its day was configured anew', async () => {
    const { app, clock, told, incident, item, pass } = await stage();
    await incident(1);
    await item(1);
    await pass();
    clock.now = new Date('2026-11-30T08:00:00Z');
    await pass();
    Object.assign(app.policy, { weekly: { ...WEEKLY, weekday: 3 } });
    await pass();
    clock.now = new Date('2026-12-02T08:00:00Z');
    expect(await pass()).toHaveLength(2);
    expect(told.map(({ channel }) => channel)).toEqual(['Cincidents']);
  });

  it('says nothing where there is nothing to say, and ends where it is not configured any more', async () => {
    const { app, clock, told, incident, pass } = await stage();
    await incident(1);
    await pass();
    clock.now = new Date('2026-11-30T08:00:00Z');
    expect(await pass()).toHaveLength(2);
    expect(told).toEqual([]);
    Object.assign(app.policy, { weekly: undefined });
    clock.now = new Date('2026-12-07T08:00:00Z');
    expect(await pass()).toEqual([]);
    expect(await app.weeklyDigests.due(new Date('2027-12-07T08:00:00Z'), 9)).toEqual([]);
  });

  it('has nothing of private incidents, drills, false alarms and merged ones', async () => {
    const { app, incident, item } = await stage();
    const over = { at: FRIDAY, by: 'U1', why: 'x' };
    await incident(1, { private: true });
    await incident(2, { drill: true });
    await incident(3, { phase: { state: 'cancelled', ...over } });
    await incident(4, { phase: { state: 'merged', into: 'INC-2026-0005', ...over } });
    await incident(5);
    await incident(6, { phase: { state: 'active', status: 'investigating', since: FRIDAY } });
    for (const number of [1, 2, 3, 4, 5, 6, 7]) {
      await item(number);
      const state = { ...newPostmortem(TEAM, `INC-2026-000${number}`), version: 1 };
      await app.postmortems.saveState({ state, remindAt: undefined, effects: [], at: FRIDAY });
    }
    const summary = await weekOfChannel(app, { team: TEAM, about: ALL }, FRIDAY);
    expect(summary.overdue.map(({ key }) => key)).toEqual(['A-5', 'A-6']);
    expect(summary.postmortems.map(({ incident: key }) => key)).toEqual(['INC-2026-0005']);
  });
});

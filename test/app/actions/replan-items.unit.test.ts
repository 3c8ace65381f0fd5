import { describe, expect, it } from '@jest/globals';
import { planName } from '../../../src/app/actions/plan-name.ts';
import { replanStale } from '../../../src/app/actions/replan-items.ts';
import type { App } from '../../../src/app/app.ts';
import type { ActionItem } from '../../../src/domain/actions/action-item.ts';
import { ON_THE_DAY, REMINDERS, type ReminderPolicy } from '../../../src/domain/actions/ladder.ts';
import { memoryPorts } from '../../contract/memory/memory-ports.ts';
import { anAction } from '../../contract/samples.ts';

const NOW = new Date('2026-11-20T10:00:00Z');
const always = () => true;

/** As many items as two workers would need several batches for. */
function stage(reminders: ReminderPolicy = REMINDERS) {
  const ports = memoryPorts();
  const warned: unknown[] = [];
  const app = {
    ...ports,
    peopleSource: { read: async () => ({ name: 'x', zone: 'Europe/Berlin', deactivated: false }) },
    journal: { info: () => undefined, warn: (what: unknown) => warned.push(what) },
    policy: { holidays: new Set(), reminders },
    clock: () => NOW,
  } as unknown as App;
  const add = async (number: number, change: Partial<ActionItem> = {}, imported?: true) => {
    const item = anAction('T1', number, {
      due: '2026-12-15',
      owner: 'UANA',
      createdAt: new Date('2026-11-01T10:00:00Z'),
      ...change,
    });
    await app.actions.create({
      item,
      remindAt: undefined,
      ...(imported ? { imported } : {}),
      effects: [],
      at: NOW,
    });
  };
  const timeOf = async (number: number) =>
    (await app.actions.byNumber('T1', number))?.remindAt?.toISOString();
  return {
    app,
    add,
    timeOf,
    warned,
  };
}

describe('the items that were planned by another policy', () => {
  it('are planned anew, all of them, by workers that do so at once', async () => {
    const { app, add, timeOf } = stage();
    for (let number = 1; number <= 1_300; number += 1) await add(number);
    await Promise.all([replanStale(app, always), replanStale(app, always)]);
    expect(await app.actionPlans.stale(planName(app.policy), 10)).toEqual([]);
    expect(await timeOf(1)).toBe('2026-12-08T08:00:00.000Z');
    expect(await timeOf(1_300)).toBe('2026-12-08T08:00:00.000Z');
    expect(await replanStale(app, always)).toBe(0);
  });

  it('are planned by their priority, and by the severity of their incident', async () => {
    const { app, add, timeOf } = stage({
      ...REMINDERS,
      priorities: { P0: { rungs: [{ days: -1 }] } },
      severities: { 1: ON_THE_DAY },
    });
    await add(1, { priority: 'P0' });
    await add(2, { priority: 'P2' });
    await replanStale(app, always);
    expect(await timeOf(1)).toBe('2026-12-14T08:00:00.000Z');
    expect(await timeOf(2)).toBe('2026-12-08T08:00:00.000Z');
  });

  it('go on from where an earlier version left them: nothing that it told comes again', async () => {
    const { app, add, timeOf } = stage();
    await add(1, { due: '2026-11-20' }, true);
    await replanStale(app, always);
    expect(await timeOf(1)).toBe('2026-11-23T08:00:00.000Z');
  });

  it('wait when there is no time, and go on where they were', async () => {
    const { app, add } = stage();
    for (let number = 1; number <= 1_100; number += 1) await add(number);
    expect(await replanStale(app, () => false)).toBe(500);
    expect(await replanStale(app, always)).toBe(600);
  });

  it('do not hold up one another', async () => {
    const { app, add, timeOf, warned } = stage();
    await add(1, { due: 'never' as never });
    await add(2);
    await replanStale(app, always);
    expect(await timeOf(2)).toBe('2026-12-08T08:00:00.000Z');
    expect(warned).toHaveLength(1);
  });
});

describe('the name of a plan', () => {
  it('changes with the policy alone', () => {
    const policy = (change: object) =>
      ({ reminders: { ...REMINDERS }, holidays: new Set(), ...change }) as never;
    const name = planName(policy({}));
    expect(planName(policy({}))).toBe(name);
    expect(planName(policy({ reminders: { ...REMINDERS, every: undefined } }))).not.toBe(name);
    expect(planName(policy({ holidays: new Set(['2026-12-24']) }))).not.toBe(name);
    expect(planName(policy({ regions: { usual: 'DE', zones: {}, people: {} } }))).not.toBe(name);
  });
});

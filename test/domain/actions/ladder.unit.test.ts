import { describe, expect, it } from '@jest/globals';
import { addDays, type CalendarDate } from '../../../src/domain/actions/calendar-date.ts';
import {
  fallDue,
  LADDER,
  type Ladder,
  ladderFor,
  NOTHING_TOLD,
  nextStep,
  ON_THE_DAY,
  type Plan,
  REMINDERS,
  type Remindable,
  type Step,
  steps,
  type Told,
  toldBefore,
} from '../../../src/domain/actions/ladder.ts';
import type { WorkCalendar } from '../../../src/domain/actions/working-hours.ts';

const berlin: WorkCalendar = { zone: 'Europe/Berlin', holidays: new Set<CalendarDate>() };
const LONG_AGO = new Date('2026-01-01T00:00:00Z');

function item(due: CalendarDate | undefined, over: Partial<Remindable> = {}): Remindable {
  return { status: { state: 'open' }, due, createdAt: LONG_AGO, moves: [], ...over };
}

function plan(ladder: Ladder = LADDER, calendar: WorkCalendar = berlin): Plan {
  return { ladder, calendar };
}

/** The first ones as `rung day time to`, in UTC. */
function first(
  count: number,
  one: Remindable,
  { told = NOTHING_TOLD, ...how }: Plan & { readonly told?: Told } = plan(),
): string[] {
  return [...take(count, steps(one, how, told))].map(shown);
}

function* take(count: number, all: Iterable<Step>): Generator<Step> {
  let left = count;
  if (left > 0)
    for (const one of all) {
      yield one;
      left -= 1;
      if (left === 0) return;
    }
}

function shown({ rung, at, to }: Step): string {
  return `${rung} ${at.toISOString().slice(5, 16)} ${to}`;
}

describe('the ladder of an item', () => {
  it('warns 7 and 2 days before, comes on the day and the day after, and then every 3 working days', () => {
    // Thursday, 19 November 2026.
    expect(first(10, item('2026-11-19'))).toEqual([
      'before-7 11-12T08:00 owner',
      'before-2 11-17T08:00 owner',
      'due 11-19T08:00 owner',
      'late-1 11-20T08:00 owner',
      'channel-3 11-23T08:00 channel',
      'late-4 11-25T08:00 owner',
      'approver-7 11-26T08:00 approver',
      'late-7 11-30T08:00 owner',
      'late-10 12-03T08:00 owner',
      'late-13 12-08T08:00 owner',
    ]);
  });

  it('is nothing without a date or for a closed item', () => {
    const by = 'U1';
    const at = new Date(0);
    expect(first(1, item(undefined))).toEqual([]);
    expect(first(1, item('2026-11-20', { status: { state: 'done', by, at } }))).toEqual([]);
    expect(first(1, item('2026-11-20', { status: { state: 'not doing', why: 'x', by, at } }))).toEqual([]);
  });

  it('warns a week before only where there were more than two', () => {
    const made = (day: string) => item('2026-11-19', { createdAt: new Date(`${day}T10:00:00Z`) });
    expect(first(1, made('2026-11-05'))).toEqual(['before-2 11-17T08:00 owner']);
    expect(first(1, made('2026-11-04'))).toEqual(['before-7 11-12T08:00 owner']);
    const moved = { from: '2026-11-01', to: '2026-11-19', why: 'x', by: 'U1' } as const;
    const lately = item('2026-11-19', { moves: [{ ...moved, at: new Date('2026-11-05T10:00:00Z') }] });
    expect(first(1, lately)).toEqual(['before-2 11-17T08:00 owner']);
  });

  it('rolls over weekends and holidays, and is one message where two come to one morning', () => {
    // Saturday: the day itself and the day after both come to Monday, and that is a holiday.
    const holidays = new Set<CalendarDate>(['2026-11-23']);
    expect(first(4, item('2026-11-21'), plan(LADDER, { ...berlin, holidays }))).toEqual([
      'before-7 11-16T08:00 owner',
      'before-2 11-19T08:00 owner',
      'late-1 11-24T08:00 owner',
      'channel-3 11-24T08:00 channel',
    ]);
  });

  it('waits while the owner is away, but the channel and the approver hear', () => {
    const away = { ...berlin, away: [{ from: '2026-11-18', until: '2026-12-06' }] as const };
    expect(first(6, item('2026-11-19'), plan(LADDER, away))).toEqual([
      'before-7 11-12T08:00 owner',
      'before-2 11-17T08:00 owner',
      'channel-3 11-23T08:00 channel',
      'approver-7 11-26T08:00 approver',
      'late-10 12-07T08:00 owner',
      'late-13 12-08T08:00 owner',
    ]);
  });

  it('comes an hour after a date that was set for the same day, within working hours', () => {
    const at = (createdAt: string) => first(2, item('2026-11-20', { createdAt: new Date(createdAt) }));
    expect(at('2026-11-20T11:00:00Z')).toEqual(['due 11-20T12:00 owner', 'late-1 11-23T08:00 owner']);
    expect(at('2026-11-20T15:30:00Z')[0]).toBe('late-1 11-23T08:00 owner');
    const moved = { from: undefined, to: '2026-11-20', why: 'x', by: 'U1' } as const;
    const moves = [{ ...moved, at: new Date('2026-11-20T11:00:00Z') }];
    expect(first(1, item('2026-11-20', { moves }))).toEqual(['due 11-20T12:00 owner']);
  });

  it('begins with one message where the date had passed when it was set', () => {
    const createdAt = new Date('2026-11-20T11:00:00Z');
    expect(first(4, item('2026-11-12', { createdAt }))).toEqual([
      'late-4 11-20T12:00 owner',
      'channel-3 11-20T12:00 channel',
      'approver-7 11-20T12:00 approver',
      'late-7 11-23T08:00 owner',
    ]);
    // Set half an hour before a rung, an hour comes first.
    const morning = new Date('2026-11-23T07:30:00Z');
    expect(first(2, item('2026-11-20', { createdAt: morning }))).toEqual([
      'channel-3 11-23T08:00 channel',
      'late-1 11-23T08:30 owner',
    ]);
  });

  it('takes other rungs and hours as data', () => {
    const ladder = { ...ON_THE_DAY, rungs: [{ days: 5 }, { days: -3 }], every: 1, channelAfter: 1 };
    expect(first(5, item('2026-11-19'), plan(ladder, { ...berlin, hours: { from: 6, to: 14 } }))).toEqual([
      'before-3 11-16T05:00 owner',
      'channel-1 11-20T05:00 channel',
      'late-5 11-24T05:00 owner',
      'late-6 11-25T05:00 owner',
      'late-7 11-26T05:00 owner',
    ]);
    expect(first(9, item('2026-11-19'), plan(ON_THE_DAY))).toEqual(['due 11-19T08:00 owner']);
  });
});

describe('a snooze', () => {
  const snooze = (until: CalendarDate) => ({ until, why: 'waits for parts', by: 'U1', at: LONG_AGO });

  it('holds up what comes before its end, and not the channel', () => {
    expect(first(5, item('2026-11-19', { snooze: snooze('2026-11-28') }))).toEqual([
      'channel-3 11-23T08:00 channel',
      'approver-7 11-26T08:00 approver',
      'late-7 11-30T08:00 owner',
      'late-10 12-03T08:00 owner',
      'late-13 12-08T08:00 owner',
    ]);
  });

  it('ends with a message of its own where no other one comes that day, once', () => {
    const one = item('2026-11-19', { snooze: snooze('2026-11-16') });
    const how = plan(ON_THE_DAY);
    expect(first(3, one, how)).toEqual(['snoozed-2026-11-16 11-16T08:00 owner', 'due 11-19T08:00 owner']);
    const now = new Date('2026-11-16T08:00:00Z');
    const { steps: fallen, told, next } = fallDue(one, how, { told: NOTHING_TOLD, now });
    expect(fallen.map(shown)).toEqual(['snoozed-2026-11-16 11-16T08:00 owner']);
    expect(next).toEqual(new Date('2026-11-19T08:00:00Z'));
    expect(first(3, one, { ...how, told })).toEqual(['due 11-19T08:00 owner']);
    const longer = item('2026-11-19', { snooze: snooze('2026-11-18') });
    expect(first(1, longer, { ...how, told })).toEqual(['snoozed-2026-11-18 11-18T08:00 owner']);
    const on = item('2026-11-19', { snooze: snooze('2026-11-19') });
    const all = fallDue(on, how, { told: NOTHING_TOLD, now: new Date('2026-11-19T08:00:00Z') });
    expect(all.steps.map(shown)).toEqual(['due 11-19T08:00 owner']);
    expect(first(3, on, { ...how, told: all.told })).toEqual([]);
  });
});

describe('what falls due', () => {
  it('is one message for each receiver, however long nobody looked', () => {
    const now = new Date('2026-11-27T10:00:00Z');
    const { steps: fallen, told, next } = fallDue(item('2026-11-19'), plan(), { told: NOTHING_TOLD, now });
    expect(fallen.map(shown)).toEqual([
      'late-4 11-25T08:00 owner',
      'channel-3 11-23T08:00 channel',
      'approver-7 11-26T08:00 approver',
    ]);
    expect(told).toEqual({
      '2026-11-19': { owner: 'late-4', channel: 'channel-3', approver: 'approver-7' },
    });
    expect(next).toEqual(new Date('2026-11-30T08:00:00Z'));
    expect(fallDue(item('2026-11-19'), plan(), { told, now })).toEqual({ steps: [], told, next });
  });

  it('comes again for another due date, and not for one that it had before', () => {
    const told = { '2026-11-19': { owner: 'late-1' } };
    expect(nextStep(item('2026-11-26'), plan(), told)?.rung).toBe('before-7');
    expect(first(2, item('2026-11-19'), { ...plan(), told })).toEqual([
      'channel-3 11-23T08:00 channel',
      'late-4 11-25T08:00 owner',
    ]);
  });

  it('is still due where nobody told of it, whatever the time', () => {
    expect(nextStep(item('2026-11-19'), plan(ON_THE_DAY), NOTHING_TOLD)?.at).toEqual(
      new Date('2026-11-19T08:00:00Z'),
    );
  });

  it('begins anew from a moment where an earlier version did not keep what was told', () => {
    const told = toldBefore(item('2026-11-19'), plan(), new Date('2026-11-19T08:00:00Z'));
    expect(told).toEqual({ '2026-11-19': { owner: 'before-2' } });
  });
});

describe('ladderFor', () => {
  const policy = {
    ...REMINDERS,
    priorities: { P0: { every: 1 } },
    severities: { 1: { every: 2, approverAfter: 3 } },
  };

  it('takes what is said of the priority, then of the severity, then of all', () => {
    expect(ladderFor(policy, 'P2', undefined)).toEqual(LADDER);
    expect(ladderFor(policy, 'P2', 1)).toEqual({ ...LADDER, every: 2, approverAfter: 3 });
    expect(ladderFor(policy, 'P0', 1)).toEqual({ ...LADDER, every: 1, approverAfter: 3 });
  });

  it('can end a ladder for some', () => {
    const ends = { ...policy, priorities: { P3: { every: undefined } } };
    expect([
      ...steps(item(addDays('2026-11-19', 0)), plan({ ...ladderFor(ends, 'P3', 2) }), NOTHING_TOLD),
    ]).toHaveLength(6);
  });
});

import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { addDays, type CalendarDate, dateIn } from '../../../src/domain/actions/calendar-date.ts';
import {
  fallDue,
  LADDER,
  NOTHING_TOLD,
  nextStep,
  type Plan,
  type Remindable,
  type Step,
  steps,
  type Told,
} from '../../../src/domain/actions/ladder.ts';
import {
  nextWorkingMoment,
  startOfWork,
  type WorkCalendar,
} from '../../../src/domain/actions/working-hours.ts';
import { anInstant, aZone } from '../timeline/zones.ts';

const HOUR = 3_600_000;
const DAY = 24 * HOUR;

/** Working time by Intl alone, which shares nothing with the code. */
function isWorkingTime(at: Date, { zone, holidays, away = [] }: WorkCalendar, forOwner: boolean): boolean {
  const parts = new Intl.DateTimeFormat('en-CA', {
    timeZone: zone as string,
    hourCycle: 'h23',
    ...({ year: 'numeric', month: '2-digit', day: '2-digit', hour: '2-digit', weekday: 'short' } as const),
  }).formatToParts(at);
  const part = (name: string) => parts.find(({ type }) => type === name)?.value ?? '';
  const day = `${part('year')}-${part('month')}-${part('day')}` as CalendarDate;
  const there = !forOwner || away.every(({ from, until }) => day < from || day > until);
  const hour = Number(part('hour'));
  return !['Sat', 'Sun'].includes(part('weekday')) && !holidays.has(day) && there && hour >= 9 && hour < 17;
}

interface Counted {
  readonly due: CalendarDate;
  readonly made: CalendarDate;
  readonly count: number;
}

/** The owner's mornings of a ladder, day by day, as a person would count them. */
function mornings({ due, made, count }: Counted, { holidays }: WorkCalendar): CalendarDate[] {
  const works = (day: CalendarDate) => ![0, 6].includes(new Date(day).getUTCDay()) && !holidays.has(day);
  const rolled = (day: CalendarDate): CalendarDate => (works(day) ? day : rolled(addDays(day, 1)));
  const lead = (Date.parse(due) - Date.parse(made)) / DAY;
  const days = [...(lead > 14 ? [-7] : []), -2, 0, 1].map((offset) => rolled(addDays(due, offset)));
  let day = rolled(addDays(due, 1));
  while (new Set(days).size < count) {
    for (let left = 3; left > 0; left -= 1) day = rolled(addDays(day, 1));
    days.push(day);
  }
  return [...new Set(days)].slice(0, count);
}

const holidaysAround = fc.array(fc.integer({ min: -10, max: 60 }), { maxLength: 12 });
/** When and where it begins, and which days after that are holidays. */
const aStart = fc.tuple(anInstant, aZone, holidaysAround);

describe('the ladder of an item that nobody touches', () => {
  it('has the mornings that a person would count, in every zone', () => {
    const ahead = fc.integer({ min: 8, max: 60 });
    fc.assert(
      fc.property(aStart, ahead, ([createdAt, zone, offsets], lead) => {
        const made = dateIn(createdAt, zone);
        const due = addDays(made, lead);
        const holidays = new Set(offsets.map((days) => addDays(due, days)));
        const calendar = { zone, holidays };
        const item: Remindable = { status: { state: 'open' }, due, createdAt, moves: [] };
        const found: Step[] = [];
        for (const step of steps(item, { ladder: LADDER, calendar }, NOTHING_TOLD)) {
          expect(isWorkingTime(step.at, calendar, true)).toBe(true);
          if (step.to === 'owner') found.push(step);
          if (found.length === 12) break;
        }
        // A rung that was due before it was made is left out; eight days ahead there is none.
        expect(found.map(({ at }) => dateIn(at, zone))).toEqual(mornings({ due, made, count: 12 }, calendar));
      }),
    );
  });
});

type Happens =
  | { readonly it: 'passes' | 'goes back'; readonly ms: number }
  | { readonly it: 'moves' | 'snoozes' | 'is away'; readonly days: number }
  | { readonly it: 'lives in'; readonly zone: string }
  | { readonly it: 'sweep' | 'restarts' | 'is retitled' };

const happens: fc.Arbitrary<Happens> = fc.oneof(
  fc.record({ it: fc.constant('passes' as const), ms: fc.integer({ min: 1, max: 9 * DAY }) }),
  fc.record({ it: fc.constant('goes back' as const), ms: fc.constant(HOUR) }),
  fc.record({
    it: fc.constantFrom('moves' as const, 'snoozes' as const),
    days: fc.integer({ min: 0, max: 25 }),
  }),
  fc.record({ it: fc.constant('is away' as const), days: fc.integer({ min: -3, max: 12 }) }),
  fc.record({ it: fc.constant('lives in' as const), zone: aZone }),
  fc.record({ it: fc.constantFrom('sweep' as const, 'restarts' as const, 'is retitled' as const) }),
);

/** What the database holds of one item, and what was sent of it. */
class Followed {
  now: Date;
  item: Remindable;
  calendar: WorkCalendar;
  told: Told = NOTHING_TOLD;
  remindAt: Date | undefined;
  readonly sent: string[] = [];

  constructor(start: Date, zone: string, holidays: ReadonlySet<CalendarDate>) {
    this.now = start;
    this.calendar = { zone, holidays };
    this.item = {
      status: { state: 'open' },
      due: addDays(dateIn(start, zone), 20),
      createdAt: start,
      moves: [],
    };
    this.replan();
  }

  get plan(): Plan {
    return { ladder: LADDER, calendar: this.calendar };
  }

  replan(): void {
    this.remindAt = nextStep(this.item, this.plan, this.told)?.at;
  }

  /** As a worker does it, whenever it looks. */
  sweep(): void {
    if (!this.remindAt || this.remindAt > this.now) return;
    const fallen = fallDue(this.item, this.plan, { told: this.told, now: this.now });
    for (const step of fallen.steps) {
      this.sent.push(`${this.item.due} ${step.rung}`);
      expect(step.at.getTime()).toBeLessThanOrEqual(this.now.getTime());
      expect(isWorkingTime(step.at, this.calendar, step.to === 'owner')).toBe(true);
      const { away: _, ...anybody } = this.calendar;
      const sentAt = nextWorkingMoment(this.now, step.to === 'owner' ? this.calendar : anybody);
      expect(isWorkingTime(sentAt, this.calendar, step.to === 'owner')).toBe(true);
    }
    this.told = fallen.told;
    this.remindAt = fallen.next;
    // Nothing that was due is left behind.
    const next = nextStep(this.item, this.plan, this.told);
    if (next) expect(next.at.getTime()).toBeGreaterThan(this.now.getTime());
  }

  /** What happens to it, or to whoever owns it. */
  take(event: Happens): unknown {
    switch (event.it) {
      case 'passes':
        this.now = new Date(this.now.getTime() + event.ms);
        return;
      case 'goes back':
        this.now = new Date(this.now.getTime() - event.ms);
        return;
      case 'moves': {
        const to = addDays(dateIn(this.now, this.calendar.zone), event.days);
        const move = { from: this.item.due, to, why: 'x', by: 'U1', at: this.now };
        this.item = { ...this.item, due: to, moves: [...this.item.moves, move], snooze: undefined };
        return this.replan();
      }
      case 'snoozes': {
        const until = addDays(dateIn(this.now, this.calendar.zone), event.days);
        this.item = { ...this.item, snooze: { until, why: 'x', by: 'U1', at: this.now } };
        return this.replan();
      }
      case 'is away': {
        const from = dateIn(this.now, this.calendar.zone);
        this.calendar = { ...this.calendar, away: [{ from, until: addDays(from, event.days) }] };
        return this.replan();
      }
      case 'lives in':
        this.calendar = { ...this.calendar, zone: event.zone };
        return this.replan();
      case 'restarts':
      case 'is retitled':
        return this.replan();
      case 'sweep':
        return this.sweep();
      default:
        return event satisfies never;
    }
  }
}

describe('the ladder of an item under any sequence of moves, zones, absences, restarts and clocks', () => {
  it('tells of each rung of a due date at most once, in working hours, and leaves none behind', () => {
    fc.assert(
      fc.property(aStart, fc.array(happens, { maxLength: 40 }), ([start, zone, offsets], all) => {
        const followed = new Followed(
          start,
          zone,
          new Set(offsets.map((days) => addDays(dateIn(start, zone), days))),
        );
        for (const event of all) followed.take(event);
        // From here on somebody looks every hour, and the item is left alone.
        followed.calendar = { ...followed.calendar, away: [] };
        followed.replan();
        followed.sweep();
        const before = followed.sent.length;
        const expected = [];
        const until = followed.now.getTime() + 30 * DAY;
        for (const step of steps(followed.item, followed.plan, followed.told)) {
          if (step.at.getTime() > until) break;
          expected.push(`${followed.item.due} ${step.rung}`);
        }
        while (followed.now.getTime() < until) {
          followed.now = new Date(Math.min(until, followed.now.getTime() + HOUR));
          followed.sweep();
        }
        expect(followed.sent.slice(before).toSorted()).toEqual(expected.toSorted());
        expect(followed.sent.filter((one, index) => followed.sent.indexOf(one) !== index)).toEqual([]);
      }),
    );
  });

  it('comes in the morning of a zone whose rules have changed since it was planned', () => {
    const item: Remindable = {
      status: { state: 'open' },
      due: '2026-11-19',
      createdAt: new Date('2026-11-01T00:00:00Z'),
      moves: [],
    };
    const plan = (zone: string): Plan => ({ ladder: LADDER, calendar: { zone, holidays: new Set() } });
    const told = { '2026-11-19': { owner: 'before-2' } };
    const planned = nextStep(item, plan('+02:00'), told)?.at;
    // Told at the old nine o'clock, the new one brings nothing again.
    const { told: after } = fallDue(item, plan('+02:00'), { told, now: planned ?? new Date(0) });
    expect(nextStep(item, plan('+01:00'), after)?.rung).toBe('late-1');
    // Not told yet, it comes at the new nine o'clock.
    expect(startOfWork('2026-11-19', plan('+01:00').calendar)).toEqual(
      nextStep(item, plan('+01:00'), told)?.at,
    );
  });
});

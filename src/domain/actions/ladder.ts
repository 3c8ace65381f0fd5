import type { Severity } from '../incident/incident.ts';
import type { Zone } from '../timeline/wall-clock.ts';
import { type ActionItem, isPending, type Priority } from './action-item.ts';
import { addDays, type CalendarDate, dateIn, daysBetween } from './calendar-date.ts';
import { addWorkingDays } from './working-day.ts';
import {
  nextDayAtWork,
  nextWorkingMoment,
  OFFICE_HOURS,
  startOfWork,
  type WorkCalendar,
  type WorkingHours,
} from './working-hours.ts';

/** Who hears of a step: whoever answers for the item, its incident's channel, or the approver. */
export const RECEIVERS = ['owner', 'channel', 'approver'] as const;
export type Receiver = (typeof RECEIVERS)[number];

/** One reminder: so many days after the due date (before it when negative), where the date was set more than `lead` days ahead. */
export interface Rung {
  readonly days: number;
  readonly lead?: number | undefined;
}

/** When people hear of an item. Days late are days of the calendar; `undefined` is never. */
export interface Ladder {
  readonly rungs: readonly Rung[];
  /** After the last rung the owner is reminded again every so many working days, without end. */
  readonly every: number | undefined;
  /** On the first working day on which the item is so many days late, its channel hears of it, once. */
  readonly channelAfter: number | undefined;
  /** The same for the approver. */
  readonly approverAfter: number | undefined;
}

/** The ladder of most items, what is different for some, and between which hours reminders are sent. */
export interface ReminderPolicy extends Ladder {
  readonly hours: WorkingHours;
  readonly priorities: Readonly<Partial<Record<Priority, Partial<Ladder>>>>;
  readonly severities: Readonly<Partial<Record<Severity, Partial<Ladder>>>>;
}

/** 7 days before where there were more than 14, 2 before, on the day, the day after, and every 3 working days. */
export const LADDER: Ladder = {
  rungs: [{ days: -7, lead: 14 }, { days: -2 }, { days: 0 }, { days: 1 }],
  every: 3,
  channelAfter: 3,
  approverAfter: 7,
};

/** What holds where nothing is configured. */
export const REMINDERS: ReminderPolicy = { ...LADDER, hours: OFFICE_HOURS, priorities: {}, severities: {} };

/** One reminder, on the due date. */
export const ON_THE_DAY: Ladder = {
  rungs: [{ days: 0 }],
  every: undefined,
  channelAfter: undefined,
  approverAfter: undefined,
};

/** The ladder of an item: what its priority says goes before what its incident's severity says. */
export function ladderFor(
  { priorities, severities, rungs, every, channelAfter, approverAfter }: ReminderPolicy,
  priority: Priority,
  severity: Severity | undefined,
): Ladder {
  const ofSeverity = severity === undefined ? undefined : severities[severity];
  return { rungs, every, channelAfter, approverAfter, ...ofSeverity, ...priorities[priority] };
}

/** The parts of an action item that decide its ladder. */
export type Remindable = Pick<ActionItem, 'status' | 'due' | 'createdAt' | 'moves' | 'snooze'>;

/** What the steps of an item follow from, besides the item and what was told already. */
export interface Plan {
  readonly ladder: Ladder;
  /** Of whoever is reminded. */
  readonly calendar: WorkCalendar;
}

/** One message that one receiver gets. */
export interface Step {
  readonly at: Date;
  /** `before-7`, `due`, `late-4` (working days after the last fixed rung are added up), `channel-3`, `approver-7`, or `snoozed-2026-12-04`; with the due date it names the step. */
  readonly rung: string;
  readonly to: Receiver;
  /** The day for which it was meant, before weekends, holidays, absences and a snooze were jumped over. */
  readonly meant: CalendarDate;
}

/** By due date: the last rung of which each receiver was told, and until when the item was snoozed when that was over. */
export type Told = Readonly<Record<string, Readonly<Partial<Record<Receiver | 'snooze', string>>>>>;

/** Nobody was told of anything yet. */
export const NOTHING_TOLD: Told = {};

/** What falls due of an item: one step for each receiver, what was told after that, and when it goes on. */
export interface FallenDue {
  readonly steps: readonly Step[];
  readonly told: Told;
  readonly next: Date | undefined;
}

/**
 * Every step of which nobody was told yet, earliest first, and perhaps without end; none for an item that is closed or
 * has no date. Of the steps that one receiver would get on one day only the last one is there. Those of the owner come
 * after absences and a snooze; the channel and the approver hear in spite of them.
 */
export function* steps(item: Remindable, plan: Plan, told: Told): Generator<Step> {
  const { zone } = plan.calendar;
  const each = rungsOf(item, plan, told).map((rungs) => lastOfEachDay(rungs, zone));
  const heads = each.map((one) => one.next());
  for (;;) {
    const first = earliest(heads);
    const head = heads[first];
    if (head === undefined || head.done) return;
    yield head.value;
    heads[first] = each[first]?.next() ?? head;
  }
}

/** The first step of which nobody was told yet. Its time may have passed: then it was missed, and is due now. */
export function nextStep(item: Remindable, plan: Plan, told: Told): Step | undefined {
  return steps(item, plan, told).next().value ?? undefined;
}

/** What counts as told where nobody kept it: every step before that moment. */
export function toldBefore(item: Remindable, plan: Plan, moment: Date): Told {
  return fallDue(item, plan, { told: NOTHING_TOLD, now: new Date(moment.getTime() - 1) }).told;
}

/** What is due by `now`: where several steps of one receiver were missed, the last of them. */
export function fallDue(
  item: Remindable,
  plan: Plan,
  { told, now }: { readonly told: Told; readonly now: Date },
): FallenDue {
  const due = item.due ?? '';
  const marks: Partial<Record<Receiver | 'snooze', string>> = { ...told[due] };
  const found = rungsOf(item, plan, told).map((rungs) => {
    let last: Step | undefined;
    for (const step of rungs) {
      if (step.at > now) return { last, next: step.at };
      if (isSnooze(step)) marks.snooze = step.meant;
      else marks[step.to] = step.rung;
      last = step;
    }
    return { last, next: undefined };
  });
  const fallen = found.flatMap(({ last }) => last ?? []);
  const times = found.flatMap(({ next }) => next?.getTime() ?? []);
  return {
    steps: fallen,
    told: fallen.length === 0 ? told : { ...told, [due]: marks },
    next: times.length === 0 ? undefined : new Date(Math.min(...times)),
  };
}

/** A rung's place on the ladder of its receiver. */
function placeOf(rung: string | undefined): number {
  if (rung === undefined) return Number.NEGATIVE_INFINITY;
  if (rung === 'due') return 0;
  const days = Number(rung.slice(rung.lastIndexOf('-') + 1));
  return rung.startsWith('before') ? -days : days;
}

function rungOf(days: number): string {
  return days === 0 ? 'due' : days < 0 ? `before-${-days}` : `late-${days}`;
}

const SNOOZED = 'snoozed-';

function isSnooze({ rung }: Step): boolean {
  return rung.startsWith(SNOOZED);
}

/**
 * Whoever has just set a date knows about it, so a reminder that was already due then comes this much later (ms). An
 * early warning that was already due is left out.
 */
const GRACE = 3_600_000;

/** When the current due date was set. */
function setAtOf({ moves, createdAt }: Remindable): Date {
  return moves.at(-1)?.at ?? createdAt;
}

/** The steps of each receiver, each in order; several may fall on one day. */
function rungsOf(item: Remindable, plan: Plan, told: Told): Iterable<Step>[] {
  const { due } = item;
  if (due === undefined || !isPending(item)) return [];
  const marks = told[due] ?? {};
  const { channelAfter, approverAfter } = plan.ladder;
  return [
    withSnooze(ownerSteps({ item, due, plan, from: placeOf(marks.owner) }), item, {
      plan,
      ended: marks.snooze,
    }),
    marks.channel === undefined ? escalation({ item, due, plan }, 'channel', channelAfter) : [],
    marks.approver === undefined ? escalation({ item, due, plan }, 'approver', approverAfter) : [],
  ];
}

interface Dated {
  readonly item: Remindable;
  readonly due: CalendarDate;
  readonly plan: Plan;
}

function* ownerSteps({ from, ...dated }: Dated & { readonly from: number }): Generator<Step> {
  const { item, due, plan } = dated;
  const { ladder, calendar } = plan;
  let before = new Date(0);
  const step = (days: number, meant: CalendarDate, time: Date): Step => {
    // What comes an hour after the date was set holds up what would come the same morning.
    before = time > before ? time : before;
    return { at: before, rung: rungOf(days), to: 'owner', meant };
  };
  const lead = daysBetween(dateIn(setAtOf(item), calendar.zone), due);
  const rungs = ladder.rungs.filter((rung) => rung.lead === undefined || lead > rung.lead);
  for (const { days } of rungs.toSorted((a, b) => a.days - b.days)) {
    const meant = addDays(due, days);
    const at = days > from ? timeOf(meant, dated, calendar) : undefined;
    if (at && !(days < 0 && at.early)) yield step(days, meant, at.time);
  }
  if (ladder.every === undefined) return;
  const { holidays } = calendar;
  let place = Math.max(0, ...ladder.rungs.map(({ days }) => days));
  for (let day = addDays(due, place); ; ) {
    place += ladder.every;
    day = addWorkingDays(day, ladder.every, holidays);
    if (place > from) yield step(place, day, timeOf(day, dated, calendar).time);
  }
}

function escalation(dated: Dated, to: 'channel' | 'approver', days: number | undefined): Step[] {
  if (days === undefined) return [];
  const { away: _, ...calendar } = dated.plan.calendar;
  const meant = addDays(dated.due, days);
  return [{ at: timeOf(meant, dated, calendar).time, rung: `${to}-${days}`, to, meant }];
}

/** When a step comes that is meant for that day; `early` where that was before the date was set. */
function timeOf(meant: CalendarDate, { item }: Dated, calendar: WorkCalendar) {
  const setAt = setAtOf(item);
  const time = morningOn(nextDayAtWork(meant, calendar), calendar);
  if (time > setAt) return { time, early: false };
  return { time: nextWorkingMoment(new Date(setAt.getTime() + GRACE), calendar), early: true };
}

function morningOn(day: CalendarDate, calendar: WorkCalendar): Date {
  return nextWorkingMoment(startOfWork(day, calendar), calendar);
}

/** Steps before the end of a snooze wait for it. The end is a step itself, unless another one comes that day. */
function* withSnooze(
  rungs: Iterable<Step>,
  { snooze }: Remindable,
  { plan, ended }: { readonly plan: Plan; readonly ended: string | undefined },
): Generator<Step> {
  if (!snooze) return yield* rungs;
  const { until } = snooze;
  const at = morningOn(nextDayAtWork(until, plan.calendar), plan.calendar);
  const end: Step = { at, rung: `${SNOOZED}${until}`, to: 'owner', meant: until };
  if (ended === undefined || ended < until) yield end;
  for (const step of rungs) yield step.at < at ? { ...step, at } : step;
}

function* lastOfEachDay(rungs: Iterable<Step>, zone: Zone): Generator<Step> {
  let last: Step | undefined;
  for (const step of rungs) {
    if (last && dateIn(last.at, zone) !== dateIn(step.at, zone)) yield last;
    last = step;
  }
  if (last) yield last;
}

function earliest(heads: readonly IteratorResult<Step>[]): number {
  let first = 0;
  for (const [index, head] of heads.entries()) {
    const before = heads[first];
    if (!head.done && (!before || before.done || head.value.at < before.value.at)) first = index;
  }
  return first;
}

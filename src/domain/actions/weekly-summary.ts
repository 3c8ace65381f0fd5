import { medianOf } from '../numbers/distribution.ts';
import type { WorkflowState } from '../postmortem/review/workflow.ts';
import { type ActionItem, isPending } from './action-item.ts';
import { addDays, type CalendarDate, dateIn, daysBetween } from './calendar-date.ts';
import { daysLate, slipOf } from './slip.ts';

/** An item with the teams that look after what its incident concerns; none where nobody said. */
export interface TeamItem {
  readonly item: ActionItem;
  readonly teams: readonly string[];
}

/** A postmortem that is not published, of an incident that is over. */
export interface WaitingPostmortem {
  readonly incident: string;
  readonly title: string;
  readonly state: WorkflowState['state'];
  readonly due: CalendarDate | undefined;
}

/** How one team gets its items done; `undefined` is what no team looks after. */
export interface TeamWeek {
  readonly team: string | undefined;
  /** Items whose due date lay in the last 90 days, without those that are not being done. */
  readonly due: number;
  /** How many of those are done. */
  readonly done: number;
  /** Of the items done in the last 90 days: the median of their slip, in days. */
  readonly medianSlip: number | undefined;
}

/** What a channel hears once a week. */
export interface WeeklySummary {
  /** The latest first. */
  readonly overdue: readonly ActionItem[];
  /** Due in the seven days that begin today. */
  readonly dueSoon: readonly ActionItem[];
  readonly closed: readonly ActionItem[];
  readonly teams: readonly TeamWeek[];
  /** The oldest ones that are still to be done. */
  readonly oldest: readonly ActionItem[];
  readonly postmortems: readonly WaitingPostmortem[];
}

/** The window of closure rate and slip, in days: a quarter, so that a quiet week does not swing them. */
export const WINDOW = 90;
const OLDEST = 5;
const WEEK = 7;

/** Sums a week up. `since`: what was closed before it was told already. */
export function weeklySummary(
  given: { readonly items: readonly TeamItem[]; readonly postmortems: readonly WaitingPostmortem[] },
  { today, since }: { readonly today: CalendarDate; readonly since: Date },
): WeeklySummary {
  const items = given.items.map(({ item }) => item);
  const pending = items.filter(isPending);
  const until = addDays(today, WEEK);
  return {
    overdue: pending
      .filter((item) => daysLate(item, today) > 0)
      .toSorted((a, b) => daysLate(b, today) - daysLate(a, today) || a.number - b.number),
    dueSoon: pending
      .filter(({ due }) => due !== undefined && due >= today && due < until)
      .toSorted((a, b) => (a.due ?? '').localeCompare(b.due ?? '') || a.number - b.number),
    closed: items
      .filter(({ status }) => 'at' in status && status.at > since)
      .toSorted((a, b) => a.number - b.number),
    teams: teamWeeks(given.items, today),
    oldest: pending
      .toSorted((a, b) => a.createdAt.getTime() - b.createdAt.getTime() || a.number - b.number)
      .slice(0, OLDEST),
    postmortems: given.postmortems.toSorted((a, b) => (a.due ?? '~').localeCompare(b.due ?? '~')),
  };
}

/** Nothing is overdue, due, closed or waiting: then nothing is said. */
export function isQuiet({ overdue, dueSoon, closed, postmortems }: WeeklySummary): boolean {
  return overdue.length + dueSoon.length + closed.length + postmortems.length === 0;
}

function teamWeeks(items: readonly TeamItem[], today: CalendarDate): readonly TeamWeek[] {
  const names = [...new Set(items.flatMap(({ teams }) => teams))].toSorted();
  const of = (team: string | undefined) =>
    items
      .filter(({ teams }) => (team === undefined ? teams.length === 0 : teams.includes(team)))
      .map(({ item }) => item);
  return [...names, undefined]
    .map((team) => teamWeek(team, of(team), today))
    .filter(({ due, medianSlip }) => due > 0 || medianSlip !== undefined);
}

function teamWeek(team: string | undefined, items: readonly ActionItem[], today: CalendarDate): TeamWeek {
  const lately = (day: CalendarDate) => day < today && daysBetween(day, today) <= WINDOW;
  const due = items.filter(
    (item) => item.due !== undefined && lately(item.due) && item.status.state !== 'not doing',
  );
  const slips = items.flatMap((item) => {
    const { status } = item;
    const slip = slipOf(item, today);
    if (status.state !== 'done' || slip === undefined) return [];
    return daysBetween(dateIn(status.at, 'UTC'), today) <= WINDOW ? [slip.days] : [];
  });
  return {
    team,
    due: due.length,
    done: due.filter(({ status }) => status.state === 'done').length,
    medianSlip: slips.length > 0 ? medianOf(slips.toSorted((a, b) => a - b)) : undefined,
  };
}

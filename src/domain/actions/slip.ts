import { type ActionItem, type DueMove, isPending } from './action-item.ts';
import { type CalendarDate, dateIn, daysBetween } from './calendar-date.ts';

/** How far an item slid from the day that was first promised. */
export interface Slip {
  /** The first due date that it ever had. */
  readonly first: CalendarDate;
  /** How often that date, or a later one, was put off or brought forward. */
  readonly moves: number;
  /** Whole days from the first due date to where it stands; an item that was done early has 0. */
  readonly days: number;
}

type Dated = Pick<ActionItem, 'due' | 'moves' | 'status'>;

/**
 * The slip of an item: from its first due date to the day on which it was done or, while somebody still has to do it, to
 * its present due date, or to `today` once that has passed. The day of an end is the one in UTC. `undefined` for an item
 * that never had a date, and for one that is not done at all: nothing was delivered late.
 */
export function slipOf(item: Dated, today: CalendarDate): Slip | undefined {
  const first = firstDue(item);
  const stands = standsAt(item, today);
  if (first === undefined || stands === undefined) return undefined;
  return { first, moves: countedMoves(item.moves).length, days: Math.max(0, daysBetween(first, stands)) };
}

/** Days from the present due date to `today`, for an item that somebody still has to do; 0 where it is not late. */
export function daysLate(item: Pick<ActionItem, 'due' | 'status'>, today: CalendarDate): number {
  if (item.due === undefined || !isPending(item)) return 0;
  return Math.max(0, daysBetween(item.due, today));
}

/** The first due date that the item ever had. */
export function firstDue({ due, moves }: Pick<ActionItem, 'due' | 'moves'>): CalendarDate | undefined {
  const [move] = moves;
  return move === undefined ? due : (move.from ?? move.to);
}

/**
 * The moves that count: from one date to another, unless the approver did not agree. The first date of an item that had
 * none puts nothing off.
 */
export function countedMoves(moves: readonly DueMove[]): readonly DueMove[] {
  return moves.filter(({ from, answer }) => from !== undefined && answer?.agreed !== false);
}

/** From this move on, the approver is asked. */
const ASKED_FROM = 3;

/** Whether the approver is to be asked about the last move of an item. */
export function wantsAgreement({ moves }: Pick<ActionItem, 'moves'>): boolean {
  const last = moves.at(-1);
  return last?.from !== undefined && !last.answer && countedMoves(moves).length >= ASKED_FROM;
}

function standsAt({ status, due }: Dated, today: CalendarDate): CalendarDate | undefined {
  switch (status.state) {
    case 'done':
      return dateIn(status.at, 'UTC');
    case 'not doing':
      return undefined;
    case 'open':
    case 'in progress':
      return due === undefined || due > today ? due : today;
    default:
      return status satisfies never;
  }
}

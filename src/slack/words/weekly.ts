import type { WeekShown } from '../../app/ports/follow-up-posts.ts';
import type { ActionItem } from '../../domain/actions/action-item.ts';
import { addDays, type CalendarDate, dateIn, daysBetween } from '../../domain/actions/calendar-date.ts';
import { daysLate } from '../../domain/actions/slip.ts';
import { type TeamWeek, type WaitingPostmortem, WINDOW } from '../../domain/actions/weekly-summary.ts';
import { truncate } from '../views/truncate.ts';
import { incidentOfItem } from './actions.ts';
import { counted } from './entries.ts';
import { literal, person } from './escape.ts';
import { dueDay } from './times.ts';

/** One part of a week: its head and its lines. */
export interface WeekPart {
  readonly head: string;
  readonly lines: readonly string[];
}

/** So many of each kind are named, the rest are counted. */
const MOST = 5;
const TITLE = 80;

/** `Action items this week: 3 overdue, 2 due by Sun 6 Dec 2026, 4 closed; 1 postmortem waits.` */
export function weekHead({ summary, about, zone }: WeekShown, now: Date): string {
  const { overdue, dueSoon, closed, postmortems } = summary;
  const last = addDays(dateIn(now, zone), 6);
  const waiting = postmortems.length;
  const waits = waiting === 0 ? '' : `; ${counted(waiting, 'postmortem waits', 'postmortems wait')}`;
  const concerned = [...about.service, ...about.team].map(literal).join(', ');
  return `Action items${concerned === '' ? '' : ` of ${concerned}`} this week: ${overdue.length} overdue, ${dueSoon.length} due by ${dueDay(last)}, ${closed.length} closed${waits}`;
}

/** The parts of a week that have something in them. */
export function weekParts({ summary, zone }: WeekShown, now: Date): readonly WeekPart[] {
  const today = dateIn(now, zone);
  const { overdue, dueSoon, closed, oldest, postmortems } = summary;
  const parts = [
    part('Overdue', overdue, (item) => `${late(daysLate(item, today))} · ${itemWords(item)}`),
    part('Due this week', dueSoon, (item) => `${item.due ? dueDay(item.due) : ''} · ${itemWords(item)}`),
    part('Closed since the last summary', closed, (item) => `${item.status.state} · ${itemWords(item)}`),
    part(
      'Open the longest',
      oldest,
      (item) => `since ${dueDay(dateIn(item.createdAt, zone))} · ${itemWords(item)}`,
    ),
    part('Postmortems that wait', postmortems, (one) => waitingWords(one, today)),
  ];
  return parts.filter(({ lines }) => lines.length > 0);
}

function part<One>(head: string, all: readonly One[], words: (one: One) => string): WeekPart {
  const more = all.length > MOST ? [`and ${all.length - MOST} more`] : [];
  return { head, lines: [...all.slice(0, MOST).map(words), ...more] };
}

function itemWords(item: ActionItem): string {
  return [
    item.key,
    literal(truncate(item.title, TITLE)),
    item.owner ? person(item.owner) : 'nobody yet',
    item.priority,
    incidentOfItem(item),
  ].join(' · ');
}

function waitingWords({ incident, title, state, due }: WaitingPostmortem, today: CalendarDate): string {
  const days = due === undefined ? 0 : daysBetween(due, today);
  const when = due === undefined ? '' : days > 0 ? `, ${late(days)}` : `, due ${dueDay(due)}`;
  return `${incident} · ${literal(truncate(title, TITLE))} · ${state}${when}`;
}

function late(days: number): string {
  return `${counted(days, 'day', 'days')} late`;
}

export const TEAM_HEAD = `How items get done, in the last ${WINDOW} days`;
export const TEAM_COLUMNS = ['Team', 'Done of those due', 'Median slip'] as const;

/** The cells of one team; `no team` is what no team looks after. */
export function teamCells({ team, due, done, medianSlip }: TeamWeek): readonly [string, string, string] {
  const rate = due === 0 ? 'none was due' : `${done} of ${due} (${Math.round((100 * done) / due)}%)`;
  const slip = medianSlip === undefined ? 'none was done' : counted(medianSlip, 'day', 'days');
  return [team ?? 'no team', rate, slip];
}

/** The same in one line. */
export function teamLine(team: TeamWeek): string {
  const [name, rate, slip] = teamCells(team);
  return `${literal(name)}: ${rate}, ${team.medianSlip === undefined ? slip : `median slip ${slip}`}`;
}

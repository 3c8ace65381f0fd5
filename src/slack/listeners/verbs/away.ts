import { absencesOf } from '../../../app/actions/absences.ts';
import { calendarOf } from '../../../app/actions/action-calendar.ts';
import type { App } from '../../../app/app.ts';
import { personOf } from '../../../app/people/load-person.ts';
import type { Person } from '../../../app/ports/people.ts';
import { addDays, addMonths, type CalendarDate, dateIn } from '../../../domain/actions/calendar-date.ts';
import { readDueDay } from '../../../domain/actions/due-date.ts';
import { nextDayAtWork } from '../../../domain/actions/working-hours.ts';
import { dueFault } from '../../words/actions.ts';
import { awayNoted, awayNow, awayTooLong, awayUnclear, backNoted } from '../../words/away.ts';
import { unescapeSlack } from '../../words/escape.ts';
import { type Answer, sayText } from '../answer.ts';
import type { ListenerContext } from '../listener-context.ts';
import type { UserRequest } from '../request.ts';
import type { HandlerGroup } from './handler.ts';

/** `away`, `away until DATE [why]`, `back`: when whoever types is away. */
export const AWAY = {
  away: (context, request, { day }) =>
    day === undefined ? sayAway(context, request) : noteAway(context, request, unescapeSlack(day)),
  back: async ({ app }, { team, user }) => {
    const { person, reader, today } = await presentOf(app, { team, user });
    const { away, awayStatus } = currently(person, today);
    if (person.away) await app.people.setAway(team, user, undefined);
    return sayText(backNoted({ was: away !== undefined, ...(awayStatus ? { awayStatus } : {}) }, reader));
  },
} satisfies HandlerGroup;

async function sayAway({ app, command }: ListenerContext, request: UserRequest): Promise<Answer> {
  const { person, reader, today } = await presentOf(app, request);
  return sayText(awayNow(currently(person, today), reader, command));
}

async function noteAway({ app, command }: ListenerContext, request: UserRequest, said: string) {
  const { team, user } = request;
  const { today } = await presentOf(app, request);
  const reading = readDueDay(said, today);
  if (reading.kind === 'none') return sayText(awayUnclear(said.split(/\s/)[0] ?? '', command), 'unclear');
  if (reading.kind === 'invalid') return sayText(dueFault(reading.said, reading.why), 'unclear');
  const { date: until, length, clock } = reading;
  if (until > addMonths(today, 12)) return sayText(awayTooLong(said.slice(0, length)), 'unclear');
  const why = said.slice(length).replace(BETWEEN, '').trim();
  await app.people.setAway(team, user, { from: today, until, ...(why === '' ? {} : { why }) });
  const next = nextDayAtWork(addDays(until, 1), await calendarOf(app, team, user));
  return sayText(awayNoted({ until, why, next, ...(clock === undefined ? {} : { clock }) }, command));
}

/** What may stand between a day and the reason. */
const BETWEEN = /^[\s,:;–—-]+/;

async function presentOf(app: App, { team, user }: Pick<UserRequest, 'team' | 'user'>) {
  const person = await personOf(app, team, user);
  const { zone } = person;
  const now = app.clock();
  return { person, reader: { zone, now }, today: dateIn(now, zone) };
}

/** What of their absences is not over. */
function currently({ away, awayStatus, ...person }: Person, today: CalendarDate) {
  const goesOn = (which: Pick<Person, 'away' | 'awayStatus'>) =>
    absencesOf({ ...person, ...which }).some(({ until }) => until >= today);
  return {
    ...(away && goesOn({ away }) ? { away } : {}),
    ...(awayStatus && goesOn({ awayStatus }) ? { awayStatus } : {}),
  };
}

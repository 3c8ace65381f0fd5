import { subMinutes } from 'date-fns/subMinutes';
import type { App } from '../app.ts';

/** A reminder is claimed within a minute while a worker runs; this much later it is overdue, in minutes. */
const OVERDUE_MINUTES = 5;
/** At most so many are read to count them. */
const COUNTED = 100;

type Ports = Pick<App, 'actionReminders' | 'postmortems' | 'effectTroubles' | 'clock'>;

/** What ought to have happened and has not, for the metrics. Every method rejects where the database does not answer. */
export function lateWork(app: Ports) {
  return {
    async lateMs() {
      const now = app.clock();
      const since = await app.effectTroubles.lateSince(now);
      return since === undefined ? 0 : now.getTime() - since.getTime();
    },
    async remindersLate() {
      const then = subMinutes(app.clock(), OVERDUE_MINUTES);
      const late = await Promise.all([
        app.actionReminders.due(then, COUNTED),
        app.postmortems.due(then, COUNTED),
      ]);
      return late.reduce((sum, { length }) => sum + length, 0);
    },
  };
}

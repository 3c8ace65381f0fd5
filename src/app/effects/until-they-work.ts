import { minutesToMilliseconds } from 'date-fns/minutesToMilliseconds';
import { nextWorkingMoment } from '../../domain/actions/working-hours.ts';
import { later, type Outcome } from './outcome.ts';

/** Whoever is away may be back sooner, and whoever is elsewhere move again: who waits for them looks so often (ms). */
const LOOK_AGAIN_MS = minutesToMilliseconds(30);

/** Wanted again when whoever has this calendar works; `undefined` where they do now. */
export function untilTheyWork(
  now: Date,
  calendar: Parameters<typeof nextWorkingMoment>[1],
): Outcome | undefined {
  const waitMs = nextWorkingMoment(now, calendar).getTime() - now.getTime();
  return waitMs > 0 ? later(Math.min(waitMs, LOOK_AGAIN_MS), 'outside working hours') : undefined;
}

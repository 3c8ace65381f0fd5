import { hoursToMilliseconds } from 'date-fns/hoursToMilliseconds';
import { secondsToMilliseconds } from 'date-fns/secondsToMilliseconds';
import type { App } from '../app.ts';
import type { TakenEffect } from '../ports/effect-leases.ts';
import type { EffectRef } from '../ports/effects.ts';
import { tellOfFault } from './fail-effect.ts';
import { pauseMs } from './failure.ts';
import type { FailingEffect } from './give-up.ts';
import { dropped, later, type Outcome } from './outcome.ts';

/** So many workers may die with an effect, as they do when somebody stops them all, before it rests. */
const DEATHS = 3;
const FIRST_PAUSE_MS = secondsToMilliseconds(5);
const LONGEST_PAUSE_MS = hoursToMilliseconds(1);

/**
 * Whether it seems to end its workers: one that the kernel kills for its memory, for example, would otherwise be taken
 * up by the next worker, and end that one too, with everything else that it does.
 */
export function endsWorkers({ unended, rested }: TakenEffect): boolean {
  return unended >= DEATHS && !rested;
}

/**
 * A database that goes away in the middle of an effect does not hear how it ended. It is told that this worker lives as
 * soon as it answers again, before the lease of a worker that takes it up then is over.
 */
export function outlive(app: Pick<App, 'effectLeases' | 'journal'>, ref: EffectRef): void {
  const tell = (attempt: number): void => {
    const again = (error: unknown) => {
      app.journal.info({ effect: ref.key, on: ref.id, error, attempt }, 'not told that the worker lives');
      tell(attempt + 1);
    };
    setTimeout(
      () => void app.effectLeases.outlived(ref).catch(again),
      pauseMs({ kind: 'store' }, attempt),
    ).unref();
  };
  tell(1);
}

/** Puts it off without beginning it, each time longer. It is never given up; operators see it, and who asked is told. */
export async function restEffect(app: App, { taken, known }: FailingEffect): Promise<Outcome> {
  const { ref, unended } = taken;
  const delayMs = Math.min(FIRST_PAUSE_MS * 2 ** Math.min(unended - DEATHS, 20), LONGEST_PAUSE_MS);
  const why = `its worker ended ${unended} times before it was through`;
  app.journal.warn({ effect: ref.key, on: ref.id, deaths: unended, delayMs }, 'effect rests');
  if (!(await app.effectLeases.rest(taken, why, new Date(app.clock().getTime() + delayMs))))
    return dropped('another worker has it by now');
  await tellOfFault(app, { taken, known });
  return later(delayMs, why);
}

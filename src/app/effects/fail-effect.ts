import { markedKey } from '../../domain/incident/drill-mark.ts';
import type { App } from '../app.ts';
import { summarizeError } from '../error-report.ts';
import { LimitMet } from '../ports/offload.ts';
import { reportFailure } from './draft.ts';
import { failureOf, pauseMs, type Retriable } from './failure.ts';
import { askedBy, type FailingEffect, giveUpEffect, QUIET, tellOnce } from './give-up.ts';
import { leftToAnother } from './left-to-another.ts';
import { dropped, later, type Outcome } from './outcome.ts';
import { wakeOthers } from './wake-others.ts';

/** Whoever asked is told after this many failures that neither Slack nor the database explains: about 15 s. */
const TELL_AFTER = 5;

/**
 * What becomes of an effect that did not go through. What Slack refuses for good, or takes too much, is given up, and a person is
 * told;
 * everything else is tried again, however often it fails, with pauses that grow. Throws `StoreFault`.
 */
export async function failEffect(app: App, failing: FailingEffect, error: unknown): Promise<Outcome> {
  const { ref, attempt } = failing.taken;
  const failure = failureOf(error);
  if (failure.kind === 'refused') {
    const { taken, known } = failing;
    const { effect } = taken;
    await giveUpEffect(app, failing, failure);
    const tooHeavy = error instanceof LimitMet ? error.message : undefined;
    if (tooHeavy && known && effect.kind === 'draft')
      await reportFailure(app, known, { draft: effect.draft, why: tooHeavy });
    await wakeOthers(app, { ref, kind: effect.kind, known });
    return dropped(tooHeavy ?? `refused: ${failure.error}`);
  }
  const why = summarizeError(error);
  const delayMs = pauseMs(failure, attempt);
  app.journal.warn({ effect: ref.key, on: ref.id, error, attempt, delayMs }, 'effect put off');
  const at = new Date(app.clock().getTime() + delayMs);
  if (!(await putOff(app, failing, { failure, why, at }))) return leftToAnother(app, failing);
  if (failure.kind === 'ours' && attempt >= TELL_AFTER) await tellOfFault(app, failing);
  return later(delayMs, why);
}

function putOff(
  { effectLeases }: App,
  { taken }: FailingEffect,
  { failure, why, at }: { readonly failure: Retriable; readonly why: string; readonly at: Date },
): Promise<boolean> {
  switch (failure.kind) {
    case 'limited':
      return effectLeases.postpone(taken, why, at);
    case 'uninstalled':
      return effectLeases.wait(taken, why, at);
    case 'slack':
    case 'store':
      return effectLeases.retry(taken, why, at);
    case 'ours':
      return effectLeases.fail(taken, why, at);
    default:
      return failure satisfies never;
  }
}

/** Scribe goes on trying; whoever asked for it hears, once, that it takes longer, and why nobody in Slack can help. */
export async function tellOfFault(app: App, { taken, known }: FailingEffect): Promise<void> {
  const { effect } = taken;
  if (!known || QUIET.includes(effect.kind)) return;
  const incident = markedKey(known.incident);
  await tellOnce(app, known, {
    mark: `fault-${effect.kind}`,
    user: askedBy(effect, known.incident),
    notice: { code: 'fault', what: effect.kind, incident },
  });
}

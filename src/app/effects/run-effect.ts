import { minutesToMilliseconds } from 'date-fns/minutesToMilliseconds';
import { secondsToMilliseconds } from 'date-fns/secondsToMilliseconds';
import type { Effect } from '../../domain/effect.ts';
import type { Entry } from '../../domain/timeline/entry.ts';
import type { App } from '../app.ts';
import { editEcho } from '../echo-entries.ts';
import type { TakenEffect } from '../ports/effect-leases.ts';
import type { EffectRef } from '../ports/effects.ts';
import type { KnownIncident } from '../ports/incidents.ts';
import { SlackFault } from '../ports/slack-fault.ts';
import { StoreFault } from '../ports/store-fault.ts';
import { maySee } from '../who-may-see.ts';
import { runActionEffect } from './action-effects.ts';
import { CHANNEL_REFUSED } from './channel.ts';
import { reportFailure } from './draft.ts';
import { fetchMessage } from './fetch-message.ts';
import { type FailingEffect, giveUpEffect, notifyOfRefusal } from './give-up.ts';
import { runIncidentEffect } from './incident-effects.ts';
import { DONE, dropped, later, type Outcome } from './outcome.ts';
import { runPostmortemEffect } from './postmortem-effects.ts';
import { followReceipt } from './receipt.ts';
import { rereadTime } from './reread-time.ts';
import { type Task, taskOf } from './task.ts';

/** How long one worker has an effect to itself; after that, others take it to be abandoned. */
export const EFFECT_LEASE_MS = secondsToMilliseconds(20);
/** An effect is given up after this many failures that neither Slack nor the database explains. */
const MAX_ATTEMPTS = 5;
/** Once Slack answers again, what waited is shown within this time. */
const MAX_RETRY_DELAY_MS = minutesToMilliseconds(2);

/** An effect's subject, read again when the effect runs. */
interface Subject {
  readonly run: (task: Task) => Promise<Outcome>;
  readonly incident: KnownIncident | undefined;
}

/**
 * Runs one wanted effect: claims it, reads its subject again, acts, and removes it. What fails is offered again;
 * what Slack refuses for good is given up, and a person is told. Throws `StoreFault` only.
 */
export async function runEffect(app: App, ref: EffectRef, leaseMs = EFFECT_LEASE_MS): Promise<Outcome> {
  const taken = await app.effectLeases.take(ref, app.clock(), leaseMs);
  if (!taken) return dropped('done already, or in another hand');
  const subject = await loadSubject(app, taken);
  const stopRenewing = startRenewing(app, ref, leaseMs);
  try {
    const outcome = await subject.run(taskOf(app, taken));
    await record(app, ref, outcome);
    return outcome;
  } catch (error) {
    return await failed(app, { taken, known: subject.incident }, error);
  } finally {
    stopRenewing();
  }
}

/** A live worker keeps its claim; one that was killed loses it when the lease ends. */
function startRenewing(app: App, ref: EffectRef, leaseMs: number): () => void {
  const timer = setInterval(() => {
    app.effectLeases.renew(ref, app.clock(), leaseMs).catch((error: unknown) => {
      app.journal.warn({ effect: ref.key, on: ref.id, error: String(error) }, 'claim not renewed');
    });
  }, leaseMs / 3);
  return () => clearInterval(timer);
}

async function record(app: App, ref: EffectRef, outcome: Outcome): Promise<void> {
  switch (outcome.kind) {
    case 'done':
      return app.effects.done(ref);
    case 'dropped':
      app.journal.info({ effect: ref.key, on: ref.id, why: outcome.why }, 'effect dropped');
      return app.effects.done(ref);
    case 'later':
      return app.effectLeases.postpone(ref, outcome.why, new Date(app.clock().getTime() + outcome.delayMs));
    default:
      return outcome satisfies never;
  }
}

async function failed(app: App, failing: FailingEffect, error: unknown): Promise<Outcome> {
  const { taken } = failing;
  const trouble = error instanceof SlackFault ? error.trouble : undefined;
  if (trouble?.kind === 'refused') {
    await giveUpEffect(app, failing, trouble);
    return dropped(`refused: ${trouble.error}`);
  }
  const why = error instanceof Error ? error.message : String(error);
  if (trouble === undefined && !(error instanceof StoreFault) && taken.attempt >= MAX_ATTEMPTS) {
    app.journal.warn({ effect: taken.ref.key, on: taken.ref.id, error: why }, 'effect given up');
    await giveUpFault(app, failing, why);
    return dropped(why);
  }
  app.journal.warn(
    { effect: taken.ref.key, on: taken.ref.id, error: why, attempt: taken.attempt },
    'effect put off',
  );
  const { ref } = taken;
  if (trouble?.kind === 'limited') {
    const outcome = later(trouble.retryAfterMs, why);
    await record(app, ref, outcome);
    return outcome;
  }
  const delayMs = retryDelayMs(taken.attempt);
  await app.effectLeases.retry(ref, why, new Date(app.clock().getTime() + delayMs));
  return later(delayMs, why);
}

/** What keeps failing for a reason of our own is given up too; what depends on it must not wait for ever. */
async function giveUpFault(app: App, { taken, known }: FailingEffect, why: string): Promise<void> {
  await app.effectLeases.giveUp(taken.ref, why);
  if (!known) return;
  const { effect } = taken;
  if (effect.kind === 'draft') await reportFailure(app, known, { draft: effect.draft, why });
  if (effect.kind !== 'channel') return;
  const { team, id } = known.incident;
  await app.externalIds.remember({ holder: 'incidents', team, id }, CHANNEL_REFUSED, 'failed');
  await notifyOfRefusal(app, known, { what: 'channel', error: 'no_channel', needed: undefined });
}

/** 1 s, 2 s, 4 s … two minutes: an outage of Slack may be long, and nothing is dropped because of it. */
function retryDelayMs(attempt: number): number {
  return Math.min(1_000 * 2 ** Math.min(attempt - 1, 20), MAX_RETRY_DELAY_MS);
}

async function loadSubject(app: App, { ref, effect }: TakenEffect): Promise<Subject> {
  switch (ref.holder) {
    case 'incidents': {
      const known = await app.incidents.byId(ref.team, ref.id);
      const run = (task: Task) =>
        known ? runIncidentEffect(app, { known, effect, task }) : gone('the incident');
      return { incident: known, run };
    }
    case 'entries': {
      const entry = await app.entries.byId(ref.team, ref.id);
      const incident = entry && (await app.incidents.byKey(ref.team, entry.incident));
      const run = (task: Task) =>
        entry ? runEntryEffect(app, { entry, incident, effect, task }) : gone('the entry');
      return { incident, run };
    }
    case 'actions': {
      const known = await app.actions.byId(ref.team, ref.id);
      const incident = known && (await app.incidents.byKey(ref.team, known.item.incident));
      const run = (task: Task) =>
        known ? runActionEffect(app, { known, incident, effect, task }) : gone('the action item');
      return { incident, run };
    }
    case 'postmortems': {
      const known = await app.incidents.byKey(ref.team, ref.id);
      const run = (task: Task) =>
        known ? runPostmortemEffect(app, { known, effect, task }) : gone('the incident');
      return { incident: known, run };
    }
    case 'messages':
      return { incident: undefined, run: () => fetchMessage(app, ref) };
    default:
      return ref.holder satisfies never;
  }
}

/** What an entry wants, in the hands of a worker. */
interface EntryTask {
  readonly entry: Entry;
  /** Absent while an import goes on, which writes its incident last. */
  readonly incident: KnownIncident | undefined;
  readonly effect: Effect;
  readonly task: Task;
}

async function runEntryEffect(app: App, { entry, incident, effect, task }: EntryTask): Promise<Outcome> {
  switch (effect.kind) {
    case 'echo-edit':
      return editEcho(app, entry);
    case 'receipt':
      return followReceipt(app, entry);
    case 'reread-time':
      return rereadTime(app, { entry, tag: () => task.tag() }, effect);
    case 'tell':
      if (incident && !(await maySee(app, incident, { user: effect.user })))
        return dropped(`${effect.user} may not see the incident`);
      await app.directMessages.notify(
        { team: entry.team, user: effect.user },
        effect.notice,
        await task.tag(),
      );
      return DONE;
    default:
      return dropped(`an entry cannot want "${effect.kind}"`);
  }
}

function gone(what: string): Promise<Outcome> {
  return Promise.resolve(dropped(`${what} is gone`));
}

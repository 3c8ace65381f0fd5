import { secondsToMilliseconds } from 'date-fns/secondsToMilliseconds';
import type { Effect } from '../../domain/effect.ts';
import type { Entry } from '../../domain/timeline/entry.ts';
import { maySee } from '../access/who-may-see.ts';
import type { App } from '../app.ts';
import { showHome } from '../home/show-home.ts';
import { ClaimLost } from '../ports/claim-lost.ts';
import type { TakenEffect } from '../ports/effect-leases.ts';
import type { EffectRef } from '../ports/effects.ts';
import type { KnownIncident } from '../ports/incidents.ts';
import { StoreFault } from '../ports/store-fault.ts';
import { runActionEffect } from './action-effects.ts';
import { copyFile } from './copy-file.ts';
import { showDigest } from './digest.ts';
import { editEcho } from './echo-entries.ts';
import { failEffect } from './fail-effect.ts';
import { fetchMessage } from './fetch-message.ts';
import type { FailingEffect } from './give-up.ts';
import { type Hold, holdClaim } from './hold-claim.ts';
import { runIncidentEffect } from './incident-effects.ts';
import { leftToAnother } from './left-to-another.ts';
import { DONE, dropped, later, type Outcome } from './outcome.ts';
import { runPostmortemEffect } from './postmortem-effects.ts';
import { followQuotes } from './quotes.ts';
import { readFile } from './read-file.ts';
import { followReceipt } from './receipt.ts';
import { rereadTime } from './reread-time.ts';
import { endsWorkers, outlive, restEffect } from './rest-effect.ts';
import { type Task, taskOf } from './task.ts';
import { tellHomes } from './tell-homes.ts';
import { wakeOthers } from './wake-others.ts';
import { tellWeek } from './weekly.ts';

/** How long one worker has an effect to itself; after that, others take it to be abandoned. */
export const EFFECT_LEASE_MS = secondsToMilliseconds(8);

/** An effect's subject, read again when the effect runs. */
interface Subject {
  readonly run: (task: Task) => Promise<Outcome>;
  readonly incident: KnownIncident | undefined;
}

/**
 * Runs one wanted effect: claims it, reads its subject again, acts, and removes it. What fails is offered again;
 * what Slack refuses for good is given up, and a person is told. A worker that was paused for longer than its lease
 * leaves what another one has taken meanwhile. What ended several workers rests first. Throws `StoreFault` only.
 */
export async function runEffect(app: App, ref: EffectRef, leaseMs = EFFECT_LEASE_MS): Promise<Outcome> {
  const askedAt = performance.now();
  const taken = await take(app, ref, leaseMs);
  if (!taken) return await notTaken(app, ref);
  const renew = (now: Date) => app.effectLeases.renew(taken, now, leaseMs);
  const hold = holdClaim(app, { what: ref.key, leaseMs, askedAt, renew });
  try {
    return await runTaken(app, taken, hold);
  } catch (error) {
    // The database does not hear that it was let go of.
    outlive(app, ref);
    throw error;
  } finally {
    hold.release();
  }
}

/** What another worker has is looked at again when its lease ends: it may have died. A live one prolongs that in time. */
async function notTaken(app: App, ref: EffectRef): Promise<Outcome> {
  const wanted = await app.effectLeases.wantedNow(ref);
  const until = wanted?.heldUntil[ref.key];
  if (until === undefined) return dropped('done already');
  return later(Math.max(1, until.getTime() - app.clock().getTime()), 'in another hand');
}

async function take(app: App, ref: EffectRef, leaseMs: number): Promise<TakenEffect | undefined> {
  try {
    return await app.effectLeases.take(ref, app.clock(), leaseMs);
  } catch (error) {
    // It may have been claimed: only the answer is missing.
    if (error instanceof StoreFault && !error.certain) outlive(app, ref);
    throw error;
  }
}

async function runTaken(app: App, taken: TakenEffect, hold: Hold): Promise<Outcome> {
  let known: KnownIncident | undefined;
  try {
    const subject = await loadSubject(app, taken);
    known = subject.incident;
    if (endsWorkers(taken)) return await restEffect(app, { taken, known });
    const outcome = await subject.run(taskOf(app, taken, hold.check));
    if (outcome.kind !== 'later') await tellHomes(app, taken, known);
    return await record(app, { taken, known }, outcome);
  } catch (error) {
    if (error instanceof ClaimLost) return await leftToAnother(app, { taken, known });
    return await failEffect(app, { taken, known }, error);
  }
}

async function record(app: App, { taken, known }: FailingEffect, outcome: Outcome): Promise<Outcome> {
  const { ref, effect } = taken;
  if (!(await write(app, taken, outcome))) return leftToAnother(app, { taken, known });
  switch (outcome.kind) {
    case 'dropped':
      app.journal.info({ effect: ref.key, on: ref.id, why: outcome.why }, 'effect dropped');
      await wakeOthers(app, { ref, kind: effect.kind, known });
      return outcome;
    case 'done':
      await wakeOthers(app, { ref, kind: effect.kind, known });
      return outcome;
    case 'later':
      return outcome.came && (await outcome.came(app)) ? wakeItself(app, ref) : outcome;
    default:
      return outcome satisfies never;
  }
}

/** Tells whether the effect was still this worker's. */
function write(app: App, taken: TakenEffect, outcome: Outcome): Promise<boolean> {
  switch (outcome.kind) {
    case 'done':
    case 'dropped':
      return app.effectLeases.finish(taken);
    case 'later': {
      const at = new Date(app.clock().getTime() + outcome.delayMs);
      return outcome.came
        ? app.effectLeases.wait(taken, outcome.why, at)
        : app.effectLeases.postpone(taken, outcome.why, at);
    }
    default:
      return outcome satisfies never;
  }
}

/** What it waits for came before it was put off, so nobody wakes it. */
async function wakeItself(app: App, ref: EffectRef): Promise<Outcome> {
  await app.effects.wake([ref], app.clock());
  return later(0, 'it came meanwhile');
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
    case 'digests': {
      const known = await app.digests.byId(ref);
      const run = (task: Task) =>
        known && effect.kind === 'digest' ? showDigest(app, known, task) : gone('the digest');
      return { incident: undefined, run };
    }
    case 'secrets':
      return { incident: undefined, run: (task) => tellOfSecret(app, { ref, effect, task }) };
    case 'weeklies': {
      const of = { team: ref.team, place: ref.id };
      return { incident: undefined, run: (task) => tellWeek(app, of, { effect, task }) };
    }
    case 'homes':
      return { incident: undefined, run: () => runHomeEffect(app, ref, effect) };
    case 'messages':
      return { incident: undefined, run: (task) => runMessageEffect(app, { ref, effect, task }) };
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
      return editEcho(app, entry, task);
    case 'receipt':
      return followReceipt(app, entry, task);
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

/** Whoever wrote a secret is told, privately. */
async function tellOfSecret(
  app: App,
  { ref, effect, task }: { readonly ref: EffectRef; readonly effect: Effect; readonly task: Task },
): Promise<Outcome> {
  if (effect.kind !== 'tell') return dropped(`what was taken out cannot want "${effect.kind}"`);
  const { user, notice } = effect;
  await app.directMessages.notify({ team: ref.team, user }, notice, await task.tag());
  return DONE;
}

/** Somebody's home tab shows what is so now. */
async function runHomeEffect(app: App, { team, id: user }: EffectRef, effect: Effect): Promise<Outcome> {
  if (effect.kind !== 'home') return dropped(`a home tab cannot want "${effect.kind}"`);
  const shown = await showHome(app, { team, user }, { ifChanged: effect.why === 'changed' });
  return shown.kind === 'not shown' ? dropped(`Slack does not show it: ${shown.why}`) : DONE;
}

/** What a captured message wants. */
async function runMessageEffect(
  app: App,
  { ref, effect, task }: { readonly ref: EffectRef; readonly effect: Effect; readonly task: Task },
): Promise<Outcome> {
  switch (effect.kind) {
    case 'copy':
      return copyFile(app, ref, effect.file);
    case 'read-file':
      return readFile(app, ref, effect.file);
    case 'offer-quotes':
    case 'take-quotes':
    case 'drop-quotes':
      return followQuotes(app, { ref, effect, task });
    default:
      return fetchMessage(app, ref);
  }
}

function gone(what: string): Promise<Outcome> {
  return Promise.resolve(dropped(`${what} is gone`));
}

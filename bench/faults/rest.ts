import { setTimeout as sleep } from 'node:timers/promises';
import mongoose from 'mongoose';
import type { LocalSlack } from '../../packages/local-slack/server/local-slack.ts';
import type { Stores } from '../../src/mongo/open-stores.ts';

/** How it came to rest. */
export interface Rest {
  readonly tookMs: number;
  /** How much longer it took than it may. */
  readonly beyondMs: number;
  /** What was still to be done when it took longer than it may, with what went wrong; says what waited so long. */
  readonly late: readonly string[];
  /** What was still to be done when nobody waited any longer. */
  readonly left: readonly string[];
}

/** Everything is at rest so long after the last repair, or after Slack's last wish to wait is over (ms). */
const SOON_MS = 15_000;
const NEVER_MS = 180_000;
const LOOK_MS = 200;

/** Waits until nothing is wanted, and nothing is on its way. */
export async function restOf(slack: LocalSlack, stores: Stores, uri: string): Promise<Rest> {
  const began = performance.now();
  const from = slack.clock.now();
  let late: readonly string[] = [];
  for (;;) {
    const left = await leftOver(slack, stores).catch((error: unknown) => [String(error)]);
    const tookMs = Math.round(performance.now() - began);
    const beyondMs = Math.round(slack.clock.now() - Math.max(from, waitsUntil(slack)) - SOON_MS);
    if (left.length === 0) return { tookMs, beyondMs: tookMs > SOON_MS ? beyondMs : 0, late, left };
    if (tookMs > SOON_MS && late.length === 0) late = [...left, ...(await wantedIn(uri).catch(() => []))];
    if (tookMs > NEVER_MS) return { tookMs, beyondMs, late, left: [...left, ...(await wantedIn(uri))] };
    await sleep(LOOK_MS);
  }
}

/** Each effect that is still wanted, with what went wrong. */
async function wantedIn(uri: string): Promise<string[]> {
  const connection = await mongoose.createConnection(uri).asPromise();
  const found: string[] = [];
  for (const holder of ['incidents', 'entries', 'actions', 'messages', 'postmortems']) {
    const documents = await connection
      .collection(holder)
      .find({ pendingAt: { $exists: true } })
      .toArray();
    for (const { _id, effects = {} } of documents)
      for (const [key, { at, attempts, error, lease, waits }] of Object.entries<Wanted>(effects))
        found.push(`${holder} ${_id} ${key}: ${JSON.stringify({ at, attempts, error, lease, waits })}`);
  }
  await connection.close();
  return found;
}

interface Wanted {
  readonly at: Date;
  readonly attempts: number;
  readonly error?: string;
  readonly lease?: Date;
  readonly waits?: true;
}

async function leftOver(slack: LocalSlack, stores: Stores): Promise<string[]> {
  const later = new Date(slack.clock.now() + 3_600_000);
  const [pending, echoes, troubles] = await Promise.all([
    stores.effects.pending(),
    stores.echoes.waiting(later),
    stores.effectTroubles.list({ limit: 50 }),
  ]);
  const onTheWay = slack.deliveries.filter(({ state }) => state === 'in-flight').length;
  return [
    ...(pending > 0 ? [`${pending} wanted effects`] : []),
    ...echoes.map(({ team, incident }) => `lines of ${incident} in ${team}`),
    ...troubles.map(({ ref, state, error }) => `${ref.key} of ${ref.id} is ${state}: ${error}`),
    ...(onTheWay > 0 ? [`${onTheWay} deliveries`] : []),
  ];
}

/** Until when Slack wanted Scribe to wait, by its clock (ms since 1970); 0 where it never did. */
function waitsUntil(slack: LocalSlack): number {
  const limited = slack.calls.filter(({ status }) => status === 429);
  return Math.max(
    0,
    ...limited.map(({ at, retryAfter }) => at + 1_000 * (typeof retryAfter === 'number' ? retryAfter : 5)),
  );
}

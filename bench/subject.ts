import { randomUUID } from 'node:crypto';

import mongoose from 'mongoose';

import { openStores } from '../src/mongo/open-stores.ts';
import { runLoad, type Server, startServer } from './child.ts';
import type { OwnStores } from './databases.ts';
import type { LoadReport } from './load-report.ts';
import { type ScribeOrder, startScribe } from './scribe.ts';
import { CHANNEL, slashCommand, TEAM } from './slack-request.ts';

/** How many connections type at once. */
export const CONNECTIONS = [1, 8] as const;
const WARM_UP_SECONDS = 3;

/** One program under load: by connections, what the generator found. */
export type Measured = Readonly<Record<(typeof CONNECTIONS)[number], LoadReport>>;

/** Something that takes `/incident log`, started anew for every round. */
export interface Subject {
  readonly name: string;
  measure(seconds: number): Promise<Measured>;
}

/** A Bolt app that acknowledges, after one insert where it is given stores. */
export function floor(name: string, freshStores?: () => Promise<OwnStores>): Subject {
  return {
    name,
    async measure(seconds) {
      const stores = await freshStores?.();
      const server = await startServer('./floor-app.js', ...(stores ? [stores.mongodbUri] : []));
      try {
        return (await underLoad(server, seconds, '')).measured;
      } finally {
        await server.stop();
        await stores?.remove();
      }
    },
  };
}

/** Scribe, on stores that `storesFor` prepares; the entries of each round are counted against its answers. */
export function scribe(
  name: string,
  order: Omit<ScribeOrder, 'stores'>,
  { prepare, keep }: { readonly prepare: () => Promise<OwnStores>; readonly keep: boolean },
): Subject {
  return {
    name,
    async measure(seconds) {
      const stores = await prepare();
      const server = await startScribe({ ...order, stores });
      try {
        await declareOnce(server, stores);
        const before = await entriesIn(stores);
        const { measured, answered } = await underLoad(server, seconds, 'Logged');
        await checkPromise(stores, before + answered);
        return measured;
      } finally {
        await server.stop();
        if (!keep) await stores.remove();
      }
    },
  };
}

async function underLoad(
  { port }: Server,
  seconds: number,
  expect: string,
): Promise<{ readonly measured: Measured; readonly answered: number }> {
  const warm = await runLoad({ port, connections: 8, seconds: WARM_UP_SECONDS, expect });
  const one = await runLoad({ port, connections: 1, seconds, expect });
  const eight = await runLoad({ port, connections: 8, seconds, expect });
  return { measured: { 1: one, 8: eight }, answered: warm.answered + one.answered + eight.answered };
}

/** The incident of the channel; stores that are kept have it already. */
async function declareOnce({ port }: Server, { mongodbUri }: OwnStores): Promise<void> {
  const stores = await openStores(mongodbUri);
  try {
    if (await stores.incidents.byChannel(TEAM, CHANNEL)) return;
    const answer = await typeOnce(port, 'declare Checkout errors after deploy --sev 2 --here');
    if (!(await stores.incidents.byChannel(TEAM, CHANNEL)))
      throw new Error(`The incident was not declared: ${answer}`);
  } finally {
    await stores.close();
  }
}

async function typeOnce(port: number, text: string): Promise<string> {
  const { body, headers } = slashCommand({ text, trigger: randomUUID(), user: 'U0ANA' });
  const response = await fetch(`http://127.0.0.1:${port}/slack/events`, { method: 'POST', headers, body });
  return `${response.status} ${await response.text()}`;
}

/** Every acknowledged entry is in the database, once. */
async function checkPromise(stores: OwnStores, expected: number): Promise<void> {
  const found = await entriesIn(stores);
  if (found !== expected)
    throw new Error(`${expected} entries were acknowledged, and ${found} are in the database.`);
}

async function entriesIn({ mongodbUri }: OwnStores): Promise<number> {
  const connection = await mongoose.createConnection(mongodbUri).asPromise();
  try {
    return await connection.collection('entries').countDocuments({ team: TEAM, source: 'slash' });
  } finally {
    await connection.close();
  }
}

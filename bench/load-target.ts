import { randomUUID } from 'node:crypto';

import mongoose from 'mongoose';

import { openStores } from '../src/mongo/open-stores.ts';
import { type Server, startServer } from './child-programs.ts';
import type { OwnStores } from './databases.ts';
import { CHANNEL, slashCommand, TEAM } from './slack-request.ts';
import { type ScribeOptions, startScribe } from './start-scribe.ts';

/** A program that answers `/incident log`, to put under load. */
export interface LoadTarget {
  readonly name: string;
  start(): Promise<RunningTarget>;
}

/** A running target. */
export interface RunningTarget {
  readonly server: Server;
  /** Text that every correct answer contains. */
  readonly expect: string;
  /** Stops it. Throws unless each of the `answered` requests is in its database exactly once. */
  finish(answered: number): Promise<void>;
}

/** A Bolt app that only acknowledges; given stores, it inserts one document first. */
export function boltApp(name: string, freshStores?: () => Promise<OwnStores>): LoadTarget {
  return {
    name,
    async start() {
      const stores = await freshStores?.();
      const server = await startServer('./baseline-app.js', ...(stores ? [stores.mongodbUri] : []));
      const finish = async () => {
        await server.stop();
        await stores?.remove();
      };
      return { server, expect: '', finish };
    },
  };
}

/** Scribe on these stores, with an incident in the channel. */
export function scribe(
  name: string,
  options: Omit<ScribeOptions, 'stores'>,
  prepareStores: () => Promise<OwnStores>,
): LoadTarget {
  return {
    name,
    async start() {
      const stores = await prepareStores();
      const server = await startScribe({ ...options, stores });
      await declareOnce(server, stores);
      const before = await entriesIn(stores);
      const finish = async (answered: number) => {
        await server.stop();
        const found = (await entriesIn(stores)) - before;
        await stores.remove();
        if (found !== answered)
          throw new Error(
            `${name}: ${answered} entries were acknowledged, and ${found} are in the database.`,
          );
      };
      return { server, expect: 'Logged', finish };
    },
  };
}

/** The incident of the channel; prefilled stores already have it. */
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

async function entriesIn({ mongodbUri }: OwnStores): Promise<number> {
  const connection = await mongoose.createConnection(mongodbUri).asPromise();
  try {
    return await connection.collection('entries').countDocuments({ team: TEAM, source: 'slash' });
  } finally {
    await connection.close();
  }
}

import { App, HTTPReceiver, LogLevel } from '@slack/bolt';
import mongoose from 'mongoose';

import { COMMAND, SIGNING_SECRET } from './slack-request.ts';

/**
 * A separate program: the least that a Bolt app can do. `node baseline-app.js` acknowledges the command; `node
 * baseline-app.js MONGODB_URI` first inserts one document, as durably as Scribe does. Prints its port.
 */
async function main(): Promise<void> {
  const uri = process.argv[2];
  const insert = uri === undefined ? undefined : await insertInto(uri);
  const receiver = new HTTPReceiver({
    signingSecret: SIGNING_SECRET,
    processBeforeResponse: true,
    logLevel: LogLevel.ERROR,
  });
  const app = new App({
    receiver,
    authorize: async () => ({ botToken: 'xoxb-bench', botId: 'B0BENCH', botUserId: 'U0SCRIBE' }),
    logLevel: LogLevel.ERROR,
  });
  app.command(COMMAND, async ({ command, ack }) => {
    await insert?.(command);
    await ack();
  });
  const server = await app.start(0);
  const address = server.address();
  process.stdout.write(`${typeof address === 'object' && address ? address.port : 0}\n`);
}

/** The size of an entry as Scribe stores it, in a collection that has no index but `_id`. */
const schema = new mongoose.Schema(
  {
    _id: { type: String, required: true },
    team: { type: String, required: true },
    incident: { type: String, required: true },
    text: { type: String, required: true },
    type: { type: String, required: true },
    occurredAt: { type: Date, required: true },
    loggedAt: { type: Date, required: true },
    author: { type: String, required: true },
    source: { type: String, required: true },
    version: { type: Number, required: true },
    room: { type: String, required: true },
    waitsSince: { type: Date, required: true },
  },
  { versionKey: false, autoIndex: false, autoCreate: false },
);

type Typed = { team_id: string; trigger_id: string; user_id: string; text: string };

async function insertInto(uri: string): Promise<(typed: Typed) => Promise<void>> {
  const connection = mongoose.createConnection(uri, {
    w: 'majority',
    journal: true,
    retryWrites: false,
    maxPoolSize: 20,
  });
  await connection.asPromise();
  const entries = connection.model('Entry', schema, 'baseline_entries');
  return async ({ team_id, trigger_id, user_id, text }) => {
    const now = new Date();
    await entries.create({
      _id: `${team_id}.cmd.${team_id}.${trigger_id}`,
      team: team_id,
      incident: 'INC-2026-0001',
      text,
      type: 'change',
      occurredAt: now,
      loggedAt: now,
      author: user_id,
      source: 'slash',
      version: 0,
      room: `${team_id}.INC-2026-0001`,
      waitsSince: now,
    });
  };
}

await main();

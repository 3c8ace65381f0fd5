#!/usr/bin/env bash
# Guess: disconnect() on a client of ioredis ends what waits for the connection: each command rejects with "Connection
# is closed", whatever the client was doing, and the client has ended.
# Seen: that is so while it is connecting. Between two tries, where a client is nearly all the time while Redis is away,
# disconnect() only stops the tries: the command stays pending for good, the client goes on saying that it reconnects,
# and there is no event "end". Left open, the same command rejects when its five tries are used up.
# Why it matters: a service is told to stop while Redis is away. It closes the connection, waits for what it had begun,
# and waits until it is killed, without a word about which posts were never queued.
# ioredis 6.0.0, seen 2026-12-01.
set -euo pipefail
dir=$(mktemp -d)
trap 'rm -rf "$dir"' EXIT
cd "$dir"
npm init -y >/dev/null
npm install --silent --ignore-scripts --no-audit --no-fund ioredis@6.0.0

cat >closed.mjs <<'JS'
import { createRequire } from 'node:module';
import { setTimeout as sleep } from 'node:timers/promises';
import { Redis } from 'ioredis';

const { version } = createRequire(import.meta.url)('ioredis/package.json');

/** What becomes of a command to a Redis that is not there, once the client was closed in that state. */
async function outcome(closeIn) {
  const path = './nothing-listens.sock';
  const client = new Redis({ path, maxRetriesPerRequest: 5, retryStrategy: () => 200 });
  client.on('error', () => undefined);
  let told = 'no event';
  client.on('end', () => {
    told = 'event end';
  });
  const command = client.rpush('posts', 'Rolled back').then(
    () => 'resolved',
    (error) => `"${error.message.slice(0, 41)}"`,
  );
  if (closeIn !== undefined) {
    while (client.status !== closeIn) await sleep(1);
    client.disconnect();
  }
  const said = await Promise.race([command, sleep(10_000, 'pending after 10 s')]);
  await sleep(100);
  return `${said}, status ${client.status}, ${told}`;
}

const [open, connecting, between] = await Promise.all([undefined, 'connecting', 'reconnecting'].map(outcome));
console.log(`ioredis ${version}`);
console.log('guess: closed in either state: "Connection is closed.", status end, event end');
console.log(`seen:  closed while connecting: ${connecting}`);
console.log(`seen:  closed between two tries: ${between}`);
console.log(`seen:  left open: ${open}`);
const asSeen =
  connecting === '"Connection is closed.", status end, event end' &&
  between === 'pending after 10 s, status reconnecting, no event' &&
  open.startsWith('"Reached the max retries per request limit"');
if (!asSeen) console.error('Changed: a client that is closed between two tries ends its commands.');
process.exit(asSeen ? 0 : 1);
JS
node closed.mjs

#!/usr/bin/env bash
# Guess: with keepLastIfActive, what is added under one deduplication id while a job of it runs becomes one more run
# afterwards, with the last data. A job that fails once and is tried again has not ended, so that this holds until it
# has.
# Seen: it holds only while the job is being worked on. What is added between two tries is dropped, and what was kept
# before that stays: once the first job is done, the run afterwards has the older data, and the newest is never seen.
# Why it matters: the option is made for a card that has to show the newest state. When Slack refuses one update and
# then takes it, the card goes back to "investigating" and stays there, although "resolved" was added last.
# bullmq 6.7.0, Redis 7, seen 2026-12-01.
set -euo pipefail
command -v redis-server >/dev/null || { echo 'This needs redis-server on PATH.' >&2; exit 2; }
dir=$(mktemp -d)
redis-server --port 0 --unixsocket "$dir/redis.sock" --dir "$dir" --save '' >/dev/null &
redis=$!
trap 'kill "$redis"; rm -rf "$dir"' EXIT
cd "$dir"
npm init -y >/dev/null
npm install --silent --ignore-scripts --no-audit --no-fund bullmq@6.7.0 ioredis@6.0.0

cat >card.mjs <<'JS'
import { createRequire } from 'node:module';
import { setTimeout as sleep } from 'node:timers/promises';
import { Queue, Worker } from 'bullmq';

const { version } = createRequire(import.meta.url)('bullmq/package.json');
const connection = { path: './redis.sock' };
const until = async (holds) => {
  for (let n = 0; !(await holds()) && n < 200; n += 1) await sleep(25);
};

/** What the card shows one after the other, with that many refusals of the first update. */
async function shown(name, refusals) {
  const queue = new Queue(name, { connection });
  const opts = { deduplication: { id: 'card', keepLastIfActive: true }, attempts: 3, backoff: 1_500 };
  const set = (state) => queue.add('card', { state }, opts);
  const states = [];
  let left = refusals;
  let answer;
  const update = async ({ data }) => {
    await new Promise((resolve) => {
      answer = resolve;
      if (data.state !== 'declared') resolve();
    });
    left -= 1;
    if (left >= 0) throw new Error('Slack is away');
    states.push(data.state);
  };
  const worker = new Worker(name, update, { connection });
  await set('declared');
  await until(() => answer !== undefined);
  await set('investigating');
  if (refusals > 0) {
    answer();
    await until(async () => (await queue.getDelayedCount()) === 1);
    answer = undefined;
    await set('resolved');
    await until(() => answer !== undefined);
  } else await set('resolved');
  answer();
  await sleep(2_500);
  await worker.close();
  await queue.close();
  return states.join(', ');
}

const calm = await shown('calm', 0);
const refused = await shown('refused', 1);
console.log(`bullmq ${version}`);
console.log('guess: declared, resolved, whether the first update went through at once or at its second try');
console.log(`seen:  at once: ${calm}; at its second try: ${refused}`);
const asSeen = calm === 'declared, resolved' && refused === 'declared, investigating';
if (!asSeen) console.error('Changed: keepLastIfActive keeps what is added between two tries.');
process.exit(asSeen ? 0 : 1);
JS
node card.mjs

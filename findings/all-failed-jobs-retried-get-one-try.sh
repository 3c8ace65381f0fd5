#!/usr/bin/env bash
# Guess: retryJobs() puts the failed jobs back as they were added: with three attempts, with the pauses between them,
# and under the deduplication id that keeps a second one out.
# Seen: each has a single try left, after which it has failed again, whatever attempts says. And its deduplication id
# was given up when it failed: the next add under that id puts a second job beside it, and both run.
# Why it matters: retryJobs is called when Slack is back after an outage, and Slack is not back for good at once. Posts
# are dropped at the first hiccup, and reminders that were added meanwhile come twice.
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

cat >retried.mjs <<'JS'
import { createRequire } from 'node:module';
import { setTimeout as sleep } from 'node:timers/promises';
import { Queue, Worker } from 'bullmq';

const { version } = createRequire(import.meta.url)('bullmq/package.json');
const connection = { path: './redis.sock' };
const queue = new Queue('posts', { connection });
let failures = Number.POSITIVE_INFINITY;
const tries = [];
const post = async ({ id }) => {
  tries.push(id);
  failures -= 1;
  if (failures >= 0) throw new Error('Slack is away');
};
const worker = new Worker('posts', post, { connection });
const add = () => queue.add('remind', {}, { attempts: 3, backoff: 100, deduplication: { id: 'remind-A-1' } });
const until = async (state, count) => {
  for (let n = 0; (await queue.getJobCountByTypes(state)) < count && n < 100; n += 1) await sleep(50);
};

await add();
await until('failed', 1);
const first = tries.splice(0).length;
await queue.retryJobs();
await sleep(2_000);
const again = tries.splice(0).length;

await worker.pause();
await queue.retryJobs();
await add();
const waiting = await queue.getWaitingCount();
failures = 0;
worker.resume();
await until('completed', waiting);
await worker.close();
await queue.close();

console.log(`bullmq ${version}`);
console.log('guess: 3 tries, 3 more after retryJobs; added once more under its id while it waits, it runs once');
console.log(`seen:  ${first} tries, ${again} more after retryJobs; added once more, it runs ${tries.length} times`);
const asSeen = first === 3 && again === 1 && tries.length === 2;
if (!asSeen) console.error('Changed: retried jobs have their attempts, or their deduplication id, again.');
process.exit(asSeen ? 0 : 1);
JS
node retried.mjs
